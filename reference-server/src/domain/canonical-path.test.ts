import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPath, pathOfTarget } from './canonical-path.ts';

describe('the canonical path', () => {
  it.each([
    ['/api/external/users', '/api/external/users'],
    ['/users/user%5F1', '/users/user_1'],
    ['/users/%75ser_1', '/users/user_1'],
    ['/users/J%C3%BCrgen', '/users/Jürgen'],
    ['/users/user_1;admin=1', '/users/user_1;admin=1'],
    ['//users', '//users'],
    ['/users/', '/users/'],
    ['/users/...', '/users/...'],
    ['/users/a%252Fb', '/users/a%2Fb'],
    ['/Users', '/Users'],
  ])('of %s is %s', (raw, path) => {
    expect(canonicalPath(raw)).toEqual({ ok: true, path });
  });

  it.each([
    ['/users/a%2Fb', 'holds an encoded slash or a backslash'],
    ['/users/a%2fb', 'holds an encoded slash or a backslash'],
    ['/users/a%5Cb', 'holds an encoded slash or a backslash'],
    ['/users/a\\b', 'holds an encoded slash or a backslash'],
    ['/users/../models', 'holds a dot segment'],
    ['/users/%2e%2E/models', 'holds a dot segment'],
    ['/users/.%2e/models', 'holds a dot segment'],
    ['/users/./x', 'holds a dot segment'],
    ['/users/..', 'holds a dot segment'],
    ['/users/%00', 'holds a control character'],
    ['/users/a%0d%0ab', 'holds a control character'],
    ['/users/%7F', 'holds a control character'],
    ['/users/%', 'holds a percent sign that encodes no UTF-8'],
    ['/users/%zz', 'holds a percent sign that encodes no UTF-8'],
    ['/users/%ff', 'holds a percent sign that encodes no UTF-8'],
    ['/users/%c0%af', 'holds a percent sign that encodes no UTF-8'],
    ['/users/%ed%a0%80', 'holds a percent sign that encodes no UTF-8'],
  ])('refuses %s', (raw, reason) => {
    expect(canonicalPath(raw)).toEqual({ ok: false, reason });
  });

  it('is the same for every spelling of a segment', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), (segment) => {
        const encoded = segment.replace(
          /./g,
          (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
        );
        expect(canonicalPath(`/${encoded}`)).toEqual(canonicalPath(`/${segment}`));
      }),
    );
  });
});

describe('the path of a request target', () => {
  it.each([
    ['/users?page=1', '/users'],
    ['/users#x', '/users'],
    ['http://localhost:3010/users?x=/y', '/users'],
    ['http://localhost:3010', ''],
    ['/users/../models?x', '/users/../models'],
    ['//evil/users', '//evil/users'],
  ])('of %s is %s', (target, path) => {
    expect(pathOfTarget(target)).toBe(path);
  });
});
