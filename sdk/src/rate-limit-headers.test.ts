import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRateLimit, readRetryAfter } from './rate-limit-headers.ts';

const NOW = Date.UTC(2026, 1, 20, 10, 0, 0);
const IN_A_MINUTE = NOW + 60_000;

describe('readRateLimit', () => {
  it.each([
    ['Unix seconds', `${IN_A_MINUTE / 1_000}`],
    ['Unix milliseconds', `${IN_A_MINUTE}`],
    ['seconds from now', '60'],
    ['ISO 8601', new Date(IN_A_MINUTE).toISOString()],
  ])('reads a reset in %s', (_, reset) => {
    const headers = new Headers({
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '856',
      'X-RateLimit-Reset': reset,
    });
    expect(readRateLimit(headers, NOW)).toEqual({
      limit: 1000,
      remaining: 856,
      resetAt: IN_A_MINUTE,
      resetInMs: 60_000,
    });
  });

  it('measures an absolute reset against the server’s own date where the clocks disagree', () => {
    const headers = new Headers({
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': `${IN_A_MINUTE / 1_000}`,
      Date: new Date(NOW).toUTCString(),
    });
    expect(readRateLimit(headers, NOW + 3_600_000)?.resetInMs).toBe(60_000);
  });

  it('never gives a negative distance', () => {
    const headers = new Headers({
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '1500000000',
    });
    expect(readRateLimit(headers, NOW)?.resetInMs).toBe(0);
  });

  it.each([
    ['nothing', {}],
    ['no reset', { 'X-RateLimit-Remaining': '5' }],
    ['a negative count', { 'X-RateLimit-Remaining': '-1', 'X-RateLimit-Reset': '60' }],
    [
      'a reset over a year ahead',
      { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '9999999999' },
    ],
    ['a reset that is no time', { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': 'tomorrow' }],
    ['a negative reset', { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': '-5' }],
    ['a number with a word', { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': 'soon 5' }],
  ])('finds nothing in %s', (_, headers) => {
    expect(readRateLimit(new Headers(headers as Record<string, string>), NOW)).toBeUndefined();
  });

  it('never throws, and never gives a number that a timer could not take', () => {
    const value = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String));
    fc.assert(
      fc.property(value, value, (remaining, reset) => {
        const fields: Record<string, string> = {
          'x-ratelimit-remaining': remaining,
          'x-ratelimit-reset': reset,
        };
        const observation = readRateLimit({ get: (name) => fields[name] ?? null }, NOW);
        if (!observation) return;
        expect(Number.isFinite(observation.resetAt)).toBe(true);
        expect(observation.resetInMs).toBeGreaterThanOrEqual(0);
        expect(observation.remaining).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('readRetryAfter', () => {
  it.each([
    ['seconds', { 'Retry-After': '120' }, 120_000],
    ['fractions of a second', { 'Retry-After': '1.5' }, 1_500],
    ['zero', { 'Retry-After': '0' }, 0],
    ['milliseconds', { 'Retry-After-Ms': '250' }, 250],
    ['milliseconds before seconds', { 'Retry-After-Ms': '250', 'Retry-After': '9' }, 250],
    ['the preferred date', { 'Retry-After': 'Fri, 20 Feb 2026 10:00:30 GMT' }, 30_000],
    ['the date of RFC 850', { 'Retry-After': 'Friday, 20-Feb-26 10:00:30 GMT' }, 30_000],
    ['the date of asctime', { 'Retry-After': 'Fri Feb 20 10:00:30 2026' }, 30_000],
    ['a date that has passed', { 'Retry-After': 'Fri, 20 Feb 2026 09:00:00 GMT' }, 0],
  ])('reads %s', (_, headers, expected) => {
    expect(readRetryAfter(new Headers(headers as Record<string, string>), NOW)).toBe(expected);
  });

  it('measures a date against the server’s own date where the clocks disagree', () => {
    const headers = new Headers({
      'Retry-After': 'Fri, 20 Feb 2026 10:00:30 GMT',
      Date: 'Fri, 20 Feb 2026 10:00:00 GMT',
    });
    expect(readRetryAfter(headers, NOW - 3_600_000)).toBe(30_000);
  });

  it.each(['-1', 'soon', '1e9', 'NaN', 'Infinity', '99999999999', ''])('ignores %j', (value) => {
    expect(readRetryAfter(new Headers({ 'Retry-After': value }), NOW)).toBeUndefined();
  });
});
