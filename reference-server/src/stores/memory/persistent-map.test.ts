import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PersistentMap } from './persistent-map.ts';

const key = fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 60 }).map(String));
const operation = fc.oneof(
  fc.record({ kind: fc.constant('with' as const), entries: fc.array(fc.tuple(key, fc.nat())) }),
  fc.record({ kind: fc.constant('without' as const), keys: fc.array(key) }),
);

describe('PersistentMap', () => {
  it('does what a map does, and never changes an old version', () => {
    fc.assert(
      fc.property(fc.array(operation), (operations) => {
        let map = PersistentMap.empty<string | number, number>();
        const versions = [{ map, expected: new Map<string | number, number>() }];
        for (const step of operations) {
          const expected = new Map(versions.at(-1)?.expected);
          if (step.kind === 'with') {
            map = map.withAll(step.entries);
            for (const [name, value] of step.entries) expected.set(name, value);
          } else {
            map = map.without(step.keys);
            for (const name of step.keys) expected.delete(name);
          }
          versions.push({ map, expected });
        }
        for (const version of versions) {
          expect(new Map(version.map.entries())).toEqual(version.expected);
          expect(version.map.size).toBe(version.expected.size);
          for (const [name, value] of version.expected) expect(version.map.get(name)).toBe(value);
        }
      }),
    );
  });

  it('tells a number from its digits', () => {
    const map = PersistentMap.empty<string | number, string>().with(1, 'number').with('1', 'text');
    expect([map.get(1), map.get('1')]).toEqual(['number', 'text']);
  });
});
