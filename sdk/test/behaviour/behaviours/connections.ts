import { abortSoon, type Behaviour, equal, failure, rejection, success } from '../behaviour.ts';

export const connections: readonly Behaviour[] = [
  {
    name: 'a connection that is refused is a ConnectionError after all retries',
    async run({ client, refusedUrl, package: { main } }) {
      let retries = 0;
      const admin = client({
        auth: 'key',
        baseUrl: refusedUrl,
        onRetry() {
          retries += 1;
        },
      });
      const error = await rejection(admin.users.get('user_1'));
      equal([error instanceof main.ConnectionError, retries], [true, 2]);
      equal(error.cause instanceof Error, true);
    },
  },
  {
    name: 'a change is asked for again where nothing was sent',
    needs: 'unsent',
    async run({ client, refusedUrl, package: { main } }) {
      let retries = 0;
      const admin = client({
        auth: 'key',
        baseUrl: refusedUrl,
        onRetry() {
          retries += 1;
        },
      });
      const error = await rejection(admin.apiTokens.prune());
      equal([error instanceof main.ConnectionError, retries], [true, 2]);
    },
  },
  {
    name: 'a connection that breaks is a ConnectionError, and only what may be repeated is',
    answer: () => 'dropped',
    async run({ client, package: { main } }) {
      for (const [name, expected] of [
        ['get', 2],
        ['prune', 0],
      ] as const) {
        let retries = 0;
        const admin = client({
          onRetry() {
            retries += 1;
          },
        });
        const call = name === 'get' ? admin.users.get('user_1') : admin.apiTokens.prune();
        const error = await rejection(call);
        equal([name, error instanceof main.ConnectionError, retries], [name, true, expected]);
      }
    },
  },
  {
    name: 'an answer that does not come is a TimeoutError',
    answer: () => 'silent',
    async run({ client, package: { main } }) {
      const admin = client({ timeoutMs: 200, maxRetries: 0 });
      const error = await rejection(admin.users.get('user_1'));
      if (!(error instanceof main.TimeoutError)) throw error;
      equal(error.timeoutMs, 200);
    },
  },
  {
    name: 'a body that stalls times out, and the call is repeated',
    answer: (_, number) => (number === 1 ? 'stalled' : success({ id: 'user_1' })),
    async run({ client, sent }) {
      equal((await client({ timeoutMs: 300 }).users.get('user_1')).id, 'user_1');
      equal((await sent()).length, 2);
    },
  },
  {
    name: 'the deadline ends a call, whatever it waits for',
    answer: () => 'silent',
    async run({ client, package: { main } }) {
      const never = () => new Promise<string>(() => {});
      for (const options of [{}, { apiKey: never }]) {
        const admin = client({ deadlineMs: 200, ...options });
        const error = await rejection(admin.users.get('user_1'));
        if (!(error instanceof main.TimeoutError)) throw error;
        equal(error.timeoutMs, 200);
      }
    },
  },
  {
    name: 'an abort ends a call with the caller’s own reason, wherever it stands',
    answer: (request) =>
      request.path.endsWith('waits')
        ? failure(503, 'SERVICE_UNAVAILABLE', { 'retry-after': '30' })
        : request.path.endsWith('stalls')
          ? 'stalled'
          : 'silent',
    async run({ client }) {
      const admin = client();
      const reason = { not: 'an error' };
      for (const id of ['is-silent', 'stalls', 'waits']) {
        const error = await rejection(admin.users.get(id, { signal: abortSoon(reason) }));
        equal([id, (error as unknown) === reason], [id, true]);
      }
      const early = admin.users.get('user_1', { signal: AbortSignal.abort(reason) });
      equal(((await rejection(early)) as unknown) === reason, true);
      const timed = admin.users.get('user_1', { signal: AbortSignal.timeout(50) });
      equal((await rejection(timed)).name, 'TimeoutError');
    },
  },
  {
    name: 'a redirect is not followed with a credential',
    answer: ({ path }) =>
      path.endsWith('elsewhere')
        ? success({ id: 'user_1' })
        : { status: 302, headers: { location: 'elsewhere' } },
    async run({ client, sent, package: { main } }) {
      const error = await rejection(client().users.get('user_1'));
      equal([error instanceof main.ApiError, /redirect/.test(error.message)], [true, true]);
      equal((await sent()).length, 1);
    },
  },
];
