import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonical JSON', () => {
  it('orders properties by name at every depth, and leaves lists alone', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 1], a: null, e: undefined })).toBe(
      '{"a":null,"b":[{"c":2,"d":1},1]}',
    );
  });

  it('says what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
