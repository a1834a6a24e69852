/** The JWTs that keys are exchanged for. */
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { bearer } from '../credential.ts';
import { dataOf, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { exchangedIn, exchangeKey, useEndingKey } from './presented.ts';

/** How long a change to a key may take to reach its JWTs. */
const A_SECOND = 1_000;

function partOf(token: string, index: 0 | 1): Record<string, unknown> {
  const [part = ''] = token.split('.').slice(index);
  try {
    const text = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

function encoded(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function isWhatItSays(context: CheckContext): Promise<void> {
  const { exchange, token } = await exchangeKey(context, context.keys.main);
  const header = partOf(token, 0);
  const claims = partOf(token, 1);
  const data = dataOf(exchange);
  const unlike = (message: string, pointer: string, expected: unknown, found: unknown) => {
    if (expected === found) return;
    const texts = { expected: String(expected), found: String(found) };
    context.fault({ message, pointer, ...texts, exchanges: [exchange] });
  };
  const { iat, exp } = claims as { iat?: number; exp?: number };
  unlike('The JWT is not signed with HS256.', '/data/token', 'HS256', header['alg']);
  for (const name of ['iss', 'aud', 'sub', 'jti', 'iat', 'exp']) {
    if (name in claims) continue;
    unlike('The JWT lacks a claim.', '/data/token', name, 'nothing');
  }
  const lifetime = (exp ?? 0) - (iat ?? 0);
  const stated = Number(valueAt(data, 'expiresIn'));
  // Whole seconds of both, of which one may have been rounded up.
  if (!(stated <= lifetime && stated >= lifetime - 1)) {
    unlike('expiresIn is not the lifetime of the JWT.', '/data/expiresIn', lifetime, stated);
  }
  const end = new Date((exp ?? 0) * 1_000).toISOString();
  unlike(
    'expiresAt is not the end of the JWT.',
    '/data/expiresAt',
    end,
    valueAt(data, 'expiresAt'),
  );
}

async function isAccepted(context: CheckContext): Promise<void> {
  const { exchange, credential } = await exchangeKey(context, context.keys.main);
  for (const id of ['auth.me', 'users.list'] as const) {
    const answer = await context.target.call(id, { credential });
    expectAnswer(context, answer, { status: 200 }, 'A fresh JWT is refused.', [exchange]);
  }
}

async function changedIsRefused(context: CheckContext): Promise<void> {
  const { token } = await exchangeKey(context, context.keys.main);
  const [header = '', payload = '', signature = ''] = token.split('.');
  const none = encoded({ ...partOf(token, 0), alg: 'none' });
  const longer = encoded({ ...partOf(token, 1), exp: 4_102_444_800 });
  const flipped = signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
  const forgeries = [
    ['with another signature', `${header}.${payload}.${flipped}`],
    ['with a later end and the old signature', `${header}.${longer}.${signature}`],
    ['without a signature', `${header}.${payload}.`],
    ['that names the algorithm none', `${none}.${payload}.`],
    ['that names the algorithm none and keeps its signature', `${none}.${payload}.${signature}`],
  ] as const;
  for (const [what, forged] of forgeries) {
    const answer = await context.target.call('auth.me', { credential: bearer('forged', forged) });
    const expected = { status: 401, code: 'INVALID_TOKEN' };
    expectAnswer(context, answer, expected, `A JWT ${what} is not refused as invalid.`);
  }
}

async function isNotExchanged(context: CheckContext): Promise<void> {
  const { exchange, credential } = await exchangeKey(context, context.keys.main);
  const answer = await context.target.call('auth.validate', { credential });
  expectAnswer(context, answer, { status: 401 }, 'A JWT can be exchanged for another.', [exchange]);
}

/** What is done to a key, and what its JWTs meet afterwards. */
const ENDINGS = {
  disabled: { status: 401, code: 'API_KEY_DISABLED' },
  deleted: { status: 401, code: 'INVALID_TOKEN' },
  narrowed: { status: 403, code: 'INSUFFICIENT_SCOPE' },
} as const;

function endsWithKey(how: keyof typeof ENDINGS): NonNullable<Check['run']> {
  return async (context) => {
    const { target, keys } = context;
    const { id, credential: key } = await keys.create({ create: { scopes: ['users:read'] } });
    const { credential } = await exchangeKey(context, key);
    const before = await target.call('users.list', { credential });
    if (!expectAnswer(context, before, { status: 200 }, 'A fresh JWT is refused.')) return;
    const path = { id };
    const change =
      how === 'deleted'
        ? await target.call('apiTokens.delete', { path })
        : await target.call('apiTokens.update', {
            path,
            body: how === 'disabled' ? { active: false } : { scopes: ['models:read'] },
          });
    if (change.status !== 200) throw new CannotDecide(`The key could not be ${how}.`);
    await context.sleep(A_SECOND);
    const after = await target.call('users.list', { credential });
    const message = `A JWT goes on working though its key has been ${how}.`;
    expectAnswer(context, after, ENDINGS[how], message, [before, change]);
  };
}

async function endsWithItsKeysEnd(context: CheckContext): Promise<void> {
  const { end, used } = await useEndingKey(context, (key) =>
    context.target.call('auth.validate', { credential: key }),
  );
  const { exchange, credential } = exchangedIn(used);
  const stated = valueAt(dataOf(exchange), 'expiresAt');
  if (Date.parse(String(stated)) > end) {
    context.fault({
      message: 'A JWT ends later than its key.',
      pointer: '/data/expiresAt',
      expected: `${new Date(end).toISOString()} at the latest`,
      found: String(stated),
      exchanges: [exchange],
    });
  }
  await context.sleep(Math.max(0, end - context.now()) + 500);
  const answer = await context.target.call('auth.me', { credential });
  expectAnswer(context, answer, { status: 401 }, 'A JWT outlives the end of its key.', [exchange]);
}

export const jwts: readonly Check[] = [
  {
    id: 'jwts.claims',
    title: 'The JWT is what the exchange says of it: algorithm, claims, lifetime, end',
    clauses: ['C4'],
    run: isWhatItSays,
  },
  {
    id: 'jwts.accepted',
    title: 'A fresh JWT is accepted',
    clauses: ['C4'],
    run: isAccepted,
  },
  {
    id: 'jwts.forged',
    title: 'A JWT that was changed, or names the algorithm none, is refused',
    clauses: ['C5'],
    run: changedIsRefused,
  },
  {
    id: 'jwts.no-exchange',
    title: 'A JWT cannot be exchanged for another',
    clauses: ['C7'],
    run: isNotExchanged,
  },
  {
    id: 'jwts.disabled-key',
    title: 'The JWTs of a key that is switched off are refused within a second',
    clauses: ['C6'],
    managesTokens: true,
    run: endsWithKey('disabled'),
  },
  {
    id: 'jwts.deleted-key',
    title: 'The JWTs of a deleted key are refused within a second',
    clauses: ['C6', 'T8'],
    managesTokens: true,
    run: endsWithKey('deleted'),
  },
  {
    id: 'jwts.narrowed-key',
    title: 'The JWTs of a narrowed key lose its rights within a second',
    clauses: ['C6'],
    managesTokens: true,
    run: endsWithKey('narrowed'),
  },
  {
    id: 'jwts.end-of-key',
    title: 'A JWT ends with its key at the latest',
    clauses: ['C4', 'T6'],
    managesTokens: true,
    background: true,
    run: endsWithItsKeysEnd,
  },
];
