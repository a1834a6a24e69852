import { describe, expect, it } from 'vitest';
import { sampleUsage } from '../stores/sample-records.ts';
import { dayOf, firstOf24Hours, firstOfDays, hourOf, lastUses, rollUp } from './usage-rollup.ts';

const at = Date.UTC(2026, 0, 20, 10, 30);

describe('the windows of usage', () => {
  it.each([
    ['the hour', hourOf(at), '2026-01-20T10:00:00.000Z'],
    ['the day', dayOf(at), '2026-01-20T00:00:00.000Z'],
    ['the first of 24 hours', firstOf24Hours(at), '2026-01-19T11:00:00.000Z'],
    ['the first of 1 day', firstOfDays(at, 1), '2026-01-20T00:00:00.000Z'],
    ['the first of 7 days', firstOfDays(at, 7), '2026-01-14T00:00:00.000Z'],
  ])('start %s at full UTC hours and days, the current one included', (_, start, expected) => {
    expect(new Date(start).toISOString()).toBe(expected);
  });
});

describe('rollUp', () => {
  it.each([
    [200, 1, 0],
    [399, 1, 0],
    [400, 0, 1],
    [503, 0, 1],
  ])('counts a status of %i as %i successful and %i failed', (status, successful, failed) => {
    const [sum] = rollUp([sampleUsage({ status })], () => ({}));
    expect(sum).toMatchObject({ requests: 1, successful, failed });
  });

  it('adds up by every distinct combination of dimensions', () => {
    const rows = [
      sampleUsage({ method: 'GET', endpoint: '/users', durationMs: 5 }),
      sampleUsage({ method: 'PUT', endpoint: '/users', durationMs: 6 }),
      sampleUsage({ method: 'GET', endpoint: '/users', durationMs: 7, status: 500 }),
    ];
    expect(rollUp(rows, ({ method, endpoint }) => ({ method, endpoint }))).toEqual([
      {
        method: 'GET',
        endpoint: '/users',
        requests: 2,
        successful: 1,
        failed: 1,
        totalDurationMs: 12,
      },
      {
        method: 'PUT',
        endpoint: '/users',
        requests: 1,
        successful: 1,
        failed: 0,
        totalDurationMs: 6,
      },
    ]);
  });
});

describe('lastUses', () => {
  it('answers the latest use of each token', () => {
    const rows = [
      { ...sampleUsage({ at: 5 }), tokenId: 1 },
      { ...sampleUsage({ at: 9 }), tokenId: 1 },
      { ...sampleUsage({ at: 7 }), tokenId: 2 },
      { ...sampleUsage({ at: 8 }), tokenId: 1 },
    ];
    expect(lastUses(rows)).toEqual(
      new Map([
        [1, 9],
        [2, 7],
      ]),
    );
  });
});
