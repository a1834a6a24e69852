import type { Send } from './policies/policy.ts';
import { type RequestRecord, toResponse } from './request-record.ts';
import type { Tracer } from './tracer.ts';
import type { Fetch } from './transport.ts';

/** What is the same for all requests. */
type Defaults = Omit<
  RequestRecord,
  'url' | 'method' | 'headers' | 'body' | 'signal' | 'attempts' | 'deadlineAt'
>;

/** The pipeline behind the signature of `fetch`. A redirect is never followed with a credential. */
export function fetchThrough(send: Send, defaults: Defaults, tracer: Tracer | undefined): Fetch {
  return async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const request = new Request(input, { ...init, signal: null });
    const record: RequestRecord = {
      ...defaults,
      url: request.url,
      method: request.method,
      headers: Object.fromEntries(request.headers),
      body: request.body ? await request.arrayBuffer() : undefined,
      signal,
      // Whoever sends a key knows that the server honours it.
      repeatable: defaults.repeatable || request.headers.has('idempotency-key'),
      attempts: 0,
      deadlineAt: Infinity,
    };
    const call = async () => ({ response: await send(record) });
    const { response } = await (tracer
      ? (await import('./traced.ts')).traced(tracer, record, call)
      : call());
    return toResponse(record, response);
  };
}
