/** Rotations: a new key in the place of an old one, which goes on for its grace. */
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { bearer, type Credential } from '../credential.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { me } from './presented.ts';

const CONFLICT = { status: 409, code: 'CONFLICT' };

interface Rotated {
  readonly old: Credential;
  readonly oldId: number;
  readonly next: Credential;
  readonly exchange: Exchange;
  readonly remove: () => Promise<unknown>;
}

async function rotate(context: CheckContext, create: object, body: object): Promise<Rotated> {
  const { target, keys } = context;
  const { id: oldId, credential: old } = await keys.create({ create: { ...create } });
  const exchange = await target.call('apiTokens.rotate', { path: { id: oldId }, body });
  const data = dataOf(exchange);
  const id = valueAt(data, 'id');
  const key = valueAt(data, 'token');
  if (exchange.status !== 201 || typeof id !== 'number' || typeof key !== 'string') {
    throw new CannotDecide(`A token could not be rotated: ${exchange.status}.`);
  }
  const remove = () => target.call('apiTokens.delete', { path: { id } });
  const next = bearer('rotated', key, { isLimited: old.isLimited });
  return { old, oldId, next, exchange, remove };
}

async function rotation(context: CheckContext): Promise<void> {
  const { target } = context;
  const create = { scopes: ['users:read'], rate_limit: 77, allowed_endpoints: ['/users*'] };
  const { old, oldId, next, exchange, remove } = await rotate(context, create, {});
  const data = dataOf(exchange);
  if (valueAt(data, 'id') === oldId) {
    context.fault({ message: 'A rotated token keeps its id.', exchanges: [exchange] });
  }
  for (const [name, value] of Object.entries(create)) {
    if (String(valueAt(data, name)) === String(value)) continue;
    context.fault({
      message: 'A rotated token has other settings than before.',
      pointer: `/token/${name}`,
      expected: String(value),
      found: String(valueAt(data, name)),
      exchanges: [exchange],
    });
  }
  const message = 'A key is refused though the grace of its rotation has not ended.';
  expectAnswer(context, await me(context, old), { status: 200 }, message, [exchange]);
  const fresh = await me(context, next);
  expectAnswer(context, fresh, { status: 200 }, 'The key of a rotated token is refused.', [
    exchange,
  ]);
  const again = await target.call('apiTokens.rotate', { path: { id: oldId }, body: {} });
  expectAnswer(context, again, CONFLICT, 'A token can be rotated twice.', [exchange]);
  await remove();
}

async function rotationAtOnce(context: CheckContext): Promise<void> {
  const { exchange, old, remove } = await rotate(context, {}, { grace_period_hours: 0 });
  await context.sleep(1_000);
  const after = await me(context, old);
  const message = 'A key goes on working though it was rotated without a grace.';
  expectAnswer(context, after, { status: 401 }, message, [exchange]);
  await remove();
}

async function sharedBudget(context: CheckContext): Promise<void> {
  const { old, next, exchange, remove } = await rotate(context, { rate_limit: 10 }, {});
  const remaining = (answer: Exchange) => Number(answer.headers.get('x-ratelimit-remaining'));
  const before = await me(context, old);
  const after = await me(context, next);
  if (remaining(after) !== remaining(before) - 1) {
    context.fault({
      message: 'Old and new key of a rotation have budgets of their own during the grace.',
      expected: `remaining ${remaining(before) - 1}`,
      found: String(remaining(after)),
      exchanges: [exchange, before, after],
    });
  }
  await remove();
}

const RACERS = 8;

async function oneRotationWins(context: CheckContext): Promise<void> {
  const { target, keys } = context;
  const { id } = await keys.create({ create: {} });
  const path = { id };
  const answers = await Promise.all(
    Array.from({ length: RACERS }, () => target.call('apiTokens.rotate', { path, body: {} })),
  );
  const won = answers.filter(({ status }) => status === 201);
  if (won.length !== 1) {
    context.fault({
      message: `Of ${RACERS} rotations of a token at the same time, not exactly one wins.`,
      expected: '1',
      found: String(won.length),
      exchanges: answers,
    });
  }
  for (const answer of won) {
    const made = valueAt(dataOf(answer), 'id');
    if (typeof made === 'number') await target.call('apiTokens.delete', { path: { id: made } });
  }
}

export const rotations: readonly Check[] = [
  {
    id: 'rotations.settings',
    title: 'A rotated token has a new id and key, the same settings, and the old key for its grace',
    clauses: ['T4', 'T5'],
    managesTokens: true,
    run: rotation,
  },
  {
    id: 'rotations.no-grace',
    title: 'A grace of 0 ends the old key at once',
    clauses: ['T4'],
    managesTokens: true,
    run: rotationAtOnce,
  },
  {
    id: 'rotations.budget',
    title: 'Old and new key share one budget during the grace',
    clauses: ['T4', 'L7'],
    managesTokens: true,
    run: sharedBudget,
  },
  {
    id: 'rotations.race',
    title: 'Of several rotations at the same time exactly one wins',
    clauses: ['T5'],
    managesTokens: true,
    run: oneRotationWins,
  },
];
