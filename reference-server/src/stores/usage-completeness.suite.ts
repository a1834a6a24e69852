import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../domain/calendar.ts';
import type { Store } from '../ports.ts';
import { sampleToken, sampleUsage } from './sample-records.ts';

const NOW = Date.UTC(2026, 0, 20, 10, 30);
const MINUTE_MS = 60_000;

export function describeUsageCompleteness(store: () => Store): void {
  const mark = (completeUntil: number, { recorder = 'a', dropped = 0 } = {}) =>
    store().usage.append([], { recorder, completeUntil, dropped });
  const gaps = async (sinceMs = 0, now = NOW) =>
    (await store().usage.completeness(sinceMs, now)).gaps;

  describe('the completeness of usage', () => {
    it('is whole where nothing was recorded, and while a recorder marks', async () => {
      expect(await store().usage.completeness(0, NOW)).toEqual({ gaps: [], droppedRows: 0 });
      await store().usage.begin('a', NOW);
      await mark(NOW + 5_000);
      expect(await gaps(0, NOW + 20_000)).toEqual([]);
    });

    it('has no gap after a recorder that ended', async () => {
      await store().usage.begin('a', NOW);
      await mark(NOW + 5);
      await store().usage.end('a');
      await store().usage.begin('a', NOW + HOUR_MS);
      expect(await gaps(0, NOW + HOUR_MS)).toEqual([]);
    });

    it('has a gap from the last mark to the next begin of a recorder that did not end', async () => {
      await store().usage.begin('a', NOW);
      await mark(NOW + 5);
      await store().usage.begin('a', NOW + 9);
      await store().usage.begin('a', NOW + 20);
      const found = [
        { from: NOW + 5, to: NOW + 9 },
        { from: NOW + 9, to: NOW + 20 },
      ];
      expect(await gaps(0, NOW + 20)).toEqual(found);
      expect(await gaps(NOW + 10, NOW + 20)).toEqual(found.slice(1));
    });

    it('has an open gap after a recorder that is lost, until another begins', async () => {
      await store().usage.begin('a', NOW);
      expect(await gaps(0, NOW + MINUTE_MS)).toEqual([{ from: NOW, to: NOW + MINUTE_MS }]);
      await store().usage.begin('b', NOW + 2 * MINUTE_MS);
      await mark(NOW + 5 * MINUTE_MS, { recorder: 'b' });
      expect(await gaps(0, NOW + 5 * MINUTE_MS)).toEqual([{ from: NOW, to: NOW + 2 * MINUTE_MS }]);
    });

    it('keeps recorders apart', async () => {
      await store().usage.begin('a', NOW);
      await store().usage.begin('b', NOW + 1);
      await store().usage.end('a');
      await store().usage.begin('b', NOW + 3);
      expect(await gaps(0, NOW + 3)).toEqual([{ from: NOW + 1, to: NOW + 3 }]);
    });

    it('never turns a gap round when the clock was set back', async () => {
      await store().usage.begin('a', NOW);
      await store().usage.begin('a', NOW - 5);
      expect(await gaps()).toEqual([{ from: NOW, to: NOW }]);
    });

    it('counts dropped rows by the hour', async () => {
      await mark(NOW, { dropped: 3 });
      await mark(NOW + 5, { dropped: 4 });
      await mark(NOW - HOUR_MS, { dropped: 5 });
      expect(await store().usage.completeness(NOW, NOW)).toMatchObject({ droppedRows: 7 });
      expect(await store().usage.completeness(NOW - HOUR_MS, NOW)).toMatchObject({
        droppedRows: 12,
      });
    });

    it('is marked with the rows or not at all', async () => {
      await store().tokens.insert(sampleToken());
      await store().usage.begin('a', NOW);
      const work = store().transaction(async ({ usage }) => {
        await usage.append([sampleUsage()], { recorder: 'a', completeUntil: NOW + 5, dropped: 1 });
        throw new Error('changed my mind');
      });
      await expect(work).rejects.toThrow('changed my mind');
      await store().usage.begin('a', NOW + 9);
      expect(await store().usage.completeness(0, NOW + 9)).toEqual({
        gaps: [{ from: NOW, to: NOW + 9 }],
        droppedRows: 0,
      });
    });
  });
}
