import { describe, expect, it } from 'vitest';
import type { Store } from '../ports.ts';
import { sampleModel, sampleUser } from './sample-records.ts';

export function describeTallies(store: () => Store): void {
  const users = () => store().resource('users', 'live');
  const fill = async () => {
    await users().insertMany([
      sampleUser({ id: 'user_1', plan: 'free', tokenBalance: 1, tokensUsed: 10 }),
      sampleUser({ id: 'user_2', plan: 'starter', tokenBalance: 2, tokensUsed: 20 }),
      sampleUser({ id: 'user_3', plan: 'free', tokenBalance: 4, status: 'pending' }),
      sampleUser({ id: 'user_4', plan: 'free', tokenBalance: 8, tokensUsed: 40 }),
    ]);
    await store()
      .resource('users', 'test')
      .insert(sampleUser({ plan: 'enterprise' }));
  };
  const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

  describe('a tally', () => {
    it('counts records and sums fields up for each combination of values', async () => {
      await fill();
      const found = await users().tally({
        by: ['plan', 'status'],
        sum: ['tokenBalance', 'tokensUsed'],
      });
      expect(found.sort(byText)).toEqual([
        {
          key: { plan: 'free', status: 'active' },
          count: 2,
          sums: { tokenBalance: 9, tokensUsed: 50 },
        },
        {
          key: { plan: 'free', status: 'pending' },
          count: 1,
          sums: { tokenBalance: 4, tokensUsed: 0 },
        },
        {
          key: { plan: 'starter', status: 'active' },
          count: 1,
          sums: { tokenBalance: 2, tokensUsed: 20 },
        },
      ]);
    });

    it('gives values back as they were handed in, and sums up nothing unasked', async () => {
      await store()
        .resource('models', 'live')
        .insertMany([
          sampleModel({ active: false }),
          sampleModel({ id: 'model_2', name: 'b', description: 'B' }),
        ]);
      const found = await store()
        .resource('models', 'live')
        .tally({ by: ['active', 'description'] });
      expect(found.sort(byText)).toEqual([
        { key: { active: false, description: null }, count: 1, sums: {} },
        { key: { active: true, description: 'B' }, count: 1, sums: {} },
      ]);
    });

    it('has no groups where there are no records', async () => {
      expect(await users().tally({ by: ['plan'] })).toEqual([]);
    });

    it('counts what was created on each day of UTC, from one on', async () => {
      await users().insertMany([
        sampleUser({ id: 'user_1', createdAt: '2026-01-01T23:59:59.999Z' }),
        sampleUser({ id: 'user_2', createdAt: '2026-01-02T00:00:00.000Z' }),
        sampleUser({ id: 'user_3', createdAt: '2026-01-02T23:59:59.999Z' }),
        sampleUser({ id: 'user_4', createdAt: '2026-01-04T12:00:00.000Z' }),
      ]);
      expect(await users().createdByDay('2026-01-02')).toEqual(
        new Map([
          ['2026-01-02', 2],
          ['2026-01-04', 1],
        ]),
      );
    });
  });
}
