import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOrder } from './id-order.ts';

describe('idOrder', () => {
  it.each([
    ['user_9', 'user_10'],
    ['user_99', 'user_1000'],
    ['user_1', 'user_a'],
    ['a_2_10', 'a_10_2'],
    ['a_2_9', 'a_2_10'],
    ['aud_3', 'user_1'],
  ])('puts %s before %s', (first, second) => {
    expect(idOrder(first) < idOrder(second)).toBe(true);
  });

  it('leaves numbers alone', () => {
    expect(idOrder(12)).toBe(12);
  });

  it('compares numbers in ids as numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(idOrder(`user_${a}`) < idOrder(`user_${b}`)).toBe(a < b);
      }),
    );
  });
});
