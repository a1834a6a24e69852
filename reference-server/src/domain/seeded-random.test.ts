import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeededRandom } from './seeded-random.ts';

describe('createSeededRandom', () => {
  it('gives the same numbers for the same seed', () => {
    const [a, b] = [createSeededRandom('x'), createSeededRandom('x')];
    const numbers = Array.from({ length: 100 }, () => a.fraction());
    expect(Array.from({ length: 100 }, () => b.fraction())).toEqual(numbers);
    expect(new Set(numbers).size).toBe(100);
  });

  it('gives others for another seed', () => {
    expect(createSeededRandom('x').fraction()).not.toBe(createSeededRandom('y').fraction());
  });

  it('stays within the bounds of integers, and reaches both', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: -50, max: 50 }),
        fc.nat({ max: 5 }),
        (...given) => {
          const [seed, min, more] = given;
          const random = createSeededRandom(seed);
          const seen = new Set(Array.from({ length: 300 }, () => random.integer(min, min + more)));
          expect(Math.min(...seen)).toBe(min);
          expect(Math.max(...seen)).toBe(min + more);
        },
      ),
    );
  });

  it('chooses by weight, and never what weighs nothing', () => {
    const random = createSeededRandom('weights');
    const counts = { often: 0, seldom: 0, never: 0 };
    for (let n = 0; n < 1000; n += 1) {
      counts[random.weighted({ often: 9, seldom: 1, never: 0 })] += 1;
    }
    expect(counts.often).toBeGreaterThan(counts.seldom * 5);
    expect(counts.seldom).toBeGreaterThan(0);
    expect(counts.never).toBe(0);
  });
});
