import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentOfKey, generateKey, isWellFormedKey, prefixOfKey } from './keys.ts';

const randomFrom = (bytes: readonly number[]) => {
  let position = 0;
  return (length: number) =>
    Uint8Array.from({ length }, () => bytes[position++ % bytes.length] ?? 0);
};
const keys = fc
  .tuple(
    fc.constantFrom('live' as const, 'test' as const),
    fc.array(fc.nat(247), { minLength: 26 }),
  )
  .map(([environment, bytes]) => generateKey(environment, randomFrom(bytes)));

describe('a key', () => {
  it('names its environment and ends with the checksum', () => {
    expect(generateKey('live', randomFrom([1, 2, 3]))).toBe(
      'sk_live_123123123123123123123123121ymegc',
    );
  });

  it('is well formed however its bytes fall', () => {
    fc.assert(
      fc.property(keys, (key) => {
        expect(isWellFormedKey(key)).toBe(true);
      }),
    );
  });

  it('is refused with any one character changed', () => {
    fc.assert(
      fc.property(keys, fc.nat(39), fc.constantFrom(...'0aZ_-é'), (key, at, character) => {
        fc.pre(key[at] !== character);
        const edited = key.slice(0, at) + character + key.slice(at + 1);
        expect(isWellFormedKey(edited)).toBe(false);
      }),
    );
  });

  it('is refused with two neighbours swapped', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 8, max: 38 }), (key, at) => {
        fc.pre(key[at] !== key[at + 1]);
        const edited = `${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`;
        expect(isWellFormedKey(edited)).toBe(false);
      }),
    );
  });

  it.each(['', 'sk_live_', 'sk_prod_0123456789', 'a'.repeat(40), 'sk_live_'.repeat(10_000)])(
    'is refused in another form: %.20s',
    (key) => {
      expect(isWellFormedKey(key)).toBe(false);
    },
  );

  it('uses every character equally: bytes that would favour some are thrown away', () => {
    const counts = new Map<string, number>();
    const everyByte = Array.from({ length: 256 }, (_, byte) => byte);
    const randomBytes = randomFrom(everyByte);
    for (let i = 0; i < 248; i += 1) {
      for (const character of generateKey('test', randomBytes).slice(8, 34)) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(62);
    const [least, most] = [Math.min(...counts.values()), Math.max(...counts.values())];
    expect(most - least).toBeLessThan(least / 4);
  });

  it('is found under its first 16 characters', () => {
    expect(prefixOfKey(generateKey('test', randomFrom([10])))).toBe('sk_test_AAAAAAAA');
  });

  it.each([
    ['sk_test_x', 'test'],
    ['sk_live_x', 'live'],
    ['a1b2c3', 'live'],
  ])('%s works on %s data', (key, environment) => {
    expect(environmentOfKey(key)).toBe(environment);
  });
});
