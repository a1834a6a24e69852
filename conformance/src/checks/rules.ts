/** Rules of single resources. */
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { listAll, MODEL, withRecord } from './records.ts';

const CONFLICT = { status: 409, code: 'CONFLICT' };
const PLANS = ['free', 'professional'] as const;

/** The first record of a list for which this holds. */
async function findRecord(
  context: CheckContext,
  id: 'users.list' | 'withdrawals.list' | 'featureRequests.list',
  fits: (record: unknown) => boolean = () => true,
): Promise<{ readonly id: string; readonly record: unknown }> {
  const { records } = await listAll(context, id);
  const record = records.find(fits);
  const found = valueAt(record, 'id');
  if (typeof found !== 'string') throw new CannotDecide(`${id} has no record to work on.`);
  return { id: found, record };
}

async function plan(context: CheckContext): Promise<void> {
  const { target } = context;
  const { id, record } = await findRecord(context, 'users.list');
  const path = { id };
  const before = valueAt(record, 'plan');
  const wanted = PLANS.find((name) => name !== before);
  const updated = await target.call('users.updatePlan', { path, body: { plan: wanted } });
  const read = await target.call('users.get', { path });
  if (valueAt(dataOf(updated), 'plan') !== wanted || valueAt(dataOf(read), 'plan') !== wanted) {
    context.fault({
      message: 'The plan of a user is not changed as was asked for.',
      pointer: '/data/plan',
      expected: String(wanted),
      found: String(valueAt(dataOf(read), 'plan')),
      exchanges: [updated, read],
    });
  }
  await target.call('users.updatePlan', { path, body: { plan: before } });
}

async function balance(context: CheckContext): Promise<void> {
  const { target } = context;
  const { id, record } = await findRecord(context, 'users.list');
  const path = { id };
  const adjust = (operation: string, tokens: number): Promise<Exchange> =>
    target.call('users.adjustTokens', { path, body: { operation, tokens } });
  const steps = [
    { exchange: await adjust('set', 1_000), expected: 1_000 },
    { exchange: await adjust('add', 234), expected: 1_234 },
    { exchange: await adjust('subtract', 34), expected: 1_200 },
  ];
  for (const { exchange, expected } of steps) {
    const found = valueAt(dataOf(exchange), 'tokenBalance');
    if (found === expected) continue;
    context.fault({
      message: "A user's tokens are not what they should be after an adjustment.",
      pointer: '/data/tokenBalance',
      expected: String(expected),
      found: String(found),
      exchanges: steps.map((step) => step.exchange),
    });
  }
  const below = await adjust('subtract', 1_201);
  expectAnswer(context, below, CONFLICT, "A user's tokens can be taken below zero.");
  const read = await target.call('users.get', { path });
  const kept = valueAt(dataOf(read), 'tokenBalance');
  if (below.status >= 400 && kept !== 1_200) {
    context.fault({
      message: 'A refused adjustment of tokens has changed them.',
      pointer: '/data/tokenBalance',
      expected: '1200',
      found: String(kept),
      exchanges: [below, read],
    });
  }
  await adjust('set', Number(valueAt(record, 'tokenBalance')));
}

const AT_ONCE = 10;

/** Additions at the same time must all count. */
async function balanceAtOnce(context: CheckContext): Promise<void> {
  const { target } = context;
  const { id, record } = await findRecord(context, 'users.list');
  const path = { id };
  const adjust = (operation: string, tokens: number): Promise<Exchange> =>
    target.call('users.adjustTokens', { path, body: { operation, tokens } });
  await adjust('set', 0);
  const added = await Promise.all(Array.from({ length: AT_ONCE }, () => adjust('add', 1)));
  const read = await target.call('users.get', { path });
  const found = valueAt(dataOf(read), 'tokenBalance');
  const expected = added.filter(({ status }) => status === 200).length;
  if (found !== expected) {
    context.fault({
      message: "Adjustments of a user's tokens at the same time are lost.",
      pointer: '/data/tokenBalance',
      expected: String(expected),
      found: String(found),
      exchanges: [...added, read],
    });
  }
  await adjust('set', Number(valueAt(record, 'tokenBalance')));
}

async function withdrawalMoves(context: CheckContext): Promise<void> {
  const { target } = context;
  const isPending = (record: unknown) => valueAt(record, 'status') === 'pending';
  const { id } = await findRecord(context, 'withdrawals.list', isPending);
  const move = (status: string): Promise<Exchange> =>
    target.call('withdrawals.updateStatus', { body: { id, status } });
  const path: Exchange[] = [];
  for (const [status, right] of [
    ['paid', false],
    ['approved', true],
    ['rejected', false],
    ['paid', true],
    ['approved', false],
  ] as const) {
    const exchange = await move(status);
    const from = path.at(-1) ? valueAt(dataOf(path.at(-1) as Exchange), 'status') : 'pending';
    const message = `A withdrawal ${right ? 'cannot' : 'can'} move from ${from} to ${status}.`;
    expectAnswer(context, exchange, right ? { status: 200 } : CONFLICT, message, path);
    if (exchange.status === 200) path.push(exchange);
  }
}

async function unknownWithdrawal(context: CheckContext): Promise<void> {
  const body = { id: 'wd_987654321', status: 'approved' };
  const exchange = await context.target.call('withdrawals.updateStatus', { body });
  const expected = { status: 404, code: 'NOT_FOUND' };
  expectAnswer(context, exchange, expected, 'A withdrawal that does not exist is not answered so.');
}

async function reorder(context: CheckContext): Promise<void> {
  const { target } = context;
  await withRecord(context, MODEL, async () => {
    const { records } = await listAll(context, 'models.list');
    const before = records.map((record) => String(valueAt(record, 'id')));
    if (before.length < 2) throw new CannotDecide('There are fewer than two models to reorder.');
    const wanted = before.toReversed();
    const moved = await target.call('models.reorder', { body: { ids: wanted } });
    const message = 'The models cannot be reordered.';
    if (expectAnswer(context, moved, { status: 200 }, message)) {
      const { records: after, exchanges } = await listAll(context, 'models.list');
      const found = after.map((record) => String(valueAt(record, 'id')));
      if (String(found) !== String(wanted)) {
        context.fault({
          message: 'The list of models has not the order that was asked for.',
          expected: wanted.join(', '),
          found: found.join(', '),
          exchanges: [moved, ...exchanges.slice(-1)],
        });
      }
    }
    const wrong = [
      ['without one of them', wanted.slice(1)],
      ['with one that does not exist', [...wanted.slice(1), 'model_987654321']],
      ['with one of them twice', [...wanted, wanted[0]]],
    ] as const;
    for (const [what, ids] of wrong) {
      const refused = await target.call('models.reorder', { body: { ids } });
      const expected = { status: 400, code: 'VALIDATION_ERROR' };
      expectAnswer(context, refused, expected, `An order of models ${what} is accepted.`);
    }
    await target.call('models.reorder', { body: { ids: before } });
  });
}

async function featureRequest(context: CheckContext): Promise<void> {
  const { target } = context;
  const { id, record } = await findRecord(context, 'featureRequests.list');
  const path = { id };
  const before = { status: valueAt(record, 'status'), response: valueAt(record, 'response') };
  const wanted = { status: before.status === 'planned' ? 'open' : 'planned' };
  const updated = await target.call('featureRequests.update', { path, body: wanted });
  const { records, exchanges } = await listAll(context, 'featureRequests.list');
  const found = records.find((candidate) => valueAt(candidate, 'id') === id);
  if (valueAt(found, 'status') !== wanted.status) {
    context.fault({
      message: 'The list does not show the new status of a feature request.',
      expected: wanted.status,
      found: String(valueAt(found, 'status')),
      exchanges: [updated, ...exchanges.slice(-1)],
    });
  }
  await target.call('featureRequests.update', { path, body: before });
}

/** Users, affiliates and messages can be deleted, and not made: one of each is given up. */
async function deletions(context: CheckContext): Promise<void> {
  const { target } = context;
  const kinds = [
    ['users.list', 'users.delete', 'users.get'],
    ['affiliates.list', 'affiliates.delete', 'affiliates.get'],
    ['contactMessages.list', 'contactMessages.delete', undefined],
  ] as const;
  let given = 0;
  for (const [list, remove, get] of kinds) {
    if (!context.has(list, remove)) continue;
    const { records } = await listAll(context, list);
    const id = valueAt(records.at(-1), 'id');
    if (typeof id !== 'string') continue;
    given += 1;
    const path = { id };
    const found = get && (await target.call(get, { path }));
    if (found)
      expectAnswer(context, found, { status: 200 }, `${get} does not find what ${list} shows.`);
    const deleted = await target.call(remove, { path });
    const refused = `${remove} does not delete what ${list} shows.`;
    if (!expectAnswer(context, deleted, { status: 200 }, refused)) continue;
    const gone = { status: 404, code: 'NOT_FOUND' };
    const again = await target.call(remove, { path });
    expectAnswer(context, again, gone, `${remove} deletes the same record twice.`, [deleted]);
    if (get) {
      const read = await target.call(get, { path });
      expectAnswer(context, read, gone, `${get} finds what was deleted.`, [deleted]);
    }
    const { records: left, exchanges } = await listAll(context, list);
    if (!left.some((record) => valueAt(record, 'id') === id)) continue;
    context.fault({
      message: `${list} shows what was deleted.`,
      exchanges: [deleted, ...exchanges.slice(-1)],
    });
  }
  if (given === 0) throw new CannotDecide('There is no user, affiliate or message to delete.');
}

async function sessions(context: CheckContext): Promise<void> {
  const { target } = context;
  const { records } = await listAll(context, 'users.list');
  for (const record of records.slice(0, 50)) {
    const id = String(valueAt(record, 'id'));
    const list = await target.call('users.listSessions', { path: { id } });
    const data = dataOf(list);
    const session = Array.isArray(data) ? valueAt(data[0], 'id') : undefined;
    if (typeof session !== 'string') continue;
    const path = { id, sessionId: session };
    const revoked = await target.call('users.revokeSession', { path });
    expectAnswer(context, revoked, { status: 200 }, 'A session cannot be revoked.', [list]);
    const after = await target.call('users.listSessions', { path: { id } });
    const left = dataOf(after);
    if (Array.isArray(left) && left.some((item) => valueAt(item, 'id') === session)) {
      context.fault({
        message: 'A session that was revoked is still in the list.',
        exchanges: [revoked, after],
      });
    }
    return;
  }
  throw new CannotDecide('No user has a session.');
}

export const rules: readonly Check[] = [
  {
    id: 'rules.plan',
    title: 'The plan of a user is changed as asked for',
    clauses: ['R2'],
    effect: 'destroys',
    run: plan,
  },
  {
    id: 'rules.balance',
    title: "A user's tokens are set, added and subtracted, and never fall below zero",
    clauses: ['R7', 'I7'],
    effect: 'destroys',
    run: balance,
  },
  {
    id: 'rules.balance-at-once',
    title: "Adjustments of a user's tokens at the same time all count",
    clauses: ['R2'],
    effect: 'destroys',
    run: balanceAtOnce,
  },
  {
    id: 'rules.reorder',
    title: 'Reordering models takes every id exactly once, and the list follows it',
    clauses: ['R6'],
    effect: 'destroys',
    run: reorder,
  },
  {
    id: 'rules.feature-request',
    title: 'The status of a feature request is changed as asked for',
    clauses: ['R2'],
    effect: 'destroys',
    run: featureRequest,
  },
  {
    id: 'rules.withdrawals',
    title: 'A withdrawal moves from pending to approved to paid, and no other way',
    clauses: ['R5'],
    effect: 'destroys',
    run: withdrawalMoves,
  },
  {
    id: 'rules.unknown-withdrawal',
    title: 'A withdrawal that does not exist is 404 NOT_FOUND',
    clauses: ['E6'],
    run: unknownWithdrawal,
  },
  {
    id: 'rules.deletions',
    title: 'Users, affiliates and messages that are deleted are gone',
    clauses: ['R3'],
    effect: 'destroys',
    run: deletions,
  },
  {
    id: 'rules.sessions',
    title: 'A session that is revoked is gone',
    clauses: ['R3'],
    effect: 'destroys',
    run: sessions,
  },
];
