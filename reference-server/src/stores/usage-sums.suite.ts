import { describe, expect, it } from 'vitest';
import { DAY_MS, dayOf, HOUR_MS, hourOf } from '../domain/calendar.ts';
import { createSeededRandom } from '../domain/seeded-random.ts';
import type { Store, UsageRow } from '../ports.ts';
import { sampleToken, sampleUsage } from './sample-records.ts';

const NOW = Date.UTC(2026, 0, 20, 10, 30);
const ROWS = 600;
const TOKENS = [1, 2, 3] as const;

/** Requests of three tokens and the root over ten days, in no particular order. */
function someRows(): UsageRow[] {
  const random = createSeededRandom('usage rows');
  return Array.from({ length: ROWS }, () => {
    const tokenId = random.pick([...TOKENS, null]);
    return sampleUsage({
      tokenId,
      environment: tokenId === 3 ? 'test' : 'live',
      endpoint: random.pick(['/users', '/users/{id}', '/models', '*']),
      method: random.pick(['GET', 'POST', 'DELETE']),
      status: random.pick([200, 201, 399, 400, 404, 429, 500]),
      durationMs: random.integer(0, 900),
      at: NOW - random.integer(0, 10 * DAY_MS),
    });
  });
}

const summaryOf = (rows: readonly UsageRow[]) => ({
  requests: rows.length,
  successful: rows.filter(({ status }) => status < 400).length,
  failed: rows.filter(({ status }) => status >= 400).length,
  totalDurationMs: rows.reduce((sum, { durationMs }) => sum + durationMs, 0),
});

export function describeUsageSums(store: () => Store): void {
  describe('the figures of usage', () => {
    it('agree with the rows that went in, however these are told apart', async () => {
      const { tokens, usage } = store();
      await tokens.insertMany(TOKENS.map((id) => sampleToken({ id })));
      const rows = someRows();
      for (let at = 0; at < ROWS; at += 70) await usage.append(rows.slice(at, at + 70));
      const since = NOW - 4 * DAY_MS;
      const fromHour = rows.filter(({ at }) => at >= hourOf(since));
      const fromDay = rows.filter(({ at }) => at >= dayOf(since));

      for (const id of TOKENS) {
        const own = fromHour.filter(({ tokenId }) => tokenId === id);
        const hours = Map.groupBy(own, ({ at }) => hourOf(at));
        expect(await usage.tokenHours(id, since)).toEqual(
          [...hours]
            .sort(([a], [b]) => a - b)
            .map(([hourMs, some]) => ({ hourMs, ...summaryOf(some) })),
        );
        const ofDays = fromDay.filter(({ tokenId }) => tokenId === id);
        for (const { endpoint, method, ...summary } of await usage.tokenEndpoints(id, since)) {
          const same = ofDays.filter((row) => row.endpoint === endpoint && row.method === method);
          expect(summary).toEqual(summaryOf(same));
        }
        const all = rows.filter(({ tokenId }) => tokenId === id);
        expect((await usage.totals([id], NOW)).get(id)).toEqual({
          requests24h: all.filter(({ at }) => at >= hourOf(NOW) - 23 * HOUR_MS).length,
          requests7d: all.filter(({ at }) => at >= dayOf(NOW) - 6 * DAY_MS).length,
          total: all.length,
        });
      }

      const ranked = await usage.topTokens(['live', 'test'], since, 10);
      expect(ranked).toHaveLength(TOKENS.length);
      for (const { tokenId, ...summary } of ranked) {
        const own = fromDay.filter((row) => row.tokenId === tokenId);
        expect(summary).toEqual(summaryOf(own));
      }
      for (const environment of ['live', 'test'] as const) {
        const own = (some: UsageRow[]) => some.filter((row) => row.environment === environment);
        expect(await usage.summary(environment, since)).toEqual(summaryOf(own(fromHour)));
        const days = Map.groupBy(own(fromDay), ({ at }) => dayOf(at));
        expect(await usage.byDay(environment, since)).toEqual(
          [...days]
            .sort(([a], [b]) => a - b)
            .map(([dayMs, some]) => ({ dayMs, ...summaryOf(some) })),
        );
        const endpoints = await usage.topEndpoints([environment], since, 100);
        expect(endpoints.reduce((sum, { requests }) => sum + requests, 0)).toBe(
          own(fromDay).length,
        );
      }
    });
  });
}
