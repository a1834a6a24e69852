import { Console } from 'node:console';
import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { createEmit, type Logger, type PipelineEvent } from './events.ts';

const API_KEY = 'sk_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

const retry: PipelineEvent = {
  type: 'retry',
  operation: 'users.get',
  attempt: 1,
  delayMs: 250,
  reason: 'backoff',
  status: 503,
  requestId: 'req_1',
  error: undefined,
};
const throttle: PipelineEvent = {
  type: 'throttle',
  operation: 'users.get',
  waitMs: 5_000,
  waiting: 3,
};
const exchanged: PipelineEvent = { type: 'exchange', ok: true, ahead: false };
const failed: PipelineEvent = {
  type: 'exchange',
  ok: false,
  ahead: true,
  error: new Error(`the vault gave ${API_KEY}`),
};

/** What a logger wrote, as text. */
function written(create: (stream: Writable) => Logger, ...events: PipelineEvent[]): string {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  const emit = createEmit({ logger: create(stream) });
  for (const event of events) emit(event);
  return text;
}

const loggers: [string, (stream: Writable) => Logger][] = [
  ['console', (stream) => new Console(stream)],
  ['pino', (stream) => pino({ level: 'debug' }, stream)],
];

describe('a logger', () => {
  it.each(loggers)('%s takes every event with its fields and its name', (_, create) => {
    const text = written(create, retry, throttle, exchanged, failed);
    for (const part of [
      'keyturn: retry',
      'req_1',
      'backoff',
      'keyturn: throttle',
      '5000',
      'keyturn: exchange',
      'the vault gave [redacted]',
    ]) {
      expect(text).toContain(part);
    }
  });

  it.each(loggers)('%s shows no key that an error holds', (_, create) => {
    expect(written(create, failed)).not.toContain(API_KEY);
  });

  it.each<[keyof Logger, string, PipelineEvent]>([
    ['debug', 'an exchange', exchanged],
    ['info', 'a retry', retry],
    ['info', 'a wait for quota', throttle],
    ['warn', 'an exchange that failed, which no caller may see', failed],
    ['warn', 'a store that failed', { type: 'token-store', operation: 'read', error: 'gone' }],
  ])('is told at level %s of %s', (level, _, event) => {
    const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn() };
    createEmit({ logger })(event);
    for (const [name, log] of Object.entries(logger)) {
      expect(log).toHaveBeenCalledTimes(name === level ? 1 : 0);
    }
  });
});

describe('a hook', () => {
  it.each([
    ['onRetry', retry],
    ['onThrottle', throttle],
    ['onExchange', exchanged],
    ['onExchange', failed],
  ] as const)('%s is given its events, and no others', (name, event) => {
    const hooks = { onRetry: vi.fn(), onThrottle: vi.fn(), onExchange: vi.fn() };
    createEmit(hooks)(event);
    for (const [other, hook] of Object.entries(hooks)) {
      if (other === name) expect(hook).toHaveBeenCalledExactlyOnceWith(event);
      else expect(hook).not.toHaveBeenCalled();
    }
  });

  const thrown = new Error(`no ${API_KEY}`);
  const throws = () => {
    throw thrown;
  };
  it.each([
    ['throws', throws],
    ['is asynchronous and rejects', () => Promise.reject(thrown)],
  ])('that %s is reported without secrets, and disturbs nobody', async (_, onRetry) => {
    const warn = vi.fn();
    const emit = createEmit({ logger: { debug: vi.fn(), info: vi.fn(), warn }, onRetry });
    emit(retry);
    await new Promise((done) => setImmediate(done));
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      { type: 'retry', error: 'Error: no [redacted]' },
      'keyturn: a hook threw',
    );
  });
});

describe('a trace', () => {
  it('is told of the events of its call, in the place of the tracer', () => {
    const tracer = { event: vi.fn() };
    const trace = { event: vi.fn() };
    const emit = createEmit({ tracer });
    emit(retry, trace);
    emit(exchanged);
    expect(trace.event).toHaveBeenCalledExactlyOnceWith(retry);
    expect(tracer.event).toHaveBeenCalledExactlyOnceWith(exchanged);
  });
});
