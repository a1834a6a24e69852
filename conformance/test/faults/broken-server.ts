/**
 * Servers that are broken in one thing each.
 *
 * - Each is the reference's own application, and differs from it in what its wrapper does.
 * - Each breaks a clause of the contract in a way in which servers are broken in practice.
 * - A wrapper keeps its state to itself, so that each run breaks afresh.
 */
import type { Answer, Asked, Serve } from './message.ts';
import { as, codeOf } from './message.ts';

export interface BrokenServer {
  /** What it does wrong, in a few words. */
  readonly name: string;
  /** The clause of `docs/contract.md` that it breaks. */
  readonly clause: string;
  /** The check meant for it. */
  readonly check: string;
  /** Where that check only looks at answers: the one that asks for them. */
  readonly askedBy?: string;
  /** The mistake behind it, as it is made in practice. */
  readonly standsFor: string;
  readonly breaks: Breaks;
}

export type Breaks = (serve: Serve, world: World) => Serve;

/** What a wrapper knows beside the requests. */
export interface World {
  /** Credentials that may do everything. */
  readonly authority: string;
  now(): number;
}

/** Answers some requests otherwise than the server did. */
export function answering(
  fits: (asked: Asked, answer: Answer) => boolean,
  change: (answer: Answer, asked: Asked) => Answer,
): Breaks {
  return (serve) => async (asked) => {
    const answer = await serve(asked);
    return fits(asked, answer) ? change(answer, asked) : answer;
  };
}

/** Understands some requests otherwise than they were sent. */
export function understanding(
  fits: (asked: Asked) => boolean,
  change: (asked: Asked) => Asked,
): Breaks {
  return (serve) => (asked) => serve(fits(asked) ? change(asked) : asked);
}

/** Admits what is to be refused with one of these codes. */
export function admitting(
  codes: readonly string[],
  fits: (asked: Asked) => boolean = () => true,
): Breaks {
  return (serve, { authority }) =>
    async (asked) => {
      const answer = await serve(asked);
      const isRefused = codes.includes(String(codeOf(answer)));
      return isRefused && fits(asked) ? serve(as(asked, authority)) : answer;
    };
}

/** Puts a wrapper around a server that speaks `fetch`. */
export function brokenFetch(
  fetch: typeof globalThis.fetch,
  breaks: Breaks,
  world: World,
): typeof globalThis.fetch {
  let origin = '';
  const serve = breaks(async ({ method, path, query, headers, text }) => {
    const search = query.size === 0 ? '' : `?${query}`;
    const isEmpty = text === '' && !headers.has('content-type');
    const body = method === 'GET' || method === 'HEAD' || isEmpty ? null : text;
    const response = await fetch(`${origin}${path}${search}`, { method, headers, body });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }, world);
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    origin = url.origin;
    const { status, headers, text } = await serve({
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      text: await request.text(),
    });
    return new Response(text === '' ? null : text, { status, headers });
  };
}
