import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyRecord } from './copy-record.ts';

describe('copyRecord', () => {
  it('answers an equal record', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(copyRecord(value)).toEqual(value);
      }),
    );
  });

  it('shares nothing, however deep', () => {
    const record = { list: [{ deep: { value: 1 } }] };
    const copy = copyRecord(record);
    for (const item of copy.list) item.deep.value = 2;
    expect(record).toEqual({ list: [{ deep: { value: 1 } }] });
  });

  it('sets no prototype from a key of that name', () => {
    const copy = copyRecord(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.keys(copy)).toEqual(['__proto__']);
  });
});
