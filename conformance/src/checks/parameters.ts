/** What paths and queries may hold. */
import type { OperationId } from '@keyturn/contract';
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { expectAnswer } from '../judge.ts';
import { BODIES } from './bodies.ts';

const REFUSED = { status: 400, code: 'VALIDATION_ERROR' };

async function repeatedParameters(context: CheckContext): Promise<void> {
  const { target } = context;
  for (const query of ['page=1&page=2', 'perPage=10&perPage=10', 'plan=free&plan=free']) {
    const exchange = await target.call('users.list', { query });
    expectAnswer(
      context,
      exchange,
      REFUSED,
      `A parameter that is given twice (${query}) is not refused.`,
    );
  }
  const exchange = await target.call('users.list', { query: 'no-such-parameter=1&utm_source=x' });
  expectAnswer(
    context,
    exchange,
    { status: 200 },
    'A parameter that is not declared is not ignored.',
  );
}

/** Ids that no record can have by their schema. */
async function ids(context: CheckContext): Promise<void> {
  for (const operation of context.operations) {
    if (!operation.path.includes('{id}')) continue;
    const id = operation.id as OperationId;
    const wrong = operation.family === 'tokens' ? 'abc' : 'x'.repeat(65);
    const path = { id: wrong, sessionId: 'x'.repeat(65) };
    const exchange = await context.target.call(id, { path, body: BODIES[id] });
    expectAnswer(
      context,
      exchange,
      REFUSED,
      `${id} does not refuse an id that its schema forbids.`,
    );
  }
}

async function days(context: CheckContext): Promise<void> {
  const { target } = context;
  const lists = (['analytics.tracking', 'analytics.usage', 'apiTokens.overview'] as const).filter(
    (id) => context.has(id),
  );
  if (lists.length === 0)
    throw new CannotDecide(
      'It needs an operation that takes days, and none is among --operations and within the scopes of the key.',
    );
  for (const id of lists) {
    for (const value of [1, 365]) {
      const exchange = await target.call(id, { query: { days: value } });
      expectAnswer(context, exchange, { status: 200 }, `${id} refuses ${value} days.`);
    }
    for (const value of [0, 366, -1, '7.5', 'week', '']) {
      const exchange = await target.call(id, { query: { days: value } });
      expectAnswer(context, exchange, REFUSED, `${id} does not refuse days=${value}.`);
    }
  }
}

export const parameters: readonly Check[] = [
  {
    id: 'parameters.repeated',
    title: 'A parameter that is given twice is refused, and one that is not declared ignored',
    clauses: ['I5'],
    run: repeatedParameters,
  },
  {
    id: 'parameters.ids',
    title: 'An id that its schema forbids is refused',
    clauses: ['I2'],
    run: ids,
  },
  {
    id: 'parameters.days',
    title: 'days is a whole number from 1 to 365',
    clauses: ['I2'],
    run: days,
  },
];
