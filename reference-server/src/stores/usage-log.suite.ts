import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../domain/usage-rollup.ts';
import type { Store, UsageRow } from '../ports.ts';
import { sampleToken, sampleUsage } from './sample-records.ts';

/** Half past ten on a day. */
const NOW = Date.UTC(2026, 0, 20, 10, 30);

export function describeUsageLog(store: () => Store): void {
  const append = (...rows: Partial<UsageRow>[]) =>
    store().usage.append(rows.map((row) => sampleUsage({ at: NOW, ...row })));
  const totals = async (tokenId: number) =>
    (await store().usage.totals([tokenId], NOW)).get(tokenId);

  describe('a usage log', () => {
    beforeEach(() => store().tokens.insertMany([sampleToken(), sampleToken({ id: 2 })]));

    it('answers rows as they were handed in, newest first', async () => {
      const row = sampleUsage({ operation: null, userAgent: 'curl/8', status: 404 });
      await append({ ...row, at: NOW - 5 }, { ...row, at: NOW }, { ...row, at: NOW - 9 });
      expect(await store().usage.recent(1, 2)).toStrictEqual([
        { ...row, at: NOW },
        { ...row, at: NOW - 5 },
      ]);
    });

    it('counts 24 hourly buckets, 7 days and all, the current ones included', async () => {
      await append(
        { at: NOW },
        { at: Date.UTC(2026, 0, 19, 11) },
        { at: Date.UTC(2026, 0, 19, 11) - 1 },
        { at: Date.UTC(2026, 0, 14) },
        { at: Date.UTC(2026, 0, 14) - 1 },
      );
      expect(await totals(1)).toEqual({ requests24h: 2, requests7d: 4, total: 5 });
    });

    it('adds batch to batch', async () => {
      await append({}, { tokenId: 2 }, {});
      await append({}, { tokenId: 2, at: NOW - DAY_MS });
      expect(await totals(1)).toEqual({ requests24h: 3, requests7d: 3, total: 3 });
      expect(await totals(2)).toEqual({ requests24h: 1, requests7d: 2, total: 2 });
    });

    it('answers zeros for a token that was never used', async () => {
      expect(await store().usage.totals([1, 9], NOW)).toEqual(
        new Map([
          [1, { requests24h: 0, requests7d: 0, total: 0 }],
          [9, { requests24h: 0, requests7d: 0, total: 0 }],
        ]),
      );
      expect(await store().usage.totals([], NOW)).toEqual(new Map());
    });

    it('sums up days over tokens and the root, oldest first', async () => {
      const day = Date.UTC(2026, 0, 20);
      await append(
        { status: 200, durationMs: 5 },
        { status: 399, durationMs: 6, tokenId: 2, endpoint: '/models' },
        { status: 400, durationMs: 7, tokenId: null },
        { status: 503, durationMs: 8, at: day - 1 },
        { environment: 'test' },
        { at: day - DAY_MS - 1 },
      );
      const sums = [
        { dayMs: day - DAY_MS, requests: 1, successful: 0, failed: 1, totalDurationMs: 8 },
        { dayMs: day, requests: 3, successful: 2, failed: 1, totalDurationMs: 18 },
      ];
      expect(await store().usage.byDay('live', day - DAY_MS)).toEqual(sums);
      expect(await store().usage.byDay('live', day - 1)).toEqual(sums);
    });

    it('sums up the hours from that of a moment on', async () => {
      const hour = Date.UTC(2026, 0, 20, 10);
      await append(
        { durationMs: 5 },
        { durationMs: 6, status: 500, tokenId: null, at: hour },
        { at: hour - 1 },
        { environment: 'test' },
      );
      expect(await store().usage.summary('live', hour + HOUR_MS - 1)).toEqual({
        requests: 2,
        successful: 1,
        failed: 1,
        totalDurationMs: 11,
      });
      expect(await store().usage.summary('live', hour + HOUR_MS)).toEqual({
        requests: 0,
        successful: 0,
        failed: 0,
        totalDurationMs: 0,
      });
    });

    it('moves the last use of tokens forward, and never back', async () => {
      await append({ at: NOW }, { at: NOW - 5 });
      await append({ at: NOW - 9 });
      expect((await store().tokens.get(1))?.lastUsedAt).toBe(NOW);
      expect((await store().tokens.get(2))?.lastUsedAt).toBeNull();
    });

    it('forgets a deleted token, but not that there were requests', async () => {
      await append({}, { tokenId: 2 });
      await store().tokens.delete(1);
      await store().usage.deleteToken(1);
      expect(await totals(1)).toEqual({ requests24h: 0, requests7d: 0, total: 0 });
      expect(await store().usage.recent(1, 10)).toEqual([]);
      expect(await totals(2)).toMatchObject({ total: 1 });
      expect(await store().usage.byDay('live', 0)).toMatchObject([{ requests: 2 }]);
    });

    it('keeps nothing of a token that is gone when its rows arrive', async () => {
      await append({ tokenId: 7 }, { tokenId: 2 });
      expect(await totals(7)).toMatchObject({ total: 0 });
      expect(await store().usage.recent(7, 10)).toEqual([]);
      expect(await store().usage.byDay('live', 0)).toMatchObject([{ requests: 2 }]);
    });

    it('takes an empty batch', async () => {
      await store().usage.append([]);
      expect(await store().usage.byDay('live', 0)).toEqual([]);
    });
  });
}
