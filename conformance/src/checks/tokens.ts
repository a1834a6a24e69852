/** Token management: what is shown, ends, usage. */
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { me, useEndingKey } from './presented.ts';

const INVALID = { status: 400, code: 'VALIDATION_ERROR' };

async function shownOnce(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const { id, created, credential } = await keys.create({ create: {} });
  const key = credential.authorization.slice('Bearer '.length);
  const path = { id };
  for (const exchange of [
    await target.call('apiTokens.get', { path }),
    await target.call('apiTokens.list'),
    await target.call('apiTokens.update', { path, body: { description: 'Changed' } }),
    await target.call('apiTokens.usage', { path }),
    await target.call('system.auditLog', { query: { target: `token:${id}` } }),
  ]) {
    if (!exchange.text.includes(key)) continue;
    context.fault({
      message: `${exchange.operation?.id} shows the key of a token.`,
      expected: 'the key in the answer that created it, and nowhere else',
      exchanges: [created, exchange],
    });
  }
}

async function defaults(context: CheckContext): Promise<void> {
  const { target } = context;
  const name = 'keyturn-conformance defaults';
  const created = await target.call('apiTokens.create', { body: { name } });
  const data = dataOf(created);
  const id = valueAt(data, 'id');
  if (typeof id !== 'number') throw new CannotDecide('A token could not be made.');
  const scopes = String(valueAt(data, 'scopes'));
  const limit = valueAt(data, 'rate_limit');
  if (scopes !== '*:read' || limit !== 100) {
    context.fault({
      message: 'A token of which nothing was said has not the usual rights and limit.',
      expected: 'scopes *:read, rate_limit 100',
      found: `scopes ${scopes}, rate_limit ${limit}`,
      exchanges: [created],
    });
  }
  await target.call('apiTokens.delete', { path: { id } });
}

async function oneLimit(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const both = { rate_limit: 10, rate_limit_tier: 'pro' };
  const name = 'keyturn-conformance limits';
  const refused = await target.call('apiTokens.create', { body: { name, ...both } });
  expectAnswer(context, refused, INVALID, 'A token gets two limits at once.');
  const { id } = await keys.create({ create: {} });
  const updated = await target.call('apiTokens.update', { path: { id }, body: both });
  expectAnswer(context, updated, INVALID, 'A token is given two limits at once.');
}

async function endHolds(context: CheckContext): Promise<void> {
  const { credential, end, used } = await useEndingKey(context, (key) => me(context, key));
  expectAnswer(context, used, { status: 200 }, 'A token is refused before its end.');
  await context.sleep(Math.max(0, end - context.now()) + 500);
  const expected = { status: 401, code: 'API_KEY_EXPIRED' };
  const message = 'A token works on after its end.';
  expectAnswer(context, await me(context, credential), expected, message, [used]);
}

/** How often the figures are looked at, since servers write them a moment later. */
const LOOKS = 10;

async function usageAddsUp(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const { id, credential } = await keys.create({ create: { scopes: ['users:read'] } });
  const sent = [
    await target.call('users.list', { credential }),
    await target.call('users.list', { credential }),
    await target.call('users.get', { credential, path: { id: 'none_1' } }),
    await target.call('models.list', { credential }),
  ];
  let usage: Exchange | undefined;
  for (let look = 0; look < LOOKS; look += 1) {
    await context.sleep(500);
    usage = await target.call('apiTokens.usage', { path: { id } });
    if (totalOf(usage) === sent.length) break;
  }
  if (!usage || totalOf(usage) === sent.length) return;
  context.fault({
    message: 'The usage of a token does not add up to what was sent with it.',
    expected: `${sent.length} requests`,
    found: `${totalOf(usage)}`,
    exchanges: [...sent, usage],
  });
}

function totalOf({ body }: Exchange): number {
  const hours = valueAt(body, 'hourly_usage');
  if (!Array.isArray(hours)) return Number.NaN;
  return hours.reduce<number>((sum, hour) => sum + Number(valueAt(hour, 'requests')), 0);
}

async function pruning(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  // A busy server takes its time, and makes no key whose end has come.
  const end = context.now() + 3_000;
  const expires_at = new Date(end).toISOString();
  const { id, created } = await keys.create({ create: { expires_at } });
  const { id: kept } = await keys.create({ create: {} });
  await context.sleep(Math.max(0, end - context.now()) + 500);
  const pruned = await target.call('apiTokens.prune');
  const steps = [created, pruned];
  const gone = await target.call('apiTokens.get', { path: { id } });
  expectAnswer(context, gone, { status: 404 }, 'Pruning leaves an expired token.', steps);
  const left = await target.call('apiTokens.get', { path: { id: kept } });
  expectAnswer(
    context,
    left,
    { status: 200 },
    'Pruning takes a token that has not expired.',
    steps,
  );
}

async function deletedIsRefused(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const { id, credential } = await keys.create({ create: {} });
  await me(context, credential);
  const deleted = await target.call('apiTokens.delete', { path: { id } });
  await context.sleep(1_000);
  const after = await me(context, credential);
  const expected = { status: 401, code: 'INVALID_API_KEY' };
  expectAnswer(context, after, expected, 'The key of a deleted token works on.', [deleted]);
}

export const tokens: readonly Check[] = [
  {
    id: 'tokens.shown-once',
    title: 'The key of a token is shown when it is made, and never again',
    clauses: ['T1'],
    managesTokens: true,
    run: shownOnce,
  },
  {
    id: 'tokens.defaults',
    title: 'A token of which nothing was said may read everything, 100 times a minute',
    clauses: ['T3'],
    managesTokens: true,
    run: defaults,
  },
  {
    id: 'tokens.one-limit',
    title: 'A token has a limit by the minute or a tier, and not both',
    clauses: ['T3'],
    managesTokens: true,
    run: oneLimit,
  },
  {
    id: 'tokens.end',
    title: 'A token is refused from its end on',
    clauses: ['T6', 'C3'],
    managesTokens: true,
    background: true,
    run: endHolds,
  },
  {
    id: 'tokens.usage',
    title: 'The usage of a token adds up to what was sent with it',
    clauses: ['T7'],
    managesTokens: true,
    background: true,
    run: usageAddsUp,
  },
  {
    id: 'tokens.prune',
    title: 'Pruning takes the tokens that have expired, and no other',
    clauses: ['T6'],
    managesTokens: true,
    effect: 'destroys',
    run: pruning,
  },
  {
    id: 'tokens.deleted',
    title: 'The key of a deleted token is refused',
    clauses: ['T8'],
    managesTokens: true,
    run: deletedIsRefused,
  },
];
