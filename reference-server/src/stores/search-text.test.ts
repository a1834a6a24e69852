import { describe, expect, it } from 'vitest';
import { foldText, searchTextOf } from './search-text.ts';

describe('foldText', () => {
  it.each([
    ['Ann', 'aNN'],
    ['straße', 'STRASSE'],
    ['ẞ', 'ß'],
    ['ΟΔΟΣ', 'οδος'],
    ['É', 'e\u0301'],
  ])('makes %j and %j the same', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('keeps accents', () => {
    expect(foldText('é')).not.toBe(foldText('e'));
  });
});

describe('searchTextOf', () => {
  it.each([null, undefined, 5, true, {}])('finds nothing to search in %j', (value) => {
    expect(searchTextOf(value)).toBeNull();
  });
});
