import { context, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetch } from '../src/create-fetch.ts';
import type { KeyturnOptions } from '../src/options.ts';
import type { CallEnd, TracedCall, Tracer } from '../src/tracer.ts';
import { json, type Respond } from './support/pipeline-harness.ts';
import { errorOf, follow } from './support/settled.ts';
import { API_KEY, createStubApi, data, failure, JWT } from './support/stub-api.ts';
import { createRecorder } from './support/telemetry-recorder.ts';

beforeAll(async () => {
  // It is loaded with the first trace, which a test on a manual clock cannot wait for.
  await import('../src/traced.ts');
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});

afterAll(() => {
  context.disable();
  propagation.disable();
});

function createTracedApi(respond: Respond, options: KeyturnOptions = {}) {
  const recorder = createRecorder();
  const api = createStubApi(respond, { tracer: recorder.tracer, ...options });
  /** The spans that have ended, by the operation. */
  const span = (operation: string) =>
    recorder.spans().find(({ attributes }) => attributes['keyturn.operation'] === operation);
  return { ...api, spans: recorder.spans, span };
}

const failingOnce: Respond = (_, number) =>
  number === 1 ? failure(503, 'SERVICE_UNAVAILABLE') : data({ id: 'user_1' });

describe('the span of a call', () => {
  it('spans its attempts, which are events, each with the context in its headers', async () => {
    const { client, clock, sent, spans, span } = createTracedApi(failingOnce);
    const state = follow(client.users.get('user_1'));
    await clock.advance(5_000);
    expect(state()).toEqual({ value: { id: 'user_1' } });
    const own = span('users.get');
    expect(spans()).toHaveLength(2);
    expect(own?.name).toBe('GET /api/external/users/{id}');
    expect(own?.attributes).toMatchObject({
      'url.full': 'https://api.test/api/external/users/user_1',
      'http.response.status_code': 200,
      'http.request.resend_count': 1,
      'keyturn.request_id': 'req_1',
    });
    expect(own?.events.map(({ name }) => name)).toEqual([
      'keyturn.exchange',
      'keyturn.attempt',
      'keyturn.retry',
      'keyturn.attempt',
    ]);
    const { traceId, spanId } = own?.spanContext() ?? {};
    expect(sent.map(({ headers }) => headers.get('traceparent'))).toEqual([
      `00-${traceId}-${spanId}-01`,
      `00-${traceId}-${spanId}-01`,
    ]);
  });

  it('has the exchange that it needs as a child', async () => {
    const { client, span } = createTracedApi(() => data({ id: 'user_1' }));
    await client.users.get('user_1');
    const exchange = span('auth.validate');
    expect(exchange?.name).toBe('POST /api/external/auth/validate');
    expect(exchange?.parentSpanContext?.spanId).toBe(span('users.get')?.spanContext().spanId);
  });

  it('is active while a request is sent, so that an instrumented fetch nests', async () => {
    const recorder = createRecorder();
    const { client } = createStubApi(() => data({}), {
      auth: 'key',
      tracer: recorder.tracer,
      async fetch() {
        recorder.tracerProvider.getTracer('fetch').startSpan('GET').end();
        return data({ keyId: 'k' });
      },
    });
    await client.auth.me();
    const [inner, outer] = recorder.spans();
    expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
  });

  it('shows a wait for quota', async () => {
    const headers = { ratelimit: '"default";r=0;t=5' };
    const { client, clock, spans } = createTracedApi(() =>
      json({ success: true, data: {} }, { headers }),
    );
    await client.auth.me();
    const state = follow(client.auth.me());
    await clock.advance(6_000);
    expect(state()).toEqual({ value: {} });
    expect(
      spans()
        .at(-1)
        ?.events.map(({ name }) => name),
    ).toEqual(['keyturn.throttle', 'keyturn.attempt']);
  });

  it.each<[string, Respond, object]>([
    [
      'an error of the API',
      () => failure(404, 'NOT_FOUND'),
      { 'error.type': '404', 'keyturn.error.code': 'NOT_FOUND', 'http.response.status_code': 404 },
    ],
    [
      'a success that is none',
      () => new Response('<html>'),
      { 'error.type': 'ParseError', 'http.response.status_code': 200 },
    ],
    [
      'a connection that failed',
      () => Promise.reject(new TypeError(`fetch failed for ${API_KEY}`)),
      { 'error.type': 'ConnectionError' },
    ],
  ])('ends with %s', async (_, respond, attributes) => {
    const { client, spans, span } = createTracedApi(respond, { maxRetries: 0 });
    await errorOf(client.users.get('user_1'));
    expect(span('users.get')).toMatchObject({ status: { code: 2 }, attributes });
    const shown = JSON.stringify(spans().map((own) => [own.name, own.attributes, own.events]));
    expect(shown).not.toContain(API_KEY);
    expect(shown).not.toContain(JWT);
  });

  it('is there for raw as well, and for createFetch, which knows no operation', async () => {
    const { client, spans } = createTracedApi(() => data({ id: 'user_1' }), { auth: 'key' });
    await client.raw.GET('/api/external/users/{id}', { params: { path: { id: 'user_1' } } });
    expect(spans().map(({ name }) => name)).toEqual(['GET']);

    const recorder = createRecorder();
    const fetch = createFetch({ tracer: recorder.tracer, fetch: async () => new Response('ok') });
    await fetch('https://other.test/things?page=2', { method: 'POST' });
    expect(recorder.spans()).toMatchObject([
      { name: 'POST', attributes: { 'url.full': 'https://other.test/things?page=2' } },
    ]);
  });
});

describe('a tracer of one’s own', () => {
  function createOwnTracer() {
    const started: TracedCall[] = [];
    const ended: CallEnd[] = [];
    const tracer: Tracer = {
      event() {},
      start(call) {
        started.push(call);
        return {
          run: (whole) => whole(),
          attempt: (_, send) => send({ 'x-trace': 'own' }),
          event() {},
          end: (end) => void ended.push(end),
        };
      },
    };
    return { tracer, started, ended };
  }

  it('ends every trace that it starts, once', async () => {
    const { tracer, started, ended } = createOwnTracer();
    const { client } = createStubApi(
      ({ url }) => (url.endsWith('/me') ? data({}) : failure(404, 'NOT_FOUND')),
      { tracer },
    );
    const signal = AbortSignal.abort('enough');
    await client.auth.me();
    await errorOf(client.users.get('user_1'));
    await errorOf(client.users.get('user_1', { signal }));
    expect(started).toHaveLength(4);
    expect(ended.map(({ attempts, error }) => [attempts, `${error}`.split(':')[0]])).toEqual([
      [1, 'undefined'],
      [1, 'undefined'],
      [1, 'NotFoundError'],
      [0, 'enough'],
    ]);
  });

  it('is given no credential', async () => {
    const { tracer, started, ended } = createOwnTracer();
    const { client, sent } = createStubApi(() => data({}), { tracer });
    await client.auth.me();
    expect(sent[0]?.headers.get('x-trace')).toBe('own');
    expect(JSON.stringify([started, ended])).not.toMatch(/sk_test|eyJ/);
  });

  it.each(['start', 'run', 'attempt'] as const)(
    'ends the call with what its %s throws',
    async (part) => {
      const { tracer } = createOwnTracer();
      const broken = new Error('The tracer is broken.');
      const throwing = () => {
        throw broken;
      };
      const { client, clock, sent } = createStubApi(() => data({}), {
        auth: 'key',
        tracer:
          part === 'start'
            ? { ...tracer, start: throwing }
            : { ...tracer, start: (call) => ({ ...tracer.start(call), [part]: throwing }) },
      });
      expect(await errorOf(client.auth.me())).toBe(broken);
      expect(sent).toHaveLength(0);
      expect(clock.pendingTimers).toBe(0);
    },
  );

  it('is told where a call goes before it is sent', async () => {
    const { tracer, started } = createOwnTracer();
    const { client } = createStubApi(() => data({}), { tracer, auth: 'key' });
    await client.users.get('user_1');
    expect(started).toEqual([
      {
        operation: 'users.get',
        method: 'GET',
        route: '/api/external/users/{id}',
        url: 'https://api.test/api/external/users/user_1',
      },
    ]);
  });
});
