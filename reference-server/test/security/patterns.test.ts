/** Patterns made to take long. Steps are counted, since time tells of the machine. */
import { jsonSchemasFor } from '@keyturn/contract/validators';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { allowsEndpoint, isWithin } from '../../src/domain/endpoint-patterns.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** How often a text was searched while `work` ran: the one step that costs more than its pattern. */
function searches(work: () => unknown): number {
  const search = vi.spyOn(String.prototype, 'indexOf');
  work();
  const { length } = search.mock.calls;
  search.mockRestore();
  return length;
}

const evil = fc
  .array(fc.constantFrom('*', 'a', 'aa', 'aaaaaaaa', 'b', '/'), { maxLength: 120 })
  .map((pieces) => `/${pieces.join('')}`);

describe('an endpoint pattern', () => {
  it('is searched for once for each of its stars at most, whatever the path', () => {
    fc.assert(
      fc.property(evil, fc.nat(2_000), (pattern, length) => {
        const path = `/${'a'.repeat(length)}/${'a'.repeat(length)}`;
        const stars = pattern.split('*').length;
        expect(searches(() => allowsEndpoint([pattern], path))).toBeLessThanOrEqual(stars);
      }),
    );
  });

  it('is compared with another one without any search', () => {
    fc.assert(
      fc.property(evil, evil, (wider, narrower) => {
        expect(searches(() => isWithin([wider], [narrower]))).toBe(0);
      }),
    );
  });

  it('is short, and of few', () => {
    const { properties } = jsonSchemasFor('apiTokens.create').body as {
      properties: { allowed_endpoints: Record<string, unknown> };
    };
    expect(JSON.stringify(properties.allowed_endpoints)).toMatch(/"maxLength":255/);
    expect(JSON.stringify(properties.allowed_endpoints)).toMatch(/"maxItems":100/);
  });
});
