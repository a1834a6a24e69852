import {
  type CreateFetchOptions,
  createFetch,
  type PipelineFetch,
} from '../../src/create-fetch.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

export interface SentRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Manual milliseconds since the test began. */
  readonly at: number;
}

export interface Harness {
  readonly clock: ManualClock;
  readonly fetch: PipelineFetch;
  /** Every request that reached the transport, in order. */
  readonly sent: SentRequest[];
}

/** Answers a request; the number counts requests from 1. */
export type Respond = (request: SentRequest, number: number) => Response | Promise<Response>;

/** A whole pipeline on a manual clock, over a transport that a test answers for. */
export function createHarness(respond: Respond, options: CreateFetchOptions = {}): Harness {
  const clock = createManualClock();
  const sent: SentRequest[] = [];
  const fetch = createFetch({
    clock,
    random: () => 0.5,
    async fetch(input, init) {
      const request = new Request(input, init);
      const { url, method, headers } = request;
      const signal = init?.signal ?? request.signal;
      const body = await request.text();
      const record = { url, method, headers, body, signal, at: clock.monotonic() };
      sent.push(record);
      return respond(record, sent.length);
    },
    ...options,
  });
  return { clock, fetch, sent };
}

export const URL_UNDER_TEST = 'https://api.test/things';

/** A transport that never answers, and does not look at its signal either. */
export function never(): Promise<Response> {
  return new Promise(() => {});
}

/** An answer whose body begins and never ends. */
export function stalled(): Response {
  return new Response(
    new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) }),
  );
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init);
}
