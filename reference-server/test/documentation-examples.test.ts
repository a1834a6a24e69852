/**
 * Every JSON example of the API's documentation, replayed: what it shows as a request is sent as
 * printed, and what it shows as an answer is asked for. Answers have the printed shape; where the
 * example leaves no room for another value, they have the printed values too.
 */
import { describe, expect, it } from 'vitest';
import type { ApiTokenRecord } from '../src/ports.ts';
import { createMemoryStore } from '../src/stores/memory/memory-store.ts';
import { sampleUser } from '../src/stores/sample-records.ts';
import type { TestAnswer } from '../src/test-requests.ts';
import { START, startTestServer, type TestServer } from '../src/test-server.ts';
import { isPrintedDocumentationHere, printedBlocks } from './printed-documentation.ts';

const ADMIN = 'external-admin-api.md';
const TOKENS = 'api-token-management.md';
const AUTHENTICATION = 'api-authentication.md';
const USERS_PATH = '/api/external/users';
const TOKENS_PATH = '/api/api-tokens';
const PRINTED_USERS = 150;

type Json = Record<string, unknown>;

/** Sends what leads to the example. */
type Replay = (server: TestServer, printed: Json) => Promise<TestAnswer>;

interface Example {
  readonly document: string;
  /** What only this example contains. */
  readonly contains: string;
  readonly status: number;
  readonly replay: Replay;
  /** The part of the answer that the example shows; all of it when not given. */
  readonly part?: string;
  /** Paths of values that the server cannot be made to choose, such as ids. */
  readonly free?: readonly string[];
  /** Answers to who did not prove a key have no limit to tell about. */
  readonly unauthenticated?: true;
}

const create: Replay = (server, body) => server.send('POST', TOKENS_PATH, { body });

/** Everything printed of a new token is answered, but a day becomes the moment that it begins. */
const creation = (contains: string): Example => ({
  document: TOKENS,
  contains,
  status: 201,
  replay: create,
  part: 'token',
  free: ['expires_at'],
});

const META = ['meta.timestamp', 'meta.requestId'];

const EXAMPLES: readonly Example[] = [
  {
    document: ADMIN,
    contains: '"tokenType": "Bearer"',
    status: 200,
    replay: (server) => server.send('POST', '/api/external/auth/validate'),
    free: [...META, 'data.token', 'data.expiresAt'],
  },
  {
    document: ADMIN,
    contains: '// Response data here',
    status: 200,
    replay: (server) => server.send('GET', `${USERS_PATH}/user_1`),
    free: META,
  },
  {
    document: ADMIN,
    contains: '// Array of items',
    status: 200,
    replay: (server) => server.send('GET', `${USERS_PATH}?page=1&perPage=20`),
    free: META,
  },
  {
    document: ADMIN,
    contains: '"RATE_LIMIT_EXCEEDED"',
    status: 429,
    async replay(server) {
      const { key } = await server.createToken({ rate_limit: 1 });
      await server.send('GET', USERS_PATH, { key });
      return server.send('GET', USERS_PATH, { key });
    },
    free: [...META, 'error.details.resetAt'],
  },
  {
    document: ADMIN,
    contains: '"ERROR_CODE"',
    status: 400,
    replay: (server) => server.send('GET', `${USERS_PATH}?page=0`),
    free: [...META, 'error.code', 'error.message'],
  },
  {
    document: TOKENS,
    contains: 'created successfully',
    status: 201,
    replay: (server, { token }) => {
      const { name, description, rate_limit, expires_at, allowed_endpoints } = token as Json;
      const body = { name, description, rate_limit, expires_at, allowed_endpoints };
      return create(server, body);
    },
    free: ['token.token'],
  },
  creation('"name": "Mobile App"'),
  {
    document: TOKENS,
    contains: '"current": 501',
    status: 429,
    async replay(server, { limit }) {
      const { key } = await server.createToken({ rate_limit: Number(limit) });
      for (let request = 0; request < Number(limit); request += 1) {
        await server.send('GET', TOKENS_PATH, { key });
      }
      return server.send('GET', TOKENS_PATH, { key });
    },
  },
  creation('"name": "Public Website"'),
  creation('"name": "Temporary Integration"'),
  {
    document: TOKENS,
    contains: 'Token has expired',
    status: 401,
    async replay(server) {
      const { key } = await server.createToken({ expires_at: inOneDay(server) });
      server.pass(2 * DAY_MS);
      return server.send('GET', TOKENS_PATH, { key });
    },
    unauthenticated: true,
  },
  {
    document: TOKENS,
    contains: '"total_requests": 45123',
    status: 200,
    async replay(server, { tokens }) {
      const { name, description, rate_limit } = (tokens as Json[])[0] ?? {};
      const settings = { name, description, rate_limit, scopes: ['*'] };
      await use(server, settings as Partial<ApiTokenRecord>);
      return server.send('GET', TOKENS_PATH);
    },
    free: ['requests_24h', 'requests_7d', 'total_requests', 'last_used_at', 'created_at'].map(
      (field) => `tokens.0.${field}`,
    ),
  },
  {
    document: TOKENS,
    contains: '(Updated)',
    status: 200,
    async replay(server, body) {
      const { id } = await server.createToken();
      return server.send('PUT', `${TOKENS_PATH}/${id}`, { body });
    },
    part: 'token',
  },
  {
    document: TOKENS,
    contains: '"hourly_usage"',
    status: 200,
    async replay(server) {
      const id = await use(server);
      return server.send('GET', `${TOKENS_PATH}/${id}/usage?days=7`);
    },
    free: ['hourly_usage', 'endpoint_usage', 'recent_requests'],
  },
  {
    document: TOKENS,
    contains: '"top_tokens"',
    status: 200,
    async replay(server) {
      await use(server);
      return server.send('GET', `${TOKENS_PATH}/stats/overview?days=7`);
    },
    free: ['overview', 'top_tokens', 'top_endpoints'],
  },
  creation('"name": "WordPress - example.com"'),
  creation('"name": "iOS App - Production"'),
  creation('"name": "Partner ABC - Integration"'),
  creation('"name": "Development - Local Testing"'),
];

const DAY_MS = 86_400_000;
/** The time at which the examples of token management were written. */
const PRINTED_AT = Date.parse('2025-01-15T10:30:00.000Z');

if (!isPrintedDocumentationHere) console.warn('Skipped: ../shared/reference is not here.');

const printed = isPrintedDocumentationHere
  ? [ADMIN, TOKENS, AUTHENTICATION].flatMap((document) =>
      printedBlocks(document, 'json').map(({ code, line }) => ({
        code,
        document,
        title: `${document}:${line}`,
        examples: EXAMPLES.filter(
          (example) => example.document === document && code.includes(example.contains),
        ),
      })),
    )
  : [];

describe.runIf(isPrintedDocumentationHere)('a JSON example of the documentation', () => {
  it('is known here, and all that are known here are printed', () => {
    const known = printed.map(({ title, examples }) => [title, examples.length]);
    expect(known).toEqual(printed.map(({ title }) => [title, 1]));
    expect(new Set(printed.flatMap(({ examples }) => examples))).toEqual(new Set(EXAMPLES));
  });

  it.each(printed)('$title is answered as printed', async ({ code, examples: [example] }) => {
    if (example === undefined) throw new Error('Nothing is known of this example.');
    const server = await startPrintedServer();
    const shown = JSON.parse(code.replace(/\s\/\/[^\n]*/g, '')) as Json;

    const answer = await example.replay(server, shown);

    expect(answer.status).toBe(example.status);
    expectHeaders(answer, example);
    const body = example.part === undefined ? answer.body : answer.body[example.part];
    expect(differences(shown, body, example.free ?? [])).toEqual([]);
  });
});

async function startPrintedServer(): Promise<TestServer> {
  const store = createMemoryStore();
  const users = Array.from({ length: PRINTED_USERS }, (_, index) =>
    sampleUser({ id: `user_${index + 1}`, email: `${index}@example.com` }),
  );
  await store.resource('users', 'live').insertMany(users);
  const server = startTestServer(store);
  server.pass(PRINTED_AT - START);
  return server;
}

/** Makes a token, sends requests with it, and lets their usage be written. Answers its id. */
async function use(server: TestServer, settings: object = {}): Promise<number> {
  const { id, key } = await server.createToken(settings);
  await server.send('GET', USERS_PATH, { key });
  await server.send('GET', `${USERS_PATH}/user_1`, { key });
  await server.store.usage.append(server.usage.splice(0));
  return id;
}

function inOneDay(server: TestServer): string {
  return new Date(server.now() + DAY_MS).toISOString();
}

function expectHeaders({ headers, status }: TestAnswer, { document, unauthenticated }: Example) {
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('x-request-id')).toMatch(/^req_/);
  expect(headers.has('retry-after')).toBe(status === 429);
  if (unauthenticated) return;
  expect(headers.get('x-ratelimit-limit')).toMatch(/^\d+$/);
  expect(headers.get('x-ratelimit-remaining')).toMatch(/^\d+$/);
  const reset = document === ADMIN ? /^\d{10}$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/;
  expect(headers.get('x-ratelimit-reset')).toMatch(reset);
}

/**
 * What is printed and answered otherwise. Fields that are answered beside the printed ones are none:
 * the documentation shows the least of an answer. An empty list or object stands for any.
 *
 * @param free places whose values may differ, and all below them; their types may not
 */
function differences(shown: unknown, actual: unknown, free: readonly string[], at = ''): string[] {
  const place = at || 'the answer';
  if (kindOf(shown) !== kindOf(actual)) return [`${place} is ${kindOf(actual)}`];
  if (typeof shown !== 'object' || shown === null || typeof actual !== 'object') {
    const isFree = free.some((name) => at === name || at.startsWith(`${name}.`));
    return isFree || shown === actual ? [] : [`${place} is ${JSON.stringify(actual)}`];
  }
  return Object.entries(shown).flatMap(([name, value]) => {
    // One item of a list tells what all are like.
    const key = Array.isArray(actual) && free.includes(at) ? '0' : name;
    const found = (actual as Json)[key];
    return differences(value, found, free, at === '' ? name : `${at}.${name}`);
  });
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
