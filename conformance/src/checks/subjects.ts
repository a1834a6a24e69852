/** Operations with a body, each with something to be done to and a body that fits. */
import type { OperationId } from '@keyturn/contract';
import { CannotDecide, type CheckContext } from '../check.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';
import { idOf, type Kind, kindsOf, nextDraft, withRecord } from './records.ts';

export interface Subject {
  readonly id: OperationId;
  readonly path: Readonly<Record<string, string | number>>;
  /** A valid body; for a creation, another one each time. */
  readonly base: () => Readonly<Record<string, unknown>>;
  /** Takes back what a request did that was accepted. */
  readonly undo: (accepted: Exchange) => Promise<void>;
  /** Whether a valid body may be sent often without harm. */
  readonly harmless: boolean;
}

/** Works on every subject, one after the other. What is made for one is removed after it. */
export async function forEachSubject(
  context: CheckContext,
  work: (subject: Subject) => Promise<void>,
): Promise<void> {
  const { target, has } = context;
  if (!context.operations.some(({ hasBody }) => hasBody)) {
    throw new CannotDecide(
      'It needs an operation with a body, and none is among --operations and within the scopes of the key.',
    );
  }
  for (const kind of kindsOf(context)) {
    await work(creation(context, kind));
    await withRecord(context, kind, ({ id }) =>
      work({
        ...unmoved,
        id: kind.update,
        path: { id },
        base: () => kind.changes,
        harmless: true,
      }),
    );
  }
  const { user, request } = await foundRecords(context);
  if (user && has('users.adjustTokens', 'users.updatePlan')) {
    const path = { id: String(valueAt(user, 'id')) };
    const tokens = Number(valueAt(user, 'tokenBalance'));
    const base = { tokens: 0, operation: 'add' };
    const reset = { tokens, operation: 'set' };
    await work({
      ...{ id: 'users.adjustTokens', path, harmless: true, base: () => base },
      undo: async () => void (await target.call('users.adjustTokens', { path, body: reset })),
    });
    const plan = { plan: valueAt(user, 'plan') };
    await work({
      ...{ id: 'users.updatePlan', path, harmless: true, base: () => plan },
      undo: async () => void (await target.call('users.updatePlan', { path, body: plan })),
    });
  }
  if (request && has('featureRequests.update')) {
    const path = { id: String(valueAt(request, 'id')) };
    const body = { status: valueAt(request, 'status'), response: valueAt(request, 'response') };
    await work({
      ...{ id: 'featureRequests.update', path, harmless: true, base: () => body },
      undo: async () => void (await target.call('featureRequests.update', { path, body })),
    });
  }
  if (has('withdrawals.updateStatus')) {
    // One that does not exist, so that a server which takes what it should refuse pays nothing out.
    const base = { id: 'wd_987654321', status: 'approved' };
    await work({ ...unmoved, id: 'withdrawals.updateStatus', path: {}, base: () => base });
  }
  if (!has('models.reorder')) return;
  await work({ ...unmoved, id: 'models.reorder', path: {}, base: () => ({ ids: ['model_1'] }) });
}

const unmoved = { harmless: false, undo: async () => {} };

function creation(context: CheckContext, kind: Kind): Subject {
  return {
    id: kind.create,
    path: {},
    base: () => nextDraft(kind, context),
    harmless: true,
    async undo(accepted) {
      const id = idOf(accepted);
      if (id !== undefined) await context.target.call(kind.delete, { path: { id } });
    },
  };
}

/** Records that nobody made for the run; on live data, which belongs to customers, none. */
async function foundRecords(context: CheckContext): Promise<Record<'user' | 'request', unknown>> {
  const me = dataOf(await context.target.call('auth.me'));
  const isLive = valueAt(me, 'environment') === 'live';
  return {
    user: isLive ? undefined : await firstOf(context, 'users.list'),
    request: isLive ? undefined : await firstOf(context, 'featureRequests.list'),
  };
}

async function firstOf({ target, has }: CheckContext, id: OperationId): Promise<unknown> {
  if (!has(id)) return undefined;
  const exchange = await target.call(id, { query: { perPage: 1 } });
  if (exchange.status !== 200) throw new CannotDecide(`${id} answers ${exchange.status}.`);
  const data = dataOf(exchange);
  return Array.isArray(data) ? data[0] : undefined;
}
