import { type Behaviour, equal, rejection, success } from '../behaviour.ts';

/** Against the real server, so that what is scripted elsewhere is known to be what happens. */
export const referenceServer: readonly Behaviour[] = [
  {
    name: 'the reference server is read, changed and understood',
    async run({ client, reference, package: { main } }) {
      await using admin = client({ baseUrl: reference.baseUrl, apiKey: reference.adminKey });
      const { data, requestId, rateLimit } = await admin.users.get('user_123').withResponse();
      equal([data.id, /^req_/.test(`${requestId}`)], ['user_123', true]);
      equal(Number(rateLimit?.remaining) < Number(rateLimit?.limit), true);
      const users = await admin.users.list({ perPage: 100 }).toArray({ limit: 250 });
      equal(new Set(users.map(({ id }) => id)).size, 250);
      const post = await admin.blogs.create({ title: 'Über uns', content: 'Text.' });
      equal((await admin.blogs.update(post.id, { status: 'published' })).title, 'Über uns');
      equal(await admin.blogs.delete(post.id), { id: post.id, deleted: true });
      equal((await rejection(admin.blogs.get(post.id))) instanceof main.NotFoundError, true);
      const created = await admin.apiTokens.create({ name: 'Matrix', scopes: ['users:read'] });
      const narrow = client({ baseUrl: reference.baseUrl, apiKey: `${created.token}` });
      equal((await narrow.users.get('user_1')).id, 'user_1');
      const denied = await rejection(narrow.models.list());
      equal(denied instanceof main.PermissionDeniedError, true);
      await admin.apiTokens.delete(created.id);
      const refused = await rejection(narrow.users.get('user_1'));
      equal(refused instanceof main.AuthenticationError, true);
    },
  },
  {
    name: 'answers are held against the contract where that is asked for',
    answer: () => success({ id: 1 }),
    async run({ client, reference, baseUrl, package: { main } }) {
      const validate = 'responses';
      const { adminKey } = reference;
      await using admin = client({ validate, baseUrl: reference.baseUrl, apiKey: adminKey });
      equal((await admin.users.get('user_123')).id, 'user_123');
      equal((await admin.apiTokens.list()).length >= 0, true);
      const error = await rejection(client({ validate, baseUrl }).users.get('user_1'));
      equal(
        [error instanceof main.ParseError, /breaks the contract at \/data/.test(error.message)],
        [true, true],
      );
    },
  },
];
