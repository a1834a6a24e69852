import type { StoredToken } from '../../../src/index.ts';
import { type Behaviour, equal, failure, success } from '../behaviour.ts';

const user = success({ id: 'user_1' });

export const tokenStores: readonly Behaviour[] = [
  {
    name: 'clients that share a token store share an exchange',
    answer: () => user,
    async run({ client, package: { main }, exchanges }) {
      const stored = new Map<string, StoredToken>();
      const tokenStore = main.createTokenStore({
        read: async (id) => stored.get(id),
        write: async (id, token) => void stored.set(id, token),
      });
      await client({ tokenStore }).users.get('user_1');
      await client({ tokenStore }).users.get('user_1');
      equal([stored.size, (await exchanges()).length], [1, 1]);
    },
  },
  {
    name: 'a stored token that is refused is replaced',
    answer: ({ headers }) =>
      headers['authorization'] === 'Bearer stale' ? failure(401, 'TOKEN_EXPIRED') : user,
    async run({ client, package: { main }, exchanges }) {
      const stale = {
        authorization: 'Bearer stale',
        obtainedAt: Date.now(),
        lifetimeMs: 3_600_000,
      };
      const tokenStore = main.createTokenStore({ read: async () => stale, write: async () => {} });
      await client({ tokenStore }).users.get('user_1');
      equal((await exchanges()).length, 1);
    },
  },
  {
    name: 'clients that keep tokens in the same files share an exchange',
    needs: 'files',
    answer: () => user,
    async run({ client, openFileTokenStore, exchanges }) {
      const clients = [1, 2, 3].map(() => client({ tokenStore: openFileTokenStore?.() }));
      await Promise.all(clients.map((admin) => admin.users.get('user_1')));
      equal((await exchanges()).length, 1);
    },
  },
];
