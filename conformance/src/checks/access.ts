/** What a key may do, and where, and from where, and on which data. */
import type { OperationId } from '@keyturn/contract';
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { exchangeKey } from './presented.ts';

/** Ids that fit anywhere: rights come before the question whether they exist. */
const SOME_IDS = { id: '1', sessionId: '1' };

/** Every operation, asked by a key that may only read users. */
async function scopeOfEach(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('narrow');
  for (const { id, scope } of context.operations) {
    if (scope === null || scope === 'users:read') continue;
    const exchange = await context.target.call(id as OperationId, { credential, path: SOME_IDS });
    const expected = { status: 403, code: 'INSUFFICIENT_SCOPE' };
    const message = `${id} does not ask for ${scope}.`;
    if (!expectAnswer(context, exchange, expected, message)) continue;
    const stated =
      valueAt(exchange.body, 'error', 'details', 'requiredScope') ??
      valueAt(exchange.body, 'required_scope');
    if (stated === scope) continue;
    context.fault({
      message: `${id} names another scope than the one that is missing.`,
      expected: scope,
      found: String(stated),
      exchanges: [exchange],
    });
  }
}

async function scopeOpens(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('narrow');
  const exchange = await context.target.call('users.list', { credential });
  expectAnswer(context, exchange, { status: 200 }, 'A key with users:read may not read users.');
}

async function wildcards(context: CheckContext): Promise<void> {
  const cases = [
    { scopes: ['*:read'], may: 'models.list', mayNot: 'models.reorder' },
    { scopes: ['models:*'], may: 'models.list', mayNot: 'users.list' },
  ] as const;
  for (const { scopes, may, mayNot } of cases) {
    const { credential } = await context.keys.create({ create: { scopes } });
    const open = await context.target.call(may, { credential });
    expectAnswer(context, open, { status: 200 }, `The scope ${scopes} does not open ${may}.`);
    const shut = await context.target.call(mayNot, { credential });
    const expected = { status: 403, code: 'INSUFFICIENT_SCOPE' };
    expectAnswer(context, shut, expected, `The scope ${scopes} opens ${mayNot}.`);
  }
}

async function endpoints(context: CheckContext): Promise<void> {
  const key = await context.keys.get('endpointLimited');
  const jwt = await exchangeKey(context, key);
  for (const credential of [key, jwt.credential]) {
    const open = await context.target.call('models.list', { credential });
    expectAnswer(context, open, { status: 200 }, 'An endpoint that is allowed is refused.');
    const shut = await context.target.call('users.list', { credential });
    const expected = { status: 403, code: 'ENDPOINT_NOT_ALLOWED' };
    expectAnswer(context, shut, expected, 'An endpoint that is not allowed is open.');
  }
}

/** Other spellings of a path must not get round the restriction. */
async function endpointSpellings(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('endpointLimited');
  const spellings = [
    '/api/external/models/..%2Fusers',
    '/api/external//users',
    '/api/external/%75sers',
  ];
  for (const path of spellings) {
    const exchange = await context.target.request('GET', path, { credential });
    if (exchange.status >= 400) continue;
    context.fault({
      message: 'Another spelling of a path gets round allowed_endpoints.',
      expected: 'a refusal',
      found: String(exchange.status),
      exchanges: [exchange],
    });
  }
}

async function addresses(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('addressLimited');
  const expected = { status: 403, code: 'IP_NOT_ALLOWED' };
  for (const id of ['auth.me', 'auth.validate', 'users.list'] as const) {
    const exchange = await context.target.call(id, { credential });
    expectAnswer(
      context,
      exchange,
      expected,
      'A key is accepted from an address that is not allowed.',
    );
  }
  const headers = { 'X-Forwarded-For': '192.0.2.7', 'X-Real-IP': '192.0.2.7' };
  const exchange = await context.target.call('auth.me', { credential, headers });
  const message =
    'A forwarded address from whoever sends it opens a key that is bound to addresses.';
  expectAnswer(context, exchange, expected, message);
}

async function environments(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const other = await keys.get('otherEnvironment');
  const name = `conformance-${context.seed}-environment`;
  const body = { name, label: 'Conformance', tier: 'premium', supportsMedia: false };
  const created = await target.call('models.create', { body });
  const id = valueAt(dataOf(created), 'id');
  if (created.status !== 201 || typeof id !== 'string') {
    throw new CannotDecide(`A model could not be created: ${created.status}.`);
  }
  try {
    const read = await target.call('models.get', { credential: other, path: { id } });
    if (valueAt(dataOf(read), 'name') === name) {
      context.fault({
        message: 'A key of the other environment reads a record.',
        exchanges: [created, read],
      });
    }
    const list: Exchange = await target.call('models.list', { credential: other });
    const data = dataOf(list);
    if (Array.isArray(data) && data.some((model) => valueAt(model, 'name') === name)) {
      context.fault({
        message: 'A list shows a record of the other environment.',
        exchanges: [created, list],
      });
    }
  } finally {
    await target.call('models.delete', { path: { id } });
  }
}

export const access: readonly Check[] = [
  {
    id: 'access.scope',
    title: 'An operation needs its scope, and says which one is missing',
    clauses: ['C8'],
    needs: ['narrow'],
    run: scopeOfEach,
  },
  {
    id: 'access.scope-opens',
    title: 'A scope opens what it names',
    clauses: ['C8'],
    needs: ['narrow'],
    run: scopeOpens,
  },
  {
    id: 'access.wildcards',
    title: 'A star in a scope stands for every resource or every action, and for no more',
    clauses: ['C8'],
    managesTokens: true,
    run: wildcards,
  },
  {
    id: 'access.endpoints',
    title: 'allowed_endpoints holds for a key and for its JWTs, and not for the exchange',
    clauses: ['C9'],
    needs: ['endpointLimited'],
    run: endpoints,
  },
  {
    id: 'access.endpoint-spellings',
    title: 'No other spelling of a path gets round allowed_endpoints',
    clauses: ['C9'],
    needs: ['endpointLimited'],
    run: endpointSpellings,
  },
  {
    id: 'access.addresses',
    title: 'ip_allowlist holds for every operation, whatever address a header claims',
    clauses: ['C9'],
    needs: ['addressLimited'],
    run: addresses,
  },
  {
    id: 'access.environments',
    title: 'Test keys and live keys do not see the records of each other',
    clauses: ['C10'],
    needs: ['otherEnvironment'],
    effect: 'changes',
    run: environments,
  },
];
