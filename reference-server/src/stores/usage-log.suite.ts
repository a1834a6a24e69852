import { beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../domain/calendar.ts';
import type { Environment, Store, UsageRow } from '../ports.ts';
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

    it('tells the hours of a token from that of a moment on, oldest first', async () => {
      const hour = Date.UTC(2026, 0, 20, 10);
      await append(
        { durationMs: 5 },
        { durationMs: 6.5, status: 404, at: hour },
        { durationMs: 7, at: hour - HOUR_MS },
        { at: hour - HOUR_MS - 1 },
        { tokenId: 2 },
        { tokenId: null },
      );
      await append({ durationMs: 8, status: 500 });
      expect(await store().usage.tokenHours(1, hour - 1)).toEqual([
        {
          hourMs: hour - HOUR_MS,
          requests: 1,
          successful: 1,
          failed: 0,
          totalDurationMs: 7,
        },
        { hourMs: hour, requests: 3, successful: 1, failed: 2, totalDurationMs: 19.5 },
      ]);
      expect(await store().usage.tokenHours(9, 0)).toEqual([]);
    });

    it('tells the endpoints of a token from the day of a moment on, most requests first', async () => {
      const day = Date.UTC(2026, 0, 20);
      await append(
        { endpoint: '/b', method: 'GET', at: day },
        { endpoint: '/b', method: 'DELETE', status: 404, durationMs: 3 },
        { endpoint: '/a', method: 'PUT' },
        { endpoint: '/z', durationMs: 4 },
        { endpoint: '/z', at: day - 1, durationMs: 5 },
        { endpoint: '/z', at: day - DAY_MS - 1 },
        { endpoint: '/z', tokenId: 2 },
      );
      const found = await store().usage.tokenEndpoints(1, day - 1);
      expect(found.map(({ endpoint, method, requests }) => [endpoint, method, requests])).toEqual([
        ['/z', 'GET', 2],
        ['/a', 'PUT', 1],
        ['/b', 'DELETE', 1],
        ['/b', 'GET', 1],
      ]);
      expect(found[0]).toMatchObject({ successful: 2, failed: 0, totalDurationMs: 9 });
      expect(found[2]).toMatchObject({ successful: 0, failed: 1, totalDurationMs: 3 });
    });

    it('ranks tokens of the environments asked for, most requests first, then by id', async () => {
      const day = Date.UTC(2026, 0, 20);
      await store().tokens.insertMany([
        sampleToken({ id: 3, environment: 'test' }),
        sampleToken({ id: 10 }),
      ]);
      await append({}, { tokenId: 10 }, { tokenId: 10, status: 500 }, { tokenId: null });
      await append(
        { tokenId: 2 },
        { tokenId: 2, at: day - 1 },
        { tokenId: 3, environment: 'test' },
      );
      const top = async (environments: Environment[], since: number, limit = 10) =>
        (await store().usage.topTokens(environments, since, limit)).map(({ tokenId, requests }) => [
          tokenId,
          requests,
        ]);
      const all = [
        [10, 2],
        [1, 1],
        [2, 1],
        [3, 1],
      ];
      expect(await top(['live', 'test'], NOW)).toEqual(all);
      expect(await top(['live', 'test'], NOW, 3)).toEqual(all.slice(0, 3));
      expect(await top(['test'], NOW)).toEqual([[3, 1]]);
      expect(await top(['live'], day - 1, 2)).toEqual([
        [2, 2],
        [10, 2],
      ]);
      const [first] = await store().usage.topTokens(['live'], NOW, 1);
      expect(first).toMatchObject({ successful: 1, failed: 1, totalDurationMs: 20 });
    });

    it('ranks endpoints over tokens and the root, most requests first, then by name', async () => {
      await append(
        { endpoint: '/b' },
        { endpoint: '/a', tokenId: null },
        { endpoint: '/c', tokenId: 2 },
        { endpoint: '/c', tokenId: null, status: 403, durationMs: 5 },
        { endpoint: '/c', environment: 'test' },
        { endpoint: '/d', at: NOW - DAY_MS },
      );
      const found = await store().usage.topEndpoints(['live'], NOW, 2);
      expect(found).toEqual([
        {
          endpoint: '/c',
          method: 'GET',
          requests: 2,
          successful: 1,
          failed: 1,
          totalDurationMs: 15,
        },
        {
          endpoint: '/a',
          method: 'GET',
          requests: 1,
          successful: 1,
          failed: 0,
          totalDurationMs: 10,
        },
      ]);
      const [first] = await store().usage.topEndpoints(['live', 'test'], NOW, 1);
      expect(first).toMatchObject({ endpoint: '/c', requests: 3 });
    });

    it('answers no rows from before a moment', async () => {
      await append({ at: NOW - 1 }, { at: NOW });
      expect((await store().usage.recent(1, 10, NOW)).map(({ at }) => at)).toEqual([NOW]);
    });

    it('deletes old rows in steps, and what they add up to stays', async () => {
      const old = NOW - DAY_MS;
      await append({ at: old - 3 }, { at: old - 2, tokenId: 2 }, { at: old - 1 }, { at: NOW });
      let deleted = 0;
      let step = 0;
      do {
        step = await store().usage.deleteRows(NOW, 2);
        deleted += step;
      } while (step > 0);
      expect(deleted).toBe(3);
      expect((await store().usage.recent(1, 10)).map(({ at }) => at)).toEqual([NOW]);
      expect(await totals(1)).toMatchObject({ total: 3 });
    });

    it('takes an empty batch', async () => {
      await store().usage.append([]);
      expect(await store().usage.byDay('live', 0)).toEqual([]);
    });
  });
}
