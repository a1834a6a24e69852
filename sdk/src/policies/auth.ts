/**
 * Gives every attempt the credential that is current at that moment.
 *
 * - A 401 invalidates the token it was sent with, and earns one more try with another token.
 * - That try costs nothing of the retry budget. Without another token there is none.
 */
import type { TokenSource } from '../token-source.ts';
import type { Policy } from './policy.ts';

export function auth(tokens: TokenSource): Policy {
  return (next) => async (request, signal) => {
    const current = tokens.get(signal);
    const token = typeof current === 'string' ? current : await current;
    request.headers.set('authorization', token);
    const response = await next(request, signal);
    if (response.status !== 401) return response;

    tokens.invalidate(token);
    const another = await tokens.get(signal);
    if (another === token) return response;
    request.headers.set('authorization', another);
    return next(request, signal);
  };
}
