/**
 * Gives every attempt the credential that is current at that moment.
 *
 * - A 401 invalidates the token it was sent with, and earns one more try with another token.
 * - Where that one came from another process and is refused too, there is one more try.
 * - These tries cost nothing of the retry budget. Without another token there is none.
 * - A caller's abort detaches that caller only from an exchange.
 * - Nobody takes a place at the quota gate before there is a token: the answer to the exchange says
 *   for how many there is quota.
 */
import { interruptible, type Lifetime } from '../interruptible.ts';
import type { RequestRecord } from '../request-record.ts';
import type { TokenSource } from '../token-source.ts';
import type { Policy } from './policy.ts';

function tokenFor(
  lifetime: Lifetime,
  tokens: TokenSource,
  request: RequestRecord,
): string | Promise<string> {
  const token = tokens.get();
  if (typeof token === 'string') return token;
  return interruptible(lifetime, request, (resolve, reject) => {
    token.then(resolve, reject);
    return undefined;
  });
}

/** Waits for the first token. */
export const signIn: Policy =
  (next, { lifetime, tokens }) =>
  async (request) => {
    if (tokens && !request.anonymous) await tokenFor(lifetime, tokens, request);
    return next(request);
  };

export const auth: Policy =
  (next, { lifetime, tokens }) =>
  async (request) => {
    if (!tokens || request.anonymous) return next(request);
    let token = await tokenFor(lifetime, tokens, request);
    for (let refusals = 1; ; refusals++) {
      request.headers['authorization'] = token;
      const response = await next(request);
      if (response.status !== 401) return response;
      const wasBorrowed = tokens.invalidate(token);
      if (refusals > (wasBorrowed ? 2 : 1)) return response;
      const another = await tokenFor(lifetime, tokens, request);
      if (another === token) return response;
      token = another;
    }
  };
