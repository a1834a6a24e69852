import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyturnError } from './errors.ts';
import { fillPath as fill, toSearch } from './request-url.ts';

function fillPath(path: string, values: Record<string, unknown>): string {
  return fill(path, (name) => values[name]);
}

describe('fillPath', () => {
  it('fills parameters in, encoded', () => {
    expect(fillPath('/users/{id}/sessions/{sessionId}', { id: 'a/b c', sessionId: 7 })).toBe(
      '/users/a%2Fb%20c/sessions/7',
    );
  });

  it.each(['', ' ', '.', '..', '\ud800', undefined, null, Number.NaN, {}, true])(
    'refuses %j, and names the parameter',
    (value) => {
      expect(() => fillPath('/users/{id}', { id: value })).toThrow(KeyturnError);
      expect(() => fillPath('/users/{id}', { id: value })).toThrow('"id" of /users/{id}');
    },
  );

  it('a value never changes which endpoint is meant', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('.', '/', '%', '2', 'e', '?', '#', '\\', 'a') }),
        (id) => {
          let path: string;
          try {
            path = fillPath('/users/{id}/plan', { id });
          } catch {
            return;
          }
          const { pathname, search, hash } = new URL(path, 'https://api.test');
          expect(pathname.split('/')).toHaveLength(4);
          expect([pathname.split('/')[1], pathname.split('/')[3], search, hash]).toEqual([
            'users',
            'plan',
            '',
            '',
          ]);
        },
      ),
    );
  });
});

describe('toSearch', () => {
  it.each([
    [{ page: 2, search: 'a b&c' }, '?page=2&search=a%20b%26c'],
    [{ plan: undefined, status: null, page: 0, all: false }, '?page=0&all=false'],
    [{ tag: ['a', undefined, 'b'] }, '?tag=a&tag=b'],
    [{}, ''],
    [undefined, ''],
  ])('%j becomes %j', (query, search) => {
    expect(toSearch(query)).toBe(search);
  });
});
