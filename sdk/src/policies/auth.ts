/**
 * Gives every attempt the credential that is current at that moment.
 *
 * - A 401 invalidates the token it was sent with, and earns one more try with another token.
 * - Where that one came from another process and is refused too, there is one more try.
 * - These tries cost nothing of the retry budget. Without another token there is none.
 */
import type { TokenSource } from '../token-source.ts';
import type { Policy } from './policy.ts';

export function auth(tokens: TokenSource): Policy {
  return (next) => async (request, signal) => {
    const current = tokens.get(signal);
    let token = typeof current === 'string' ? current : await current;
    for (let refusals = 0; ; ) {
      request.headers.set('authorization', token);
      const response = await next(request, signal);
      if (response.status !== 401) return response;

      const wasBorrowed = tokens.invalidate(token);
      refusals += 1;
      if (refusals > 2 || (refusals > 1 && !wasBorrowed)) return response;
      const another = await tokens.get(signal);
      if (another === token) return response;
      token = another;
    }
  };
}
