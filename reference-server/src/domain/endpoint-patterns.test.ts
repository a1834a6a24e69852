import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowsEndpoint, isWithin } from './endpoint-patterns.ts';

describe('an endpoint pattern', () => {
  it.each([
    ['/products*', '/products', true],
    ['/products*', '/products/123', true],
    ['/products*', '/products/meta/brands', true],
    ['/products*', '/products-archive', true],
    ['/products*', '/product', false],
    ['/stores/*/brands', '/stores/1/brands', true],
    ['/stores/*/brands', '/stores/2/brands', true],
    ['/stores/*/brands', '/stores/1/2/brands', false],
    ['/stores/*/brands', '/stores/1/brands/3', false],
    ['/stores/*/brands', '/stores/brands', false],
    ['/users/*', '/users/123', true],
    ['/users/*', '/users/123/sessions', true],
    ['/users/*', '/users', false],
    ['/users', '/users', true],
    ['/users', '/users/123', false],
    ['/users', '/Users', false],
    ['/users/user_*/plan', '/users/user_1/plan', true],
    ['/users/user_*/plan', '/users/admin_1/plan', false],
    ['/a*b*c', '/aXbXc', true],
    ['/a*b*c', '/abc', true],
    ['/a*b*c', '/acb', false],
    ['/a*b*c', '/aXb/Xc', false],
    ['/ab*ba', '/aba', false],
    ['/*', '/anything/at/all', true],
    ['/users/.*', '/users/123', false],
    ['/api-tokens', '/api-tokens', true],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(allowsEndpoint([pattern], path)).toBe(expected);
  });

  it.each([[null], [[]]])('allows everything when there is none: %j', (patterns) => {
    expect(allowsEndpoint(patterns, '/users')).toBe(true);
  });

  it('is one of several', () => {
    expect(allowsEndpoint(['/models*', '/users*'], '/users/1')).toBe(true);
  });

  it('answers at once whatever it is made of', () => {
    const pattern = `/${'a*'.repeat(120)}b`;
    expect(allowsEndpoint([pattern], `/${'a'.repeat(100_000)}`)).toBe(false);
  });
});

describe('a pattern within others', () => {
  it.each([
    [null, null, true],
    [null, ['/users*'], true],
    [[], null, true],
    [['/users*'], null, false],
    [['/users*'], [], false],
    [['/users*'], ['/users*'], true],
    [['/users*'], ['/users'], true],
    [['/users*'], ['/users/*'], true],
    [['/users*'], ['/users/*/sessions'], true],
    [['/users*'], ['/user*'], false],
    [['/users/*'], ['/users*'], false],
    [['/users/*'], ['/users/1/sessions'], true],
    [['/users/*/sessions'], ['/users/1/sessions'], true],
    [['/users/*/sessions'], ['/users/*'], false],
    [['/users/*/sessions'], ['/users/1/plan'], false],
    [['/users/*/sessions/*'], ['/users/1*'], false],
    [['/users', '/models*'], ['/models', '/users'], true],
    [['/users', '/models*'], ['/models', '/blogs'], false],
    [['/*'], ['/users*'], true],
    [['/users'], ['/*'], false],
  ])('%j allow %j: %s', (held, requested, expected) => {
    expect(isWithin(held, requested)).toBe(expected);
  });

  it('allows no path beyond them', () => {
    const segment = fc.stringMatching(/^[ab*]{0,3}$/);
    const patterns = fc
      .array(segment, { minLength: 1, maxLength: 4 })
      .map((segments) => `/${segments.join('/')}`);
    const paths = fc
      .array(fc.stringMatching(/^[abc]{0,3}$/), { minLength: 1, maxLength: 5 })
      .map((segments) => `/${segments.join('/')}`);
    fc.assert(
      fc.property(
        patterns,
        patterns,
        fc.array(paths, { maxLength: 60 }),
        (wider, narrower, some) => {
          fc.pre(isWithin([wider], [narrower]));
          for (const path of some) {
            if (allowsEndpoint([narrower], path)) expect(allowsEndpoint([wider], path)).toBe(true);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
