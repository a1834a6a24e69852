import { describe, expect, it } from 'vitest';
import { sampleUsage } from '../stores/sample-records.ts';
import { HOUR_MS, hourOf } from './calendar.ts';
import { groupRows, isOfToken, lastUses, rollUp } from './usage-rollup.ts';

const at = Date.UTC(2026, 0, 20, 10, 30);

describe('rollUp', () => {
  it.each([
    [200, 1, 0],
    [399, 1, 0],
    [400, 0, 1],
    [503, 0, 1],
  ])('counts a status of %i as %i successful and %i failed', (status, successful, failed) => {
    const [sum] = rollUp(groupRows([sampleUsage({ status })]), () => ({}));
    expect(sum).toMatchObject({ requests: 1, successful, failed });
  });

  it('adds up by every distinct combination of dimensions', () => {
    const rows = [
      sampleUsage({ method: 'GET', endpoint: '/users', durationMs: 5 }),
      sampleUsage({ method: 'PUT', endpoint: '/users', durationMs: 6 }),
      sampleUsage({ method: 'GET', endpoint: '/users', durationMs: 7, status: 500 }),
    ];
    expect(rollUp(groupRows(rows), ({ method, endpoint }) => ({ method, endpoint }))).toEqual([
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

describe('groupRows', () => {
  it.each([
    ['token', { tokenId: 2 }],
    ['environment', { environment: 'test' as const }],
    ['endpoint', { endpoint: '/models' }],
    ['method', { method: 'POST' }],
    ['hour', { at: at + HOUR_MS }],
  ])('tells requests of another %s apart', (_, other) => {
    const row = sampleUsage({ tokenId: 1, environment: 'live', endpoint: '/users', at });
    expect(groupRows([row, { ...row, ...other }, row])).toMatchObject([
      { requests: 2 },
      { requests: 1, ...other, at: hourOf('at' in other ? other.at : at) },
    ]);
  });
});

describe('lastUses', () => {
  it('answers the latest use of each token, whatever the order of the rows', () => {
    const rows = [
      sampleUsage({ tokenId: 1, at: 5 }),
      sampleUsage({ tokenId: 1, at: 9, endpoint: '/models' }),
      sampleUsage({ tokenId: 2, at: 7 }),
      sampleUsage({ tokenId: 1, at: 8 }),
      sampleUsage({ tokenId: null, at: 10 }),
    ];
    expect(lastUses(groupRows(rows).filter(isOfToken))).toEqual(
      new Map([
        [1, 9],
        [2, 7],
      ]),
    );
  });
});
