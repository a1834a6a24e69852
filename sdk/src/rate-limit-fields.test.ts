import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRateLimitFields } from './rate-limit-fields.ts';

const NOW = Date.UTC(2026, 1, 20, 10, 0, 0);

describe('readRateLimitFields', () => {
  it.each([
    ['the current draft', '"default";r=50;t=30', '"default";q=100;w=60', 100, 50, 30],
    ['the tightest of several', '"a";r=50;t=30, "b";r=5;t=600', '"a";q=100, "b";q=10', 10, 5, 600],
    [
      'only what counts requests',
      '"bytes";r=0;t=9, "calls";r=3;t=8',
      '"bytes";q=9;qu="content-bytes", "calls";q=5',
      5,
      3,
      8,
    ],
    ['the dictionary of revision 7', 'limit=100, remaining=50, reset=5', null, 100, 50, 5],
    ['a limit without a policy', '"default";r=50;t=30', null, undefined, 50, 30],
  ])('reads %s', (_, rateLimit, policy, limit, remaining, seconds) => {
    const headers = new Headers({ RateLimit: rateLimit });
    if (policy) headers.set('RateLimit-Policy', policy);
    expect(readRateLimitFields(headers, NOW)).toEqual({
      limit,
      remaining,
      resetAt: NOW + seconds * 1_000,
      resetInMs: seconds * 1_000,
    });
  });

  it('reads the triple of revision 6', () => {
    const headers = new Headers({
      'RateLimit-Limit': '100',
      'RateLimit-Remaining': '50',
      'RateLimit-Reset': '30',
    });
    expect(readRateLimitFields(headers, NOW)).toEqual({
      limit: 100,
      remaining: 50,
      resetAt: NOW + 30_000,
      resetInMs: 30_000,
    });
  });

  it.each(['', 'no list', '"default;r=5', '"default";r=5', '"default";t=5', '"default";r=-1;t=5'])(
    'finds nothing in %j',
    (text) => {
      expect(readRateLimitFields(new Headers({ RateLimit: text }), NOW)).toBeUndefined();
    },
  );

  it('never throws, and never gives a number that a timer could not take', () => {
    const text = fc.string({ unit: fc.constantFrom(...'"a;,=r t159.-'.split('')) });
    fc.assert(
      fc.property(text, text, (list, policy) => {
        const fields: Record<string, string> = { ratelimit: list, 'ratelimit-policy': policy };
        const observation = readRateLimitFields({ get: (name) => fields[name] ?? null }, NOW);
        if (!observation) return;
        expect(Number.isFinite(observation.resetAt)).toBe(true);
        expect(observation.resetInMs).toBeGreaterThanOrEqual(0);
        expect(observation.remaining).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
