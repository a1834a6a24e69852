import { describe, expect, it } from 'vitest';
import type { Store, StoreAccess } from '../ports.ts';
import { sampleAudit, sampleModel, sampleUsage, sampleUser } from './sample-records.ts';

/** Units of work and sequences. */
export function describeTransactions(store: () => Store): void {
  const users = () => store().resource('users', 'live');

  describe('a transaction', () => {
    it('writes all, and answers what the work answers', async () => {
      const answer = await store().transaction(async (access) => {
        await access.resource('users', 'live').insert(sampleUser());
        await access.audit.append(sampleAudit());
        return 42;
      });
      expect(answer).toBe(42);
      expect(await users().count()).toBe(1);
      expect((await store().audit.list()).total).toBe(1);
    });

    it('writes nothing when the work throws in the middle', async () => {
      await users().insertMany([sampleUser(), sampleUser({ id: 'user_2' })]);
      const work = store().transaction(async (access) => {
        const live = access.resource('users', 'live');
        await live.insert(sampleUser({ id: 'user_3' }));
        await live.update('user_1', (user) => ({ ...user, plan: 'starter' }));
        await live.delete('user_2');
        await access.audit.append(sampleAudit());
        await access.usage.append([sampleUsage({ tokenId: null })]);
        throw new RangeError('Half way.');
      });
      await expect(work).rejects.toThrow(RangeError);
      const { items } = await users().list();
      expect(items).toEqual([sampleUser(), sampleUser({ id: 'user_2' })]);
      expect((await store().audit.list()).total).toBe(0);
      expect(await store().usage.byDay('live', 0)).toEqual([]);
    });

    it('reads its own writes', async () => {
      await store().transaction(async (access) => {
        const live = access.resource('users', 'live');
        await live.insert(sampleUser());
        await live.update('user_1', (user) => ({ ...user, plan: 'starter' }));
        expect(await live.count({ plan: 'starter' })).toBe(1);
      });
    });

    it('shows nobody a half of its work', async () => {
      await store().transaction(async (access) => {
        const live = access.resource('users', 'live');
        await live.insert(sampleUser());
        await live.insert(sampleUser({ id: 'user_2' }));
      });
      const work = store().transaction(async (access) => {
        const live = access.resource('users', 'live');
        await live.delete('user_1');
        await turn();
        await live.delete('user_2');
      });
      expect(await users().count()).not.toBe(1);
      await work;
      expect(await users().count()).toBe(0);
    });

    it('runs after the one before it, so that no write is lost', async () => {
      await users().insert(sampleUser({ tokenBalance: 0 }));
      const addOne = async (access: StoreAccess) => {
        const live = access.resource('users', 'live');
        const balance = (await live.get('user_1'))?.tokenBalance ?? 0;
        await turn();
        await live.update('user_1', (user) => ({ ...user, tokenBalance: balance + 1 }));
      };
      await Promise.all(Array.from({ length: 20 }, () => store().transaction(addOne)));
      expect((await users().get('user_1'))?.tokenBalance).toBe(20);
    });

    it('survives an error that its work caught, with all that came before', async () => {
      await store().transaction(async (access) => {
        const models = access.resource('models', 'live');
        await models.insert(sampleModel());
        const taken = [sampleModel({ id: 'model_2', name: 'b' }), sampleModel({ id: 'model_3' })];
        await expect(models.insertMany(taken)).rejects.toThrow(/name/);
        await models.insert(sampleModel({ id: 'model_4', name: 'd' }));
      });
      const { items } = await store().resource('models', 'live').list();
      expect(items.map(({ id }) => id)).toEqual(['model_1', 'model_4']);
    });

    it('ends the access that it handed out', async () => {
      const kept = await store().transaction(async (access) => access);
      await expect(kept.resource('users', 'live').insert(sampleUser())).rejects.toThrow(/ended/);
      await expect(kept.next('user')).rejects.toThrow(/ended/);
      expect(await users().count()).toBe(0);
    });

    it('leaves the store usable after a failure', async () => {
      const failure = store().transaction(() => Promise.reject(new RangeError('No.')));
      await expect(failure).rejects.toThrow(RangeError);
      await store().transaction((access) => access.resource('users', 'live').insert(sampleUser()));
      expect(await users().count()).toBe(1);
    });
  });

  describe('a sequence', () => {
    it('starts with 1 and counts up, each by itself', async () => {
      expect([await store().next('user'), await store().next('user')]).toEqual([1, 2]);
      expect(await store().next('model')).toBe(1);
    });

    it('never answers a number twice, whoever asks at once', async () => {
      const numbers = await Promise.all(Array.from({ length: 50 }, () => store().next('user')));
      expect(new Set(numbers).size).toBe(50);
    });

    it('goes on after a deletion', async () => {
      await users().insert(sampleUser({ id: `user_${await store().next('user')}` }));
      await users().delete('user_1');
      expect(await store().next('user')).toBe(2);
    });

    it('moves on, and never back', async () => {
      await store().advance('user', 1000);
      expect(await store().next('user')).toBe(1001);
      await store().advance('user', 5);
      expect(await store().next('user')).toBe(1002);
    });
  });

  describe('a store', () => {
    it('checks itself without a trace', async () => {
      await store().check();
      expect(await store().next('user')).toBe(1);
    });

    it('refuses everything once it is closed', async () => {
      await store().close();
      await expect(users().count()).rejects.toThrow(/closed/);
      await expect(users().insert(sampleUser())).rejects.toThrow(/closed/);
      await expect(store().transaction(async () => 1)).rejects.toThrow(/closed/);
      await expect(store().check()).rejects.toThrow(/closed/);
    });

    it('finishes what is under way before it closes', async () => {
      const work = store().transaction(async (access) => {
        await turn();
        await access.resource('users', 'live').insert(sampleUser());
        return access.resource('users', 'live').count();
      });
      await store().close();
      expect(await work).toBe(1);
    });

    it('closes twice without complaint', async () => {
      await store().close();
      await store().close();
    });
  });
}

/** Lets everything run that is ready to. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
