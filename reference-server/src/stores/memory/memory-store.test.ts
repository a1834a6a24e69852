import { describe, expect, it } from 'vitest';
import { resourceRules } from '../collection-rules.ts';
import { sampleUser } from '../sample-records.ts';
import { describeStore } from '../store.suite.ts';
import { insertRecords } from './memory-records.ts';
import type { MemoryState } from './memory-state.ts';
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

describe('an edit of the memory store', () => {
  const withUsers = (count: number) => (state: MemoryState) => {
    const added = Array.from({ length: count }, (_, index) => sampleUser({ id: `user_${index}` }));
    const users = insertRecords(state.resources.live.users, resourceRules.users, added);
    return {
      ...state,
      resources: { ...state.resources, live: { ...state.resources.live, users } },
    };
  };

  it('is done when it returns', async () => {
    const store = createMemoryStore();
    const count = store.resource('users', 'live').count();
    store.edit(withUsers(2));
    expect(await count).toBe(0);
    expect(await store.resource('users', 'live').count()).toBe(2);
  });

  it('during a transaction is seen by it, and outlives its failure', async () => {
    const store = createMemoryStore();
    const work = store.transaction(async (access) => {
      store.edit(withUsers(1));
      expect(await access.resource('users', 'live').count()).toBe(1);
      await access.resource('users', 'live').insert(sampleUser({ id: 'user_9' }));
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await store.resource('users', 'live').count()).toBe(1);
  });

  it('during a transaction is kept with what the transaction did', async () => {
    const store = createMemoryStore();
    await store.transaction(async (access) => {
      store.edit(withUsers(1));
      await access.resource('users', 'live').insert(sampleUser({ id: 'user_9' }));
    });
    expect(await store.resource('users', 'live').count()).toBe(2);
  });
});
