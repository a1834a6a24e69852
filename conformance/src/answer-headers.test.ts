import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../test/exchange-of.ts';
import { headersOf } from './answer-headers.ts';

/** Names of headers, those that must be there with an exclamation mark. */
function declaredFor(path: string, status: number, isOperation = false): readonly string[] {
  const exchange = exchangeOf('users.list', status, {}, { path });
  const asked = isOperation ? exchange : { ...exchange, operation: undefined };
  return headersOf(asked).map(({ name, required }) => (required ? `${name}!` : name));
}

const LIMIT = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
const BOTH = [...LIMIT, 'RateLimit-Policy', 'RateLimit'];

describe('the headers of an answer', () => {
  it('are those of its operation and status', () => {
    expect(declaredFor('/api/external/users', 200, true)).toEqual(['X-Request-Id!', ...BOTH]);
  });

  it.each([
    [401, ['X-Request-Id!', 'WWW-Authenticate!']],
    [404, ['X-Request-Id!', ...BOTH]],
    [429, ['X-Request-Id!', ...BOTH, 'Retry-After', 'X-Should-Retry']],
  ])('are, for a %d of no operation, those that all of its family have', (status, names) => {
    expect(declaredFor('/api/external/no-such-thing', status)).toEqual(names);
  });

  it('are, for a status of no operation, those that every answer has', () => {
    expect(declaredFor('/api/api-tokens', 405)).toEqual(['X-Request-Id!']);
    expect(declaredFor('/api/external/users', 405, true)).toEqual(['X-Request-Id!']);
  });

  it('have the form of the family', () => {
    const [external, tokens] = ['/api/external/x', '/api/api-tokens/1/x'].map((path) =>
      headersOf({ ...exchangeOf('users.list', 404, {}, { path }), operation: undefined }).find(
        ({ name }) => name === 'X-RateLimit-Reset',
      ),
    );
    expect(external?.schema).toMatchObject({ type: 'integer' });
    expect(tokens?.schema).toMatchObject({ format: 'date-time' });
  });
});
