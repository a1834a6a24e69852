/**
 * A Prism between a test and the application.
 *
 * - An answer that Prism finds anything wrong with fails the call that asked for it.
 * - What a test sees is what Prism hands on. HEAD goes direct: no document has it, and Prism takes the
 *   content type off its answer.
 * - The application gets each request as it was made. Its body stays here, since Prism judges answers by
 *   path, method and status alone, writes JSON anew, and never answers where JSON is malformed.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startPrismProxy } from '../../../contract/test/prism-process.ts';
import type { App, ConnectionInfo } from '../../src/app.ts';

interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

export interface PrismBetween extends AsyncDisposable {
  /** The application, with Prism in front of it. */
  inFrontOf(app: App): App;
  /** The requests whose answers Prism has held against the document so far. */
  readonly judged: readonly Judged[];
}

interface Judged {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** Tells which request of a test it is that Prism hands on. */
const EXCHANGE = 'x-exchange';
const OF_THE_BODY = ['content-encoding', 'content-length', 'content-type', 'transfer-encoding'];
const TIME_OUT_MS = 10_000;

export async function startPrismBetween(): Promise<PrismBetween> {
  const exchanges = new Map<string, () => Promise<Response>>();
  const judged: Judged[] = [];
  let made = 0;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = exchanges.get(String(request.headers[EXCHANGE]));
    if (answer === undefined) throw new Error('Prism hands on what nobody has asked it for.');
    const { status, headers, body } = await answer();
    response.writeHead(status, [...headers].flat());
    response.end(body === null ? undefined : await new Response(body).bytes());
  }

  const upstream = createServer((request, response) => {
    serve(request, response).catch((error: Error) => response.destroy(error));
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const { port } = upstream.address() as AddressInfo;
  const prism = await startPrismProxy(`http://127.0.0.1:${port}`);

  async function fetchThroughPrism(
    app: App,
    request: Request,
    info: ConnectionInfo | undefined,
  ): Promise<Response> {
    made += 1;
    const exchange = String(made);
    let failure: unknown;
    exchanges.set(exchange, () =>
      app.fetch(request, info).catch((error: unknown) => {
        failure = error;
        throw error;
      }),
    );
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    for (const name of OF_THE_BODY) headers.delete(name);
    headers.set(EXCHANGE, exchange);
    const answer = await fetch(`${prism.url}${pathname}${search}`, {
      method: request.method,
      headers,
      signal: AbortSignal.timeout(TIME_OUT_MS),
    }).finally(() => exchanges.delete(exchange));
    if (failure !== undefined) throw failure;
    judge({ method: request.method, path: pathname, status: answer.status }, violationsOf(answer));
    return answer;
  }

  /** @throws {Error} where the answer is not what the document says */
  function judge(asked: Judged, violations: readonly Violation[]): void {
    const { method, path, status } = asked;
    const wrong = violations.filter(({ location }) => location[0] === 'response');
    if (wrong.length > 0) {
      const places = wrong.map(({ location, message }) => `${location.join('.')}: ${message}`);
      throw new Error(`Prism on the ${status} to ${method} ${path}:\n${places.join('\n')}`);
    }
    if (!violations.some(({ message }) => message === NO_OPERATION)) judged.push(asked);
  }

  return {
    judged,
    inFrontOf: (app) => ({
      fetch: (request, info) =>
        request.method === 'HEAD'
          ? app.fetch(request, info)
          : fetchThroughPrism(app, request, info),
    }),
    async [Symbol.asyncDispose]() {
      await prism[Symbol.asyncDispose]();
      upstream.close();
    },
  };
}

/** What Prism says of a request that it hands on without knowing what its answer should be. */
const NO_OPERATION = 'Selected route not found';

function violationsOf({ headers }: Response): readonly Violation[] {
  const told = headers.get('sl-violations');
  if (told === null) return [];
  // Beyond a length it is cut off.
  return told.startsWith('[')
    ? (JSON.parse(told) as Violation[])
    : [{ location: ['response'], message: told }];
}
