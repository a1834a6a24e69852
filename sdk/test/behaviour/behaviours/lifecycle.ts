import { API_KEY, type Behaviour, equal, failure, rejection, success } from '../behaviour.ts';

const user = success({ id: 'user_1' });

export const lifecycle: readonly Behaviour[] = [
  {
    name: 'close ends calls under way and refuses new ones',
    answer: () => 'silent',
    async run({ client, package: { main } }) {
      const admin = client();
      const call = rejection(admin.users.get('user_1'));
      setTimeout(() => admin.close(), 50);
      for (const error of [await call, await rejection(admin.users.get('user_1'))]) {
        equal([error instanceof main.KeyturnError, /closed/.test(error.message)], [true, true]);
      }
    },
  },
  {
    name: 'await using closes',
    answer: () => user,
    async run({ client }) {
      const kept = await (async () => {
        await using admin = client();
        await admin.users.get('user_1');
        return admin;
      })();
      equal(/closed/.test((await rejection(kept.users.get('user_1'))).message), true);
    },
  },
  {
    name: 'a derived client shares the token, and one with another key does not',
    answer: () => user,
    async run({ client, exchanges }) {
      const admin = client();
      await admin.users.get('user_1');
      await admin.withOptions({ timeoutMs: 5_000 }).users.get('user_1');
      equal((await exchanges()).length, 1);
      await admin.withOptions({ apiKey: 'sk_other' }).users.get('user_1');
      equal((await exchanges()).length, 2);
    },
  },
  {
    name: 'createFetch gives any client the same pipeline',
    answer: ({ headers }, number) =>
      number === 1 || headers['authorization'] !== 'Bearer own'
        ? failure(503, 'SERVICE_UNAVAILABLE')
        : { body: { number } },
    async run({ package: { fetch: entry, main }, baseUrl, sent }) {
      const fetch = entry.createFetch({
        apiKey: API_KEY,
        random: () => 0,
        exchange: async () => ({ token: 'own', expiresIn: 60 }),
      });
      const response = await fetch(`${baseUrl}/things`, { method: 'PUT', body: 'one' });
      equal([response.status, await response.json()], [200, { number: 2 }]);
      equal(
        (await sent()).map(({ method, body }) => `${method} ${body}`),
        ['PUT one', 'PUT one'],
      );
      fetch.close();
      equal((await rejection(fetch(`${baseUrl}/things`))) instanceof main.KeyturnError, true);
    },
  },
];
