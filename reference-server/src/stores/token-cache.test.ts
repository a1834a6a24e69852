import { describe, expect, it } from 'vitest';
import { createMemoryStore } from './memory/memory-store.ts';
import { sampleToken } from './sample-records.ts';
import { createTokenCache } from './token-cache.ts';

async function setUp({ trusted = true } = {}) {
  const { tokens } = createMemoryStore();
  await tokens.insert(sampleToken({ name: 'first' }));
  let now = 0;
  const reads = { count: 0 };
  const cache = createTokenCache({
    tokens: {
      list: tokens.list,
      get(id) {
        reads.count += 1;
        return tokens.get(id);
      },
    },
    clock: { monotonic: () => now },
    maxAgeMs: 800,
  });
  cache.trust(trusted);
  const rename = (name: string) => tokens.update(1, (record) => ({ ...record, name }));
  const nameOf = async () => (await cache.get(1))?.name;
  return { cache, tokens, reads, rename, nameOf, pass: (ms: number) => (now += ms) };
}

describe('the cache of token records', () => {
  it('reads a record once, however many ask for it', async () => {
    const { cache, reads, nameOf } = await setUp();
    await Promise.all([cache.get(1), cache.get(1), cache.get(1)]);
    expect(await nameOf()).toBe('first');
    expect(reads.count).toBe(1);
  });

  it('reads it again when it is told to forget it', async () => {
    const { cache, rename, nameOf } = await setUp();
    await nameOf();
    await rename('second');
    expect(await nameOf()).toBe('first');
    cache.forget(1);
    expect(await nameOf()).toBe('second');
  });

  it('answers what was stored after it was told to forget, whatever is being read', async () => {
    const { cache, rename, nameOf } = await setUp();
    const underWay = nameOf();
    await rename('second');
    cache.clear();
    await underWay;
    expect(await nameOf()).toBe('second');
  });

  it('reads it again after a while in any case', async () => {
    const { rename, nameOf, pass } = await setUp();
    await nameOf();
    await rename('second');
    pass(799);
    expect(await nameOf()).toBe('first');
    pass(1);
    expect(await nameOf()).toBe('second');
  });

  it('reads it every time while no news of changes come', async () => {
    const { cache, rename, nameOf } = await setUp({ trusted: false });
    await nameOf();
    await rename('second');
    expect(await nameOf()).toBe('second');
    cache.trust(true);
    expect(await nameOf()).toBe('second');
    await rename('third');
    cache.trust(false);
    expect(await nameOf()).toBe('third');
  });

  it('never remembers that a token is not there, nor a failure', async () => {
    const { cache, tokens } = await setUp();
    expect(await cache.get(2)).toBeUndefined();
    await tokens.insert(sampleToken({ id: 2 }));
    expect(await cache.get(2)).toBeDefined();
    let fails = true;
    const failing = createTokenCache({
      tokens: {
        list: tokens.list,
        get: (id) => (fails ? Promise.reject(new Error()) : tokens.get(id)),
      },
      clock: { monotonic: () => 0 },
    });
    failing.trust(true);
    await expect(failing.get(1)).rejects.toThrow();
    fails = false;
    expect(await failing.get(1)).toBeDefined();
  });
});
