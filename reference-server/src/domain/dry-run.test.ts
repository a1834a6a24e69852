import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { sampleUser } from '../stores/sample-records.ts';
import { dryRun } from './dry-run.ts';

describe('a dry run', () => {
  it('answers what the work answered, and leaves nothing of what it wrote', async () => {
    const store = createMemoryStore();
    const seen = await dryRun(store, async (access) => {
      await access.resource('users', 'live').insert(sampleUser());
      await access.next('user');
      return access.resource('users', 'live').count();
    });
    expect(seen).toBe(1);
    expect(await store.resource('users', 'live').count()).toBe(0);
    expect(await store.next('user')).toBe(1);
  });

  it('fails as the work does, or as the store', async () => {
    const store = createMemoryStore();
    const failing = dryRun(store, () => Promise.reject(new Error('the work')));
    await expect(failing).rejects.toThrow('the work');
    const gone = { transaction: () => Promise.reject(new Error('the store')) };
    await expect(dryRun(gone, async () => 1)).rejects.toThrow('the store');
  });
});
