import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, createRecorder, ENDED, TRACED } from '../test/support/telemetry-recorder.ts';
import { NotFoundError } from './answer-errors.ts';
import { ApiError, ConnectionError, RateLimitError } from './errors.ts';
import { openTelemetry } from './opentelemetry.ts';
import type { CallEnd } from './tracer.ts';

const API_KEY = 'sk_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
});

afterAll(() => {
  context.disable();
  propagation.disable();
});

const nothing = () => {};

describe('the span of a call', () => {
  it('follows the semantic conventions for HTTP clients', () => {
    const span = createRecorder().span(nothing);
    expect(span).toMatchObject({
      name: 'GET /api/external/users/{id}',
      kind: 2,
      status: { code: 0 },
    });
    expect(span.attributes).toEqual({
      'http.request.method': 'GET',
      'url.template': '/api/external/users/{id}',
      'url.full': 'https://api.test/api/external/users/user_1?expand=plan',
      'server.address': 'api.test',
      'server.port': 443,
      'http.response.status_code': 200,
      'keyturn.operation': 'users.get',
      'keyturn.request_id': 'req_1',
    });
    expect(span.instrumentationScope.name).toBe('@keyturn/sdk');
  });

  it.each([
    ['http://127.0.0.1:3010/x', '127.0.0.1', 3010],
    ['http://localhost/x', 'localhost', 80],
    ['https://[::1]:8443/x', '::1', 8443],
  ])('of %s names the server', (url, address, port) => {
    const { attributes } = createRecorder().span(nothing, { url });
    expect([attributes['server.address'], attributes['server.port']]).toEqual([address, port]);
  });

  it.each([
    ['GET', undefined, 'GET', 'GET'],
    ['BREW', undefined, 'HTTP', '_OTHER'],
    ['BREW', '/pots/{id}', 'HTTP /pots/{id}', '_OTHER'],
  ])('of method %s and route %s is called %s', (method, route, name, attribute) => {
    const span = createRecorder().span(nothing, { method, route, operation: undefined });
    expect(span.name).toBe(name);
    expect(span.attributes['http.request.method']).toBe(attribute);
    expect(span.attributes).not.toHaveProperty('keyturn.operation');
  });

  it('has attempts, retries and waits as events', () => {
    const span = createRecorder().span(
      (own) => {
        own.event({ type: 'throttle', operation: 'users.get', waitMs: 900, waiting: 4 });
        own.attempt(1, nothing);
        own.event({
          type: 'retry',
          operation: 'users.get',
          attempt: 1,
          delayMs: 250,
          reason: 'backoff',
          status: 503,
          requestId: 'req_0',
          error: undefined,
        });
        own.attempt(2, nothing);
      },
      {},
      { attempts: 2 },
    );
    expect(span.events.map(({ name, attributes }) => [name, attributes])).toEqual([
      ['keyturn.throttle', { 'keyturn.throttle.wait_ms': 900, 'keyturn.throttle.waiting': 4 }],
      ['keyturn.attempt', { 'keyturn.attempt': 1 }],
      [
        'keyturn.retry',
        {
          'keyturn.attempt': 1,
          'keyturn.retry.delay_ms': 250,
          'keyturn.retry.reason': 'backoff',
          'keyturn.request_id': 'req_0',
          'http.response.status_code': 503,
        },
      ],
      ['keyturn.attempt', { 'keyturn.attempt': 2 }],
    ]);
    expect(span.attributes['http.request.resend_count']).toBe(1);
  });

  it.each<[string, Partial<CallEnd>, object]>([
    [
      'an answer that is an error by its status',
      {
        response: undefined,
        error: new NotFoundError('There is no such user.', { status: 404, code: 'NOT_FOUND' }),
      },
      { 'error.type': '404', 'http.response.status_code': 404, 'keyturn.error.code': 'NOT_FOUND' },
    ],
    ['an answer that nobody threw', { response: answerOf(500) }, { 'error.type': '500' }],
    [
      'a redirect that was not followed by the error’s class',
      { response: undefined, error: new ApiError('The server redirected.', { status: 302 }) },
      { 'error.type': 'ApiError', 'http.response.status_code': 302 },
    ],
    [
      'no answer by the error’s class',
      { response: undefined, error: new ConnectionError('The connection failed.') },
      { 'error.type': 'ConnectionError' },
    ],
    [
      'a wait that was refused by the error’s class',
      { response: undefined, attempts: 0, error: new RateLimitError('Later.', { status: 429 }) },
      { 'error.type': 'RateLimitError' },
    ],
    [
      'an abort with no error by no name',
      { response: undefined, error: 'stop' },
      { 'error.type': '_OTHER' },
    ],
  ])('shows %s', (_, end, attributes) => {
    const span = createRecorder().span(nothing, {}, end);
    expect(span.attributes).toMatchObject(attributes);
    expect(span.status).toEqual({ code: 2 });
  });

  it('holds no secret of an address or an error', () => {
    const error = new Error(`Bearer ${API_KEY} was refused`);
    const span = createRecorder().span(
      nothing,
      { url: `https://ann:s3cret@api.test/x?key=${API_KEY}` },
      { response: undefined, error },
    );
    expect(span.attributes['url.full']).toBe('https://REDACTED:REDACTED@api.test/x?key=[redacted]');
    expect(span.events.map(({ attributes }) => attributes)).toEqual([
      { 'exception.type': 'Error', 'exception.message': '[redacted] was refused' },
    ]);
    expect(JSON.stringify([span.attributes, span.events])).not.toMatch(/s3cret|sk_test/);
  });
});

describe('the context', () => {
  it('is the span’s while the call runs, so that what happens inside nests', async () => {
    const { tracer, tracerProvider, spans } = createRecorder();
    const own = tracer.start(TRACED);
    await own.run(async () => {
      await Promise.resolve();
      tracerProvider.getTracer('fetch').startSpan('GET').end();
    });
    own.end(ENDED);
    const [inner, outer] = spans();
    expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId);
  });

  it('is that of the caller around the span', () => {
    const recorder = createRecorder();
    const parent = recorder.tracerProvider.getTracer('app').startSpan('job');
    const span = context.with(trace.setSpan(context.active(), parent), () =>
      recorder.span(nothing),
    );
    expect(span.parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
  });

  it('goes with every attempt, by the propagator in use', () => {
    const sent: unknown[] = [];
    const span = createRecorder().span((own) => {
      for (const attempt of [1, 2]) own.attempt(attempt, (headers) => sent.push(headers));
    });
    const { traceId, spanId } = span.spanContext();
    const headers = { traceparent: `00-${traceId}-${spanId}-01` };
    expect(sent).toEqual([headers, headers]);
  });

  it('stays here where fetch is instrumented as well', () => {
    const sent: unknown[] = [];
    createRecorder({ propagate: false }).span((own) =>
      own.attempt(1, (headers) => sent.push(headers)),
    );
    expect(sent).toEqual([{}]);
  });
});

describe('an exchange', () => {
  it('is an event of the span that is active, and is counted', async () => {
    const recorder = createRecorder();
    const span = recorder.span((own) =>
      own.run(() => recorder.tracer.event({ type: 'exchange', ok: true, ahead: false })),
    );
    const error = new ConnectionError('The connection failed.');
    recorder.tracer.event({ type: 'exchange', ok: false, ahead: true, error });
    expect(span.events).toMatchObject([
      { name: 'keyturn.exchange', attributes: { 'keyturn.exchange.ahead': false } },
    ]);
    const metric = await recorder.metric('keyturn.client.exchanges');
    expect(metric?.dataPoints).toMatchObject([
      { value: 1, attributes: { 'keyturn.exchange.ahead': false } },
      { value: 1, attributes: { 'keyturn.exchange.ahead': true, 'error.type': 'ConnectionError' } },
    ]);
  });
});

describe('without providers', () => {
  it('the global ones are used, which do nothing until the application registers some', () => {
    const own = openTelemetry().start(TRACED);
    expect(own.run(() => own.attempt(1, (headers) => headers))).toEqual({});
    own.end(ENDED);
    expect(own.run(() => 'the answer')).toBe('the answer');
  });
});
