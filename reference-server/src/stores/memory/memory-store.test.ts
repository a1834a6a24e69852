import { describe, expect, it } from 'vitest';
import { sampleUser } from '../sample-records.ts';
import { describeStore } from '../store.suite.ts';
import { createMemoryStore } from './memory-store.ts';

describeStore('the memory store', async () => createMemoryStore());

describe('a snapshot of the memory store', () => {
  it('brings back what was stored, sequences included, as often as wanted', async () => {
    const store = createMemoryStore();
    const users = store.resource('users', 'live');
    await users.insert(sampleUser({ id: `user_${await store.next('user')}` }));
    const snapshot = store.snapshot();
    for (let round = 0; round < 2; round += 1) {
      await users.update('user_1', (user) => ({ ...user, plan: 'starter' }));
      await users.insert(sampleUser({ id: `user_${await store.next('user')}` }));
      store.restore(snapshot);
      expect((await users.list()).items).toEqual([sampleUser()]);
      expect(await store.next('user')).toBe(2);
    }
  });

  it('gives stores that share nothing', async () => {
    const base = createMemoryStore();
    await base.resource('users', 'live').insert(sampleUser());
    const [a, b] = [createMemoryStore(base.snapshot()), createMemoryStore(base.snapshot())];
    await a.resource('users', 'live').delete('user_1');
    expect(await a.resource('users', 'live').count()).toBe(0);
    expect(await b.resource('users', 'live').count()).toBe(1);
    expect(await base.resource('users', 'live').count()).toBe(1);
  });

  it('makes a transaction fail that is under way when it is restored', async () => {
    const store = createMemoryStore();
    const empty = store.snapshot();
    await store.resource('users', 'live').insert(sampleUser());
    const work = store.transaction(async (access) => {
      await access.resource('users', 'live').delete('user_1');
      store.restore(empty);
    });
    await expect(work).rejects.toThrow(/restored/);
    expect(await store.resource('users', 'live').count()).toBe(0);
  });
});
