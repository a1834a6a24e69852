import { API_KEY, type Behaviour, equal, failure, rejection, success } from '../behaviour.ts';

const user = success({ id: 'user_1' });

export const authentication: readonly Behaviour[] = [
  {
    name: 'concurrent first calls make one exchange',
    answer: () => user,
    async run({ client, sent, exchanges }) {
      const admin = client();
      await Promise.all(Array.from({ length: 20 }, () => admin.users.get('user_1')));
      const [exchange, ...more] = await exchanges();
      equal(exchange?.headers['authorization'], `Bearer ${API_KEY}`);
      equal(more, []);
      const credentials = (await sent()).map(({ headers }) => headers['authorization']);
      equal([credentials.length, ...new Set(credentials)], [20, 'Bearer jwt-1']);
    },
  },
  {
    name: 'a token that is refused is exchanged again, once for all calls',
    answer: ({ headers }) =>
      headers['authorization'] === 'Bearer jwt-1' ? failure(401, 'TOKEN_EXPIRED') : user,
    async run({ client, exchanges }) {
      const admin = client();
      const calls = Array.from({ length: 5 }, () => admin.users.get('user_1'));
      equal((await Promise.all(calls)).length, 5);
      equal((await exchanges()).length, 2);
    },
  },
  {
    name: 'a key that is refused is an AuthenticationError',
    exchange: () => failure(401, 'INVALID_API_KEY'),
    async run({ client, package: { main }, sent }) {
      const error = await rejection(client().users.get('user_1'));
      equal(error instanceof main.AuthenticationError, true);
      equal(await sent(), []);
    },
  },
  {
    name: 'the key may come from a function, and its failure is the cause of the error',
    answer: () => user,
    async run({ client, exchanges }) {
      await client({ apiKey: async () => 'sk_from_a_function' }).users.get('user_1');
      equal((await exchanges())[0]?.headers['authorization'], 'Bearer sk_from_a_function');
      const reason = new Error('The vault is closed.');
      const failing = client({ apiKey: () => Promise.reject(reason) });
      equal((await rejection(failing.users.get('user_1'))).cause === reason, true);
    },
  },
  {
    name: 'the key itself is sent where no exchange is wanted',
    answer: () => user,
    async run({ client, sent, exchanges }) {
      await client({ auth: 'key' }).users.get('user_1');
      await client({ auth: 'basic' }).users.get('user_1');
      const credentials = (await sent()).map(({ headers }) => headers['authorization']);
      equal(credentials, [`Bearer ${API_KEY}`, `Basic ${btoa(`${API_KEY}:`)}`]);
      equal(await exchanges(), []);
    },
  },
  {
    name: 'key and address come from the environment',
    needs: 'environment',
    async run({ package: { main } }) {
      const admin = new main.Keyturn();
      equal((await admin.auth.me()).scopes, ['*']);
    },
  },
  {
    name: 'a key in a page or its worker is refused unless it is asked for',
    needs: 'visitors',
    async run({ package: { main }, baseUrl }) {
      let message = '';
      try {
        new main.Keyturn({ apiKey: API_KEY, baseUrl });
      } catch (error) {
        message = `${error}`;
      }
      equal(/KeyturnError: .*dangerouslyAllowBrowser/.test(message), true);
    },
  },
];
