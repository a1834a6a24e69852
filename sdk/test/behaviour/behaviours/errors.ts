import { API_KEY, type Behaviour, equal, failure, rejection } from '../behaviour.ts';

const CLASSES = [
  [400, 'VALIDATION_ERROR', 'ValidationError'],
  [401, 'INVALID_API_KEY', 'AuthenticationError'],
  [403, 'INSUFFICIENT_SCOPE', 'PermissionDeniedError'],
  [404, 'NOT_FOUND', 'NotFoundError'],
  [409, 'CONFLICT', 'ConflictError'],
  [429, 'RATE_LIMIT_EXCEEDED', 'RateLimitError'],
  [500, 'INTERNAL_ERROR', 'ServerError'],
] as const;

export const errors: readonly Behaviour[] = [
  {
    name: 'each status has its class of error, with code and request id',
    answer({ path }) {
      const [status, code] = CLASSES[Number(path.at(-1))] ?? CLASSES[0];
      return failure(status, code);
    },
    async run({ client, package: { main } }) {
      for (const [index, [status, code, name]] of CLASSES.entries()) {
        const admin = client({ maxRetries: 0 });
        const error = await rejection(admin.users.get(`user_${index}`));
        equal([error instanceof main[name], error instanceof main.ApiError], [true, true]);
        equal([error instanceof main.KeyturnError, error instanceof Error], [true, true]);
        const { requestId, ...rest } = error as InstanceType<typeof main.ApiError>;
        equal([rest.status, rest.code, error.name, requestId], [status, code, name, 'req_1']);
      }
    },
  },
  {
    name: 'a success that is no JSON is a ParseError',
    answer: () => ({ headers: { 'content-type': 'text/html' }, body: '<h1>Hello</h1>' }),
    async run({ client, package: { main } }) {
      const error = await rejection(client().users.get('user_1'));
      equal([error instanceof main.ParseError, /text\/html/.test(error.message)], [true, true]);
    },
  },
  {
    name: 'no error shows the key or a token, as JSON or as text',
    answer: ({ headers }) => ({
      status: 400,
      body: { error: { code: 'VALIDATION_ERROR', message: `${headers['authorization']}` } },
    }),
    async run({ client, refusedUrl }) {
      for (const admin of [client({ auth: 'key' }), client({ baseUrl: refusedUrl })]) {
        const error = await rejection(admin.users.get('user_1'));
        const shown = [JSON.stringify(error), `${error}`, `${error.stack}`, JSON.stringify(admin)];
        equal(
          shown.filter((text) => text.includes(API_KEY) || text.includes('jwt-1')),
          [],
        );
      }
    },
  },
  {
    name: 'no client or error shows the key or a token when it is inspected',
    needs: 'inspect',
    answer: ({ headers }) => ({
      status: 400,
      body: { error: { code: 'VALIDATION_ERROR', message: `${headers['authorization']}` } },
    }),
    async run({ client, inspect = String, refusedUrl }) {
      for (const options of [{ auth: 'key' as const }, { baseUrl: refusedUrl }, {}]) {
        const admin = client(options);
        const error = await rejection(admin.users.get('user_1'));
        const shown = [inspect(error), inspect(admin), inspect([error, { admin }])];
        equal(
          shown.filter((text) => text.includes(API_KEY) || text.includes('jwt-1')),
          [],
        );
        equal(shown[0]?.includes(error.message), true);
      }
    },
  },
  {
    name: 'the two builds know each other’s errors',
    needs: 'both builds',
    answer: () => failure(404, 'NOT_FOUND'),
    async run({ client, package: { main }, otherBuild }) {
      const error = await rejection(client().users.get('user_1'));
      equal(otherBuild !== undefined && otherBuild.NotFoundError !== main.NotFoundError, true);
      equal(otherBuild && error instanceof otherBuild.NotFoundError, true);
    },
  },
];
