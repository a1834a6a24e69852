import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFieldList } from './structured-fields.ts';

function read(text: string) {
  return parseFieldList(text).map(({ value, parameters }) => [
    value,
    Object.fromEntries(parameters),
  ]);
}

describe('parseFieldList', () => {
  it.each<[string, string, unknown]>([
    ['an item with parameters', '"default";q=100;w=60', [['default', { q: '100', w: '60' }]]],
    [
      'several items',
      '"burst";q=100;w=60,"daily";q=1000',
      [
        ['burst', { q: '100', w: '60' }],
        ['daily', { q: '1000' }],
      ],
    ],
    [
      'space around separators',
      '"a" ; r=1 , "b"; r=2',
      [
        ['a', { r: '1' }],
        ['b', { r: '2' }],
      ],
    ],
    ['separators inside a string', '"a;b,c";r=1', [['a;b,c', { r: '1' }]]],
    ['escaped quotes', '"say \\"hi\\"";r=1', [['say "hi"', { r: '1' }]]],
    [
      'byte sequences',
      '"user";r=5;pk=:cHsdsRa894==:',
      [['user', { r: '5', pk: ':cHsdsRa894==:' }]],
    ],
    [
      'strings as parameters',
      '"b";q=9;qu="content-bytes"',
      [['b', { q: '9', qu: 'content-bytes' }]],
    ],
    ['tokens', 'default;r=50', [['default', { r: '50' }]]],
    ['numbers of older drafts', '100;w=60', [['100', { w: '60' }]]],
    [
      'dictionaries',
      'limit=100, remaining=5',
      [
        ['limit', { '': '100' }],
        ['remaining', { '': '5' }],
      ],
    ],
  ])('reads %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(['"open', '"a"x', ';;', '"a";', '=5'])('gives nothing for the malformed %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('does not go astray in many byte sequences before a mistake', () => {
    expect(read(`"a"${';b=:c:'.repeat(200)}"`)).toEqual([]);
  });

  it('ends for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', '\\', ';', ',', '=', ' ', 'a', '1', ':') }),
        (text) => {
          expect(Array.isArray(parseFieldList(text))).toBe(true);
        },
      ),
    );
  });
});
