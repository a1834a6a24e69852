import { scopes } from '@keyturn/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstNotHeld, grants } from './scopes.ts';

const scopeLists = fc.uniqueArray(fc.constantFrom(...scopes), { maxLength: 6 });
const single = scopes.filter((scope) => !scope.includes('*'));

describe('a scope', () => {
  it.each([
    ['*', 'users:read', true],
    ['*', '*', true],
    ['users:read', 'users:read', true],
    ['users:read', 'users:write', false],
    ['users:read', 'models:read', false],
    ['users:*', 'users:delete', true],
    ['users:*', 'models:delete', false],
    ['*:read', 'feature-requests:read', true],
    ['*:read', 'users:write', false],
    ['*:read', '*', false],
    ['users:*', '*', false],
    ['users:read', 'users:*', false],
    ['*:read', 'users:*', false],
    ['*:read', '*:read', true],
  ])('%s includes %s: %s', (held, required, expected) => {
    expect(grants([held], required)).toBe(expected);
  });

  it('is not included in an empty list', () => {
    expect(grants([], 'users:read')).toBe(false);
  });

  it('cannot be passed on by who does not hold it', () => {
    expect(firstNotHeld(['users:*', '*:read'], ['users:write', 'models:read'])).toBeUndefined();
    expect(firstNotHeld(['users:*', '*:read'], ['users:write', 'models:write'])).toBe(
      'models:write',
    );
  });

  it('is no wildcard, however many single ones are held', () => {
    expect(firstNotHeld(['users:read', 'users:write', 'users:delete'], ['users:*'])).toBe(
      'users:*',
    );
  });
});

describe('passing scopes on', () => {
  it('gives no right beyond those held', () => {
    fc.assert(
      fc.property(scopeLists, scopeLists, (held, requested) => {
        fc.pre(firstNotHeld(held, requested) === undefined);
        for (const right of [...single, 'resources-to-come:read', 'resources-to-come:write']) {
          if (grants(requested, right)) expect(grants(held, right)).toBe(true);
        }
      }),
    );
  });

  it('is always possible with what one holds', () => {
    fc.assert(
      fc.property(scopeLists, (held) => {
        expect(firstNotHeld(held, held)).toBeUndefined();
      }),
    );
  });
});
