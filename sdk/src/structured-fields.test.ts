import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterOf, splitList } from './structured-fields.ts';

describe('splitList', () => {
  it.each([
    ['one item', '"default";q=100;w=60', ['"default";q=100;w=60']],
    ['several items', '"burst";q=100,"daily";q=1000', ['"burst";q=100', '"daily";q=1000']],
    ['space around separators', ' "a" ; r=1 , "b"; r=2 ', ['"a" ; r=1', '"b"; r=2']],
    ['separators inside a string', '"a;b,c";r=1, "d"', ['"a;b,c";r=1', '"d"']],
    ['dictionaries', 'limit=100, remaining=5', ['limit=100', 'remaining=5']],
    ['nothing', '', []],
    ['only separators', ',,', []],
  ])('reads %s', (_, text, items) => {
    expect(splitList(text)).toEqual(items);
  });

  it('ends for any text', () => {
    const unit = fc.constantFrom('"', '\\', ';', ',', '=', ' ', 'a', '1', ':');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        for (const item of splitList(text)) expect(text).toContain(item);
      }),
    );
  });
});

describe('parameterOf', () => {
  it.each([
    ['"default";q=100;w=60', 'w', '60'],
    ['"a" ; r=1 ', 'r', '1'],
    ['default;r=50', 'r', '50'],
    ['"b";q=9;qu="content-bytes"', 'qu', 'content-bytes'],
    ['"user";pk=:cHsdsRa894==:;t=5', 't', '5'],
    ['"user";tt=5', 't', undefined],
    ['limit=100, remaining=5', 'limit', '100'],
    ['limit=100, remaining=5', 'remaining', '5'],
  ])('of %s, %s is %s', (item, name, value) => {
    expect(parameterOf(item, name)).toBe(value);
  });
});
