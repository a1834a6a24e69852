/** What one token may make of others: no more than it holds, and only in its environment. */
import type { Check, CheckContext } from '../check.ts';
import type { Credential } from '../credential.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { exchangeKey } from './presented.ts';
import { idOf } from './records.ts';

const NO_RIGHT = { status: 403 };
const HOUR_MS = 3_600_000;
/** Every address but a block that nobody has, so that the run itself may come from anywhere. */
const NETWORKS = ['0.0.0.0/1', '128.0.0.0/2', '192.0.0.0/3', '224.0.0.0/4', '::/0'];
const NOBODYS_NETWORK = '240.0.0.0/4';

type Settings = Readonly<Record<string, unknown>>;

interface Grantor {
  /** A key that manages tokens, and is restricted in every way. */
  readonly credential: Credential;
  /** Settings that it may give. */
  readonly within: Settings;
  /** Settings in the place of those that it may not give, by what is too much about them. */
  readonly beyond: readonly (readonly [what: string, settings: Settings])[];
}

async function makeGrantor({ keys, now }: CheckContext): Promise<Grantor> {
  const end = now() + HOUR_MS;
  const expires_at = new Date(end).toISOString();
  const { credential } = await keys.create({
    create: {
      environment: 'test',
      scopes: ['tokens:*', 'users:read'],
      allowed_endpoints: ['/api-tokens*', '/users*'],
      ip_allowlist: NETWORKS,
      expires_at,
    },
  });
  const within = {
    name: 'keyturn-conformance grant',
    scopes: ['users:read'],
    allowed_endpoints: ['/users/*'],
    ip_allowlist: ['198.51.100.0/24'],
    expires_at,
  };
  const beyond: Grantor['beyond'] = [
    ['a scope that it does not hold', { scopes: ['users:read', 'models:read'] }],
    ['another action than it may do', { scopes: ['users:write'] }],
    ['every scope', { scopes: ['*'] }],
    ['an endpoint that it may not use', { allowed_endpoints: ['/users/*', '/models*'] }],
    ['a wider pattern of endpoints than its own', { allowed_endpoints: ['/u*'] }],
    ['every endpoint, by an empty list', { allowed_endpoints: [] }],
    ['every endpoint', { allowed_endpoints: null }],
    ['an address that it may not come from', { ip_allowlist: [NOBODYS_NETWORK] }],
    ['a wider network than its own', { ip_allowlist: ['0.0.0.0/0'] }],
    ['every address, by an empty list', { ip_allowlist: [] }],
    ['every address', { ip_allowlist: null }],
    ['a later end than its own', { expires_at: new Date(end + HOUR_MS).toISOString() }],
    ['no end', { expires_at: null }],
  ];
  return { credential, within, beyond };
}

/** A creation says nothing of what it leaves out, and that may mean everything. */
const LEFT_OUT = {
  scopes: 'the right to read everything',
  allowed_endpoints: 'every endpoint',
  ip_allowlist: 'every address',
  expires_at: 'no end',
};

async function inCreations(context: CheckContext): Promise<void> {
  const { credential: key, within, beyond } = await makeGrantor(context);
  const omissions = Object.entries(LEFT_OUT).map(
    ([name, what]) => [`${what}, by not saying ${name}`, { [name]: undefined }] as const,
  );
  const live = ['a key of the live environment', { environment: 'live' }] as const;
  const jwt = await exchangeKey(context, key);
  for (const [who, credential] of [
    ['key', key],
    ['JWT', jwt.credential],
  ] as const) {
    for (const [what, more] of [...beyond, ...omissions, live]) {
      const created = await create(context, credential, { ...within, ...more });
      expectAnswer(context, created, NO_RIGHT, `A test ${who} grants ${what}.`);
    }
    const allowed = await create(context, credential, within);
    expectAnswer(context, allowed, { status: 201 }, `A ${who} may not grant what it holds.`);
  }
}

/** What was made is removed at once. */
async function create(
  { target }: CheckContext,
  credential: Credential,
  body: Settings,
): Promise<Exchange> {
  const created = await target.call('apiTokens.create', { credential, body });
  const id = idOf(created);
  if (id !== undefined) await target.call('apiTokens.delete', { path: { id } });
  return created;
}

async function inUpdates(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const { credential, within, beyond } = await makeGrantor(context);
  const { id } = await keys.create({ create: { ...within, environment: 'test' } });
  const path = { id };
  for (const [what, body] of beyond) {
    const updated = await target.call('apiTokens.update', { credential, path, body });
    expectAnswer(context, updated, NO_RIGHT, `By an update a key grants ${what}.`);
    // What a token has it may keep, so it must not have more for the next update.
    if (updated.status < 300) await target.call('apiTokens.update', { path, body: within });
  }
  const allowed = await target.call('apiTokens.update', { credential, path, body: within });
  const message = 'A key may not grant by an update what it holds.';
  expectAnswer(context, allowed, { status: 200 }, message);
}

/** One of each kind, since each needs a token of its own. */
const ROTATED = ['scopes', 'allowed_endpoints', 'ip_allowlist', 'expires_at'];

async function inRotations(context: CheckContext): Promise<void> {
  const { credential, within, beyond } = await makeGrantor(context);
  for (const name of ROTATED) {
    const [what, more] = beyond.find(([, settings]) => name in settings) ?? [];
    const rotated = await rotate(context, credential, { ...within, ...more });
    expectAnswer(context, rotated, NO_RIGHT, `By a rotation a key gets ${what}.`);
  }
  const allowed = await rotate(context, credential, within);
  const message = 'A key may not rotate a token that has no more than itself.';
  expectAnswer(context, allowed, { status: 201 }, message);
}

async function rotate(
  { target, keys }: CheckContext,
  credential: Credential,
  settings: Settings,
): Promise<Exchange> {
  const { id } = await keys.create({ create: { ...settings, environment: 'test' } });
  const rotated = await target.call('apiTokens.rotate', { credential, path: { id }, body: {} });
  const next = idOf(rotated);
  if (next !== undefined) await target.call('apiTokens.delete', { path: { id: next } });
  return rotated;
}

async function environments(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const { id, created } = await keys.create({ create: { environment: 'live' } });
  const { credential } = await keys.create({ create: { environment: 'test' } });
  const list = await target.call('apiTokens.list', { credential });
  const tokens = dataOf(list);
  if (Array.isArray(tokens) && tokens.some((token) => valueAt(token, 'id') === id)) {
    context.fault({
      message: 'A list shows a live token to a test key.',
      exchanges: [created, list],
    });
  }
  const path = { id };
  const absent = { status: 404, code: 'NOT_FOUND' };
  for (const [operation, body] of [
    ['apiTokens.get', undefined],
    ['apiTokens.usage', undefined],
    ['apiTokens.update', { description: 'Changed' }],
    ['apiTokens.rotate', {}],
    ['apiTokens.delete', undefined],
  ] as const) {
    const exchange = await target.call(operation, { credential, path, body });
    const message = `${operation} reaches a live token with a test key.`;
    expectAnswer(context, exchange, absent, message, [created]);
  }
}

export const grants: readonly Check[] = [
  {
    id: 'tokens.grants',
    title: 'Nobody makes a token that has more than they hold',
    clauses: ['T2'],
    managesTokens: true,
    run: inCreations,
  },
  {
    id: 'tokens.grants-by-update',
    title: 'Nobody gives a token more than they hold',
    clauses: ['T2'],
    managesTokens: true,
    run: inUpdates,
  },
  {
    id: 'tokens.grants-by-rotation',
    title: 'Nobody gets by a rotation a key that has more than they hold',
    clauses: ['T2'],
    managesTokens: true,
    run: inRotations,
  },
  {
    id: 'tokens.environments',
    title: 'For a test key there are no live tokens',
    clauses: ['T9'],
    managesTokens: true,
    run: environments,
  },
];
