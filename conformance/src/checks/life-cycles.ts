/** What happens to records: made, read, changed, refused, deleted. */
import { isDeepStrictEqual } from 'node:util';
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import {
  BLOG,
  forEachKind,
  idOf,
  type Kind,
  listAll,
  MODEL,
  nextDraft,
  OWN_WILL,
  withRecord,
} from './records.ts';

/** Faults every field of the last answer that has another value than it should. */
function faultDifferences(
  context: CheckContext,
  message: string,
  expected: unknown,
  exchanges: readonly Exchange[],
): void {
  const last = exchanges.at(-1);
  const found = last && dataOf(last);
  const wrapper = last?.operation?.unwrap;
  for (const [name, value] of Object.entries(Object(expected))) {
    if (OWN_WILL.includes(name) || isDeepStrictEqual(value, valueAt(found, name))) continue;
    context.fault({
      message,
      pointer: wrapper ? `/${wrapper}/${name}` : `/${name}`,
      expected: JSON.stringify(value),
      found: JSON.stringify(valueAt(found, name)) ?? 'nothing',
      exchanges,
    });
  }
}

async function createdIsRead(context: CheckContext, kind: Kind): Promise<void> {
  const { target } = context;
  await withRecord(context, kind, async ({ id, data, created }) => {
    const sent = JSON.parse(created.request.body ?? '{}');
    faultDifferences(context, `A ${kind.name} is not made as it was sent.`, sent, [created]);
    const read = await target.call(kind.get, { path: { id } });
    const refused = `A new ${kind.name} cannot be read.`;
    if (!expectAnswer(context, read, { status: 200 }, refused, [created])) return;
    const message = `A ${kind.name} is read otherwise than its creation answered.`;
    faultDifferences(context, message, data, [created, read]);
    const { records, exchanges } = await listAll(context, kind.list);
    if (records.some((record) => valueAt(record, 'id') === id)) return;
    context.fault({
      message: `A new ${kind.name} is not in the list.`,
      expected: `a record with the id ${id}`,
      found: `${records.length} others`,
      exchanges: [created, ...exchanges.slice(-1)],
    });
  });
}

async function updateIsStored(context: CheckContext, kind: Kind): Promise<void> {
  const { target } = context;
  await withRecord(context, kind, async ({ id, data, created }) => {
    const updated = await target.call(kind.update, { path: { id }, body: kind.changes });
    const refused = `A ${kind.name} cannot be updated.`;
    if (!expectAnswer(context, updated, { status: 200 }, refused, [created])) return;
    const wanted = { ...Object(data), ...kind.changes };
    const other = `An update of a ${kind.name} answers something else than was asked for.`;
    faultDifferences(context, other, wanted, [created, updated]);
    const read = await target.call(kind.get, { path: { id } });
    const lost = `An update of a ${kind.name} is not stored as it was asked for.`;
    faultDifferences(context, lost, wanted, [created, updated, read]);
  });
}

/** Longer than a tick of the coarsest clocks that servers have. */
const TICK_MS = 50;

async function updateMovesTime(context: CheckContext, kind: Kind): Promise<void> {
  await withRecord(context, kind, async ({ id, created, data }) => {
    await context.sleep(TICK_MS);
    const body = kind.changes;
    const updated = await context.target.call(kind.update, { path: { id }, body });
    const timeOf = (record: unknown) =>
      Date.parse(String(valueAt(record, 'updatedAt') ?? valueAt(record, 'updated_at')));
    if (timeOf(dataOf(updated)) > timeOf(data)) return;
    context.fault({
      message: `An update of a ${kind.name} leaves the time of its last change as it was.`,
      exchanges: [created, updated],
    });
  });
}

async function refusedChangesNothing(context: CheckContext, kind: Kind): Promise<void> {
  const { target } = context;
  await withRecord(context, kind, async ({ id, data, created }) => {
    const body = { ...kind.changes, no_such_field: 1 };
    const refused = await target.call(kind.update, { path: { id }, body });
    if (refused.status < 400) return; // input.unknown-field tells of it
    const read = await target.call(kind.get, { path: { id } });
    const changed = `A refused update of a ${kind.name} changes it nevertheless.`;
    faultDifferences(context, changed, data, [created, refused, read]);
  });
}

async function deletedIsGone(context: CheckContext, kind: Kind): Promise<void> {
  const { target } = context;
  await withRecord(context, kind, async ({ id, created }) => {
    const path = { id };
    const deleted = await target.call(kind.delete, { path });
    const steps = [created, deleted];
    const refused = `A ${kind.name} cannot be deleted.`;
    if (!expectAnswer(context, deleted, { status: 200 }, refused, [created])) return;
    const gone = { status: 404, code: 'NOT_FOUND' };
    const read = await target.call(kind.get, { path });
    expectAnswer(context, read, gone, `A deleted ${kind.name} can still be read.`, steps);
    const again = await target.call(kind.delete, { path });
    expectAnswer(context, again, gone, `A ${kind.name} can be deleted twice.`, steps);
    const changed = await target.call(kind.update, { path, body: kind.changes });
    expectAnswer(context, changed, gone, `A deleted ${kind.name} can be updated.`, steps);
    const { records, exchanges } = await listAll(context, kind.list);
    if (!records.some((record) => valueAt(record, 'id') === id)) return;
    context.fault({
      message: `A deleted ${kind.name} is still in the list.`,
      exchanges: [...steps, ...exchanges.slice(-1)],
    });
  });
}

async function idsAreNotReused(context: CheckContext, kind: Kind): Promise<void> {
  const ids = new Map<string | number, Exchange>();
  for (let i = 0; i < 3; i += 1) {
    await withRecord(context, kind, async ({ id, created }) => {
      const before = ids.get(id);
      ids.set(id, created);
      if (!before) return;
      context.fault({
        message: `The id of a deleted ${kind.name} is given to another.`,
        found: String(id),
        exchanges: [before, created],
      });
    });
  }
}

/** Names of models and addresses of posts are taken once. */
async function uniqueNames(context: CheckContext): Promise<void> {
  for (const kind of [MODEL, BLOG]) {
    await withRecord(context, kind, async ({ created }) => {
      const body = JSON.parse(created.request.body ?? '{}');
      const second = await context.target.call(kind.create, { body });
      const expected = { status: 409, code: 'CONFLICT' };
      const message = `A name that a ${kind.name} has is given to a second one.`;
      expectAnswer(context, second, expected, message, [created]);
      const id = idOf(second);
      if (id !== undefined) await context.target.call(kind.delete, { path: { id } });
    });
  }
}

/** A name that is taken cannot be had by renaming either. */
async function uniqueOnUpdate(context: CheckContext): Promise<void> {
  for (const [kind, name] of [
    [MODEL, 'name'],
    [BLOG, 'slug'],
  ] as const) {
    await withRecord(context, kind, async ({ data, created }) => {
      await withRecord(context, kind, async ({ id }) => {
        const body = { [name]: valueAt(data, name) };
        const updated = await context.target.call(kind.update, { path: { id }, body });
        const expected = { status: 409, code: 'CONFLICT' };
        const message = `A ${kind.name} can be renamed to what another one is called.`;
        expectAnswer(context, updated, expected, message, [created]);
      });
    });
  }
}

async function auditOfChanges(context: CheckContext): Promise<void> {
  const { target } = context;
  for (const kind of [MODEL, BLOG]) {
    const created = await target.call(kind.create, { body: nextDraft(kind, context) });
    const id = idOf(created);
    if (id === undefined) {
      throw new CannotDecide(`A ${kind.name} could not be made: ${created.status}.`);
    }
    const updated = await target.call(kind.update, { path: { id }, body: kind.changes });
    const deleted = await target.call(kind.delete, { path: { id } });
    const log = await target.call('system.auditLog', { query: { target: id, perPage: 100 } });
    const data = dataOf(log);
    const entries = Array.isArray(data) ? data : [];
    for (const exchange of [created, updated, deleted]) {
      const requestId = exchange.headers.get('x-request-id');
      const fitting = entries.filter((entry) => valueAt(entry, 'requestId') === requestId);
      if (fitting.length === 1) continue;
      context.fault({
        message: `A change by ${exchange.operation?.id} is not one entry of the audit log.`,
        expected: `one entry of the request ${requestId}`,
        found: String(fitting.length),
        exchanges: [exchange, log],
      });
    }
  }
}

export const lifeCycles: readonly Check[] = [
  {
    id: 'life-cycles.create',
    title: 'What was made is as it was sent, can be read, and is in the list',
    clauses: ['R1', 'I4'],
    effect: 'changes',
    run: forEachKind(createdIsRead),
  },
  {
    id: 'life-cycles.update',
    title: 'An update is stored, and leaves every other field as it was',
    clauses: ['R2'],
    effect: 'changes',
    run: forEachKind(updateIsStored),
  },
  {
    id: 'life-cycles.update-time',
    title: 'An update moves the time of the last change',
    clauses: ['R2'],
    effect: 'changes',
    run: forEachKind(updateMovesTime),
  },
  {
    id: 'life-cycles.refused',
    title: 'An update that is refused changes nothing',
    clauses: ['I7'],
    effect: 'changes',
    run: forEachKind(refusedChangesNothing),
  },
  {
    id: 'life-cycles.delete',
    title: 'What was deleted is gone, from its address and from the list',
    clauses: ['R3'],
    effect: 'changes',
    run: forEachKind(deletedIsGone),
  },
  {
    id: 'life-cycles.ids',
    title: 'An id is not given twice',
    clauses: ['R3'],
    effect: 'changes',
    run: forEachKind(idsAreNotReused),
  },
  {
    id: 'life-cycles.unique',
    title: 'A name that must be unique is taken once',
    clauses: ['R4'],
    effect: 'changes',
    run: uniqueNames,
  },
  {
    id: 'life-cycles.unique-update',
    title: 'A name that is taken cannot be had by renaming',
    clauses: ['R4'],
    effect: 'changes',
    run: uniqueOnUpdate,
  },
  {
    id: 'life-cycles.audit',
    title: 'Every change is one entry of the audit log',
    clauses: ['R8'],
    effect: 'changes',
    run: auditOfChanges,
  },
];
