import { type Behaviour, equal, failure, rejection, success } from '../behaviour.ts';

const user = success({ id: 'user_1' });
const model = { name: 'm', label: 'M', tier: 'premium', supportsMedia: false } as const;

export const retries: readonly Behaviour[] = [
  {
    name: 'a server that is unavailable is asked again',
    answer: (_, number) => (number < 3 ? failure(503, 'SERVICE_UNAVAILABLE') : user),
    async run({ client }) {
      const { attempts } = await client().users.get('user_1').withResponse();
      equal(attempts, 3);
    },
  },
  {
    name: 'a change is not asked for again after it may have happened',
    answer: () => failure(503, 'SERVICE_UNAVAILABLE'),
    async run({ client, package: { main }, sent }) {
      const error = await rejection(client().apiTokens.prune());
      equal([error instanceof main.ServerError, (await sent()).length], [true, 1]);
    },
  },
  {
    name: 'a creation keeps its idempotency key over all attempts',
    answer: (_, number) =>
      number < 3 ? failure(503, 'SERVICE_UNAVAILABLE') : success({ id: 'model_1' }),
    async run({ client, sent }) {
      await client().models.create(model);
      const keys = (await sent()).map(({ headers }) => headers['idempotency-key'] ?? '');
      equal([keys.length, new Set(keys).size, keys[0] !== ''], [3, 1, true]);
      await client().models.create(model, { idempotencyKey: 'own' });
      equal((await sent()).at(-1)?.headers['idempotency-key'], 'own');
    },
  },
  {
    name: 'a limit that is reached is waited for as long as Retry-After says',
    answer: (_, number) =>
      number === 1 ? failure(429, 'RATE_LIMIT_EXCEEDED', { 'retry-after': '1' }) : user,
    async run({ client, sent }) {
      const waits: unknown[] = [];
      const admin = client({ onRetry: ({ reason, delayMs }) => waits.push([reason, delayMs]) });
      await admin.users.get('user_1');
      equal(waits, [['rate-limit', 1_000]]);
      equal((await sent()).length, 2);
    },
  },
  {
    name: 'a wait that is longer than allowed is a RateLimitError at once',
    answer: () => failure(429, 'RATE_LIMIT_EXCEEDED', { 'retry-after': '3600' }),
    async run({ client, package: { main } }) {
      const error = await rejection(client().users.get('user_1'));
      if (!(error instanceof main.RateLimitError)) throw error;
      equal([error.retryAfterMs, error.resetAt instanceof Date], [3_600_000, true]);
    },
  },
  {
    name: 'calls wait when the quota is used up, before a limit is hit',
    answer: (_, number) =>
      success(
        { id: 'user_1' },
        {
          'ratelimit-policy': '"a";q=9;w=60',
          ratelimit: number === 1 ? '"a";r=0;t=1' : '"a";r=8;t=60',
        },
      ),
    async run({ client }) {
      let throttled = 0;
      const admin = client({
        onThrottle() {
          throttled += 1;
        },
      });
      for (const id of ['user_1', 'user_2', 'user_3']) await admin.users.get(id);
      equal(throttled, 1);
      equal(admin.rateLimit?.remaining, 8);
    },
  },
];
