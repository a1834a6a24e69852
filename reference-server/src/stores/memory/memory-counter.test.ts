import { describe, expect, it } from 'vitest';
import { createMemoryCounter } from './memory-counter.ts';

const policy = { limit: 2, windowMs: 60_000 };

function setUp() {
  let now = Date.UTC(2026, 0, 1);
  const counter = createMemoryCounter({ now: () => now });
  return { counter, pass: (ms: number) => (now += ms) };
}

describe('createMemoryCounter', () => {
  it('admits the limit and no more, and again when the window has passed', async () => {
    const { counter, pass } = setUp();
    const admitted = async () => (await counter.consume('a', policy)).admitted;
    expect([await admitted(), await admitted(), await admitted()]).toEqual([true, true, false]);
    pass(60_000);
    expect(await admitted()).toBe(true);
  });

  it('counts each key by itself', async () => {
    const { counter } = setUp();
    await counter.consume('a', policy);
    expect(await counter.peek('a', policy)).toMatchObject({ remaining: 1 });
    expect(await counter.peek('b', policy)).toMatchObject({ remaining: 2 });
  });

  it('consumes nothing by peeking', async () => {
    const { counter } = setUp();
    await counter.peek('a', policy);
    await counter.peek('a', policy);
    expect(await counter.consume('a', policy)).toMatchObject({ admitted: true, remaining: 1 });
  });

  it('admits exactly the limit of many requests at once', async () => {
    const { counter } = setUp();
    const decisions = await Promise.all(
      Array.from({ length: 1000 }, () => counter.consume('a', { limit: 100, windowMs: 60_000 })),
    );
    expect(decisions.filter((decision) => decision.admitted)).toHaveLength(100);
  });

  it('drops keys whose window has run empty', async () => {
    const { counter, pass } = setUp();
    for (let round = 0; round < 10; round += 1) {
      for (let key = 0; key < 1000; key += 1) await counter.consume(`${round}-${key}`, policy);
      pass(60_000);
    }
    expect(counter.size()).toBeLessThanOrEqual(2000);
  });

  it('holds a bounded number of keys that anybody can make up, and the latest exactly', () => {
    const { counter } = setUp();
    const guesses = { ...policy, forgettable: true };
    counter.consume('known', policy);
    for (let key = 0; key < 250_000; key += 1) counter.consume(`guess-${key}`, guesses);
    counter.consume('guess-249999', guesses);
    expect(counter.consume('guess-249999', guesses).admitted).toBe(false);
    expect(counter.consume('guess-0', guesses)).toMatchObject({ admitted: true, remaining: 1 });
    expect(counter.peek('known', policy)).toMatchObject({ remaining: 1 });
    expect(counter.size()).toBe(1);
  });
});
