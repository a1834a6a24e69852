import { describe, expect, it } from 'vitest';
import type { Store } from '../ports.ts';
import { sampleAudit } from './sample-records.ts';

export function describeEventLog(store: () => Store): void {
  const moment = (day: number) => `2026-01-0${day}T00:00:00.000Z`;
  const fill = async () => {
    await store().audit.append(sampleAudit({ id: 'aud_1', createdAt: moment(1) }));
    await store().audit.append(sampleAudit({ id: 'aud_9', createdAt: moment(2) }));
    await store().audit.append(sampleAudit({ id: 'aud_10', createdAt: moment(2) }));
    await store().audit.append(
      sampleAudit({ id: 'aud_11', createdAt: moment(3), environment: 'test', target: null }),
    );
  };
  const ids = async (query: Parameters<Store['audit']['list']>[0]) =>
    (await store().audit.list(query)).items.map(({ id }) => id);

  describe('an event log', () => {
    it('answers entries as they were handed in, and shares none', async () => {
      const entry = sampleAudit({ before: { tags: ['a'], nested: { deep: true } }, after: null });
      await store().audit.append(entry);
      const [stored] = (await store().audit.list()).items;
      expect(stored).toStrictEqual(entry);
      if (stored !== undefined) stored.actor.name = 'changed';
      entry.actor.name = 'changed';
      expect((await store().audit.list()).items[0]?.actor.name).toBe('root');
    });

    it('answers one entry by its id, and none for an unknown id', async () => {
      await fill();
      const found = await store().audit.get('aud_9');
      expect(found).toStrictEqual(sampleAudit({ id: 'aud_9', createdAt: moment(2) }));
      if (found !== undefined) found.actor.name = 'changed';
      expect((await store().audit.get('aud_9'))?.actor.name).toBe('root');
      expect(await store().audit.get('aud_404')).toBeUndefined();
    });

    it('answers the newest first', async () => {
      await fill();
      expect(await ids({})).toEqual(['aud_11', 'aud_10', 'aud_9', 'aud_1']);
    });

    it('keeps what equals every given field', async () => {
      await fill();
      expect(await ids({ where: { environment: 'test' } })).toEqual(['aud_11']);
      expect(await ids({ where: { target: null } })).toEqual(['aud_11']);
      await store().audit.append(sampleAudit({ id: 'aud_12', actorId: 'token:1' }));
      expect(await ids({ where: { actorId: 'token:1' } })).toEqual(['aud_12']);
      expect(await ids({ where: { environment: 'live', target: 'user_2' } })).toEqual([]);
    });

    it('keeps what happened from a moment on, and before another', async () => {
      await fill();
      expect(await ids({ from: moment(2) })).toEqual(['aud_11', 'aud_10', 'aud_9']);
      expect(await ids({ to: moment(2) })).toEqual(['aud_1']);
      expect(await ids({ from: moment(2), to: moment(3) })).toEqual(['aud_10', 'aud_9']);
    });

    it('answers a part, and the total of all that match', async () => {
      await fill();
      const listed = await store().audit.list({
        where: { environment: 'live' },
        offset: 1,
        limit: 1,
      });
      expect(listed.items.map(({ id }) => id)).toEqual(['aud_9']);
      expect(listed.total).toBe(3);
    });
  });
}
