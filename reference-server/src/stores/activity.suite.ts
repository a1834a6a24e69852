import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../domain/calendar.ts';
import type { Generation, Store, Visit } from '../ports.ts';
import { sampleUser } from './sample-records.ts';

/** Half past ten on a day. */
const NOW = Date.UTC(2026, 0, 20, 10, 30);
const TODAY = Date.UTC(2026, 0, 20);

function sampleVisit(fields: Partial<Visit> = {}): Visit {
  return {
    visitor: 'v1',
    path: '/',
    referrer: null,
    country: 'DE',
    device: 'desktop',
    at: NOW,
    ...fields,
  };
}

function sampleGeneration(fields: Partial<Generation> = {}): Generation {
  return {
    userId: 'user_1',
    modelId: 'model_1',
    tokensIn: 10,
    tokensOut: 5,
    at: NOW,
    ...fields,
  };
}

export function describeActivity(store: () => Store): void {
  const visit = (...visits: Partial<Visit>[]) =>
    store().visits.append('live', visits.map(sampleVisit));
  const generate = (...generations: Partial<Generation>[]) =>
    store().generations.append('live', generations.map(sampleGeneration));

  describe('visits', () => {
    it('are counted from the day of a moment on, each visitor once', async () => {
      await visit({}, {}, { visitor: 'v2' }, { at: TODAY - 1 }, { at: TODAY - DAY_MS - 1 });
      await visit({ visitor: 'v2', path: '/pricing' });
      expect(await store().visits.totals('live', NOW)).toEqual({ visits: 4, uniqueVisitors: 2 });
      expect(await store().visits.totals('live', TODAY - 1)).toEqual({
        visits: 5,
        uniqueVisitors: 2,
      });
    });

    it('are counted by day, oldest first', async () => {
      await visit({}, { visitor: 'v2' }, { at: TODAY - 1 }, { at: TODAY - DAY_MS - 1 });
      expect(await store().visits.byDay('live', TODAY - DAY_MS)).toEqual([
        { dayMs: TODAY - DAY_MS, visits: 1, uniqueVisitors: 1 },
        { dayMs: TODAY, visits: 2, uniqueVisitors: 2 },
      ]);
    });

    it('are ranked by a field, most visits first, then by its value, null first', async () => {
      await visit(
        { referrer: 'b.example' },
        { referrer: 'b.example', visitor: 'v2' },
        { referrer: 'a.example' },
        { referrer: null, visitor: 'v3' },
        { referrer: 'c.example', at: TODAY - 1 },
      );
      const top = [
        { value: 'b.example', visits: 2, uniqueVisitors: 2 },
        { value: null, visits: 1, uniqueVisitors: 1 },
        { value: 'a.example', visits: 1, uniqueVisitors: 1 },
      ];
      expect(await store().visits.by('live', 'referrer', NOW, 10)).toEqual(top);
      expect(await store().visits.by('live', 'referrer', NOW, 2)).toEqual(top.slice(0, 2));
    });

    it.each([
      ['path', '/pricing'],
      ['country', null],
      ['device', 'mobile'],
    ] as const)('are told apart by %s', async (field, value) => {
      await visit({ [field]: value }, { [field]: value }, {});
      const found = await store().visits.by('live', field, NOW, 10);
      expect(found.map((group) => [group.value, group.visits])).toEqual([
        [value, 2],
        [sampleVisit()[field], 1],
      ]);
    });

    it('stay in their environment', async () => {
      await visit({});
      expect(await store().visits.totals('test', 0)).toEqual({ visits: 0, uniqueVisitors: 0 });
      expect(await store().visits.byDay('test', 0)).toEqual([]);
      expect(await store().visits.by('test', 'path', 0, 10)).toEqual([]);
    });
  });

  describe('generations', () => {
    it('are counted from the day of a moment on, with their tokens and users', async () => {
      await generate({}, { userId: 'user_2', tokensIn: 1, tokensOut: 2 }, { at: TODAY - 1 });
      await generate({ modelId: 'model_2' }, {});
      expect(await store().generations.totals('live', NOW)).toEqual({
        generations: 4,
        tokensUsed: 48,
        users: 2,
      });
      expect(await store().generations.byDay('live', 0)).toEqual([
        { dayMs: TODAY - DAY_MS, generations: 1, tokensUsed: 15, users: 1 },
        { dayMs: TODAY, generations: 4, tokensUsed: 48, users: 2 },
      ]);
    });

    it('are ranked by user and by model, most tokens first, then by id', async () => {
      await generate(
        { userId: 'user_3', tokensIn: 100, modelId: 'model_2' },
        { userId: 'user_2' },
        { userId: 'user_1', modelId: 'model_2' },
      );
      const users = await store().generations.by('live', 'userId', NOW, 2);
      expect(users).toEqual([
        { value: 'user_3', generations: 1, tokensUsed: 105, users: 1 },
        { value: 'user_1', generations: 1, tokensUsed: 15, users: 1 },
      ]);
      const models = await store().generations.by('live', 'modelId', NOW, 9);
      expect(models).toEqual([
        { value: 'model_2', generations: 2, tokensUsed: 120, users: 2 },
        { value: 'model_1', generations: 1, tokensUsed: 15, users: 1 },
      ]);
    });

    it('belong to the plan that their user is on now, if the user is there', async () => {
      await store()
        .resource('users', 'live')
        .insertMany([sampleUser(), sampleUser({ id: 'user_2' }), sampleUser({ id: 'user_3' })]);
      await generate({}, { userId: 'user_2' }, { userId: 'user_3' }, { userId: 'user_9' });
      await store()
        .resource('users', 'live')
        .update('user_2', (user) => ({ ...user, plan: 'professional' }));
      expect(await store().generations.byPlan('live', NOW)).toEqual([
        { value: 'free', generations: 2, tokensUsed: 30, users: 2 },
        { value: 'professional', generations: 1, tokensUsed: 15, users: 1 },
      ]);
    });

    it('stay in their environment', async () => {
      await store().resource('users', 'test').insert(sampleUser());
      await generate({});
      expect(await store().generations.totals('test', 0)).toMatchObject({ generations: 0 });
      expect(await store().generations.byPlan('test', 0)).toEqual([]);
    });
  });
}
