import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRetry, type Outcome, type RetryContext } from './retry-decision.ts';

const context: RetryContext = {
  retries: 0,
  maxRetries: 2,
  repeatable: true,
  mode: 'wait',
  maxWaitMs: 60_000,
  leftMs: 120_000,
  now: Date.UTC(2026, 0, 1),
  random: 0.5,
};

function answer(status: number, headers: Record<string, string> = {}): Outcome {
  return { status, headers: new Headers(headers) };
}

describe('what is repeated', () => {
  it.each([408, 429, 500, 502, 503, 504])('%i is', (status) => {
    expect(decideRetry(answer(status), context)).toBeDefined();
  });

  it.each([200, 304, 400, 401, 403, 404, 405, 409, 413, 415, 422, 501])('%i is not', (status) => {
    expect(decideRetry(answer(status), context)).toBeUndefined();
  });

  it.each([
    ['409 that the server marks', answer(409, { 'X-Should-Retry': 'true' }), true],
    ['503 that the server unmarks', answer(503, { 'X-Should-Retry': 'false' }), false],
    ['a success, whatever the server marks', answer(200, { 'X-Should-Retry': 'true' }), false],
    ['a connection that failed before sending', { sent: false }, true],
    ['a connection that failed afterwards', { sent: true }, true],
  ] satisfies [string, Outcome, boolean][])('%s', (_, outcome, retry) => {
    expect(decideRetry(outcome, context) !== undefined).toBe(retry);
  });

  it.each([
    ['after a 429', answer(429), true],
    ['after a failure before sending', { sent: false }, true],
    ['when the server says so', answer(409, { 'X-Should-Retry': 'true' }), true],
    ['not after a failure that may have come after sending', { sent: true }, false],
    ['not after a 500', answer(500), false],
    ['not after a 503 with Retry-After', answer(503, { 'Retry-After': '1' }), false],
    ['not after a 408', answer(408), false],
  ] satisfies [string, Outcome, boolean][])(
    'a request that must not happen twice: %s',
    (_, outcome, retry) => {
      const decision = decideRetry(outcome, { ...context, repeatable: false });
      expect(decision !== undefined).toBe(retry);
    },
  );

  it('nothing is, once the retries are used up', () => {
    expect(decideRetry(answer(503), { ...context, retries: 2 })).toBeUndefined();
  });

  it('a 429 is not in the mode that throws', () => {
    expect(decideRetry(answer(429), { ...context, mode: 'throw' })).toBeUndefined();
    expect(decideRetry(answer(503), { ...context, mode: 'throw' })).toBeDefined();
  });
});

describe('when it is repeated', () => {
  const resetInMs = 30_000;
  const rateLimit = { limit: 10, remaining: 0, resetAt: context.now + resetInMs, resetInMs };

  it.each([
    ['the server’s wait', answer(503, { 'Retry-After': '7' }), 7_000, 'server-wait'],
    ['the wait of a limit', answer(429, { 'Retry-After': '7' }), 7_000, 'rate-limit'],
    ['the reset of a limit without Retry-After', answer(429), 30_000, 'rate-limit'],
    ['its own backoff where the reset is of no matter', answer(503), 250, 'backoff'],
    ['its own backoff without an answer', { sent: true }, 250, 'backoff'],
  ] satisfies [string, Outcome, number, string][])('takes %s', (_, outcome, delayMs, reason) => {
    expect(decideRetry(outcome, { ...context, rateLimit })).toEqual({ delayMs, reason });
  });

  it.each([429, 503])('takes its own backoff after a %i without a word', (status) => {
    expect(decideRetry(answer(status), context)).toEqual({ delayMs: 250, reason: 'backoff' });
  });

  it.each([
    ['maxWaitMs', answer(429, { 'Retry-After': '64' }), { leftMs: 120_000 }],
    ['the deadline', answer(429, { 'Retry-After': '30' }), { leftMs: 30_000 }],
    ['the deadline, for a backoff', { sent: true }, { leftMs: 100 }],
  ] satisfies [string, Outcome, object][])(
    'gives up at once where a wait exceeds %s',
    (_, outcome, over) => {
      expect(decideRetry(outcome, { ...context, ...over })).toBeUndefined();
    },
  );

  it('allows the moment by which a server rounds a wait up, and two clocks differ', () => {
    expect(decideRetry(answer(429, { 'Retry-After': '63' }), context)).toBeDefined();
  });

  it('never cuts a server’s wait short', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(100_000), fc.nat(200_000), (seconds, maxWaitMs, leftMs) => {
        const decision = decideRetry(answer(429, { 'Retry-After': `${seconds}` }), {
          ...context,
          maxWaitMs,
          leftMs,
        });
        if (decision) expect(decision.delayMs).toBe(seconds * 1_000);
      }),
    );
  });

  it('doubles the ceiling of its own backoff up to 8 s, with full jitter below it', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(50), random, (retries, share) => {
        const decision = decideRetry(
          { sent: true },
          { ...context, retries, maxRetries: 100, random: share },
        );
        const ceiling = Math.min(8_000, 500 * 2 ** retries);
        expect(decision).toEqual({ delayMs: share * ceiling, reason: 'backoff' });
      }),
    );
  });
});
