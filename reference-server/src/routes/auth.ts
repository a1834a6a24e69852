import { ApiError } from '../domain/api-error.ts';
import { describeCredential } from '../domain/credential.ts';
import type { Handlers } from './handlers.ts';

export const auth = {
  'auth.validate': async (_input, { caller, jwts }) => {
    const jwt = await jwts.issue(caller.id, caller.expiresAt);
    if (jwt === undefined) throw new ApiError('API_KEY_EXPIRED');
    return {
      data: {
        token: jwt.token,
        tokenType: 'Bearer',
        expiresIn: jwt.expiresInSeconds,
        expiresAt: new Date(jwt.expiresAtMs).toISOString(),
      },
    };
  },

  'auth.me': async (_input, { caller, quota }) => ({ data: describeCredential(caller, quota) }),
} satisfies Handlers<'auth'>;
