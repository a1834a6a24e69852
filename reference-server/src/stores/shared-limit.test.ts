import { describe, expect, it } from 'vitest';
import { createMemoryCounter } from './memory/memory-counter.ts';
import { createSharedLimit } from './shared-limit.ts';

describe('the share of a limit', () => {
  it.each([
    [100, 1, 100],
    [100, 3, 33],
    [2, 3, 1],
    [1, 1000, 1],
  ])('of %i for one of %i processes is %i', async (limit, instances, share) => {
    const counter = createSharedLimit(createMemoryCounter({ now: () => 0 }), instances);
    const policy = { limit, windowMs: 60_000 };
    expect(await counter.peek('a', policy)).toMatchObject({ remaining: share });
    let admitted = 0;
    for (let n = 0; n < 150; n += 1) {
      if ((await counter.consume('a', policy)).admitted) admitted += 1;
    }
    expect(admitted).toBe(share);
  });
});
