/**
 * Input that is drawn from the schemas. What is found is shrunk to the smallest request that shows
 * it, and the seed of the run draws it again.
 */
import { isDeepStrictEqual } from 'node:util';
import { operationSchemas } from '@keyturn/contract/json-schemas';
import * as fc from 'fast-check';
import type { Check, CheckContext } from '../check.ts';
import { codeOf, dataOf, type Exchange, valueAt } from '../exchange.ts';
import { arbitraryOf } from '../input/arbitrary.ts';
import { beyondTheEdge } from '../input/variants.ts';
import {
  BLOG,
  forEachKind,
  idOf,
  type Kind,
  MODEL,
  nextDraft,
  OWN_WILL,
  TOKEN,
} from './records.ts';

/** Making a token costs a server the hash of its key. */
const runsOf = (kind: Kind) => (kind === TOKEN ? 6 : 25);

type Fields = Record<string, unknown>;

/** What must differ from one record to the next. */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  [MODEL.name]: ['name'],
  [BLOG.name]: ['slug'],
};

function bodiesOf(kind: Kind): fc.Arbitrary<Fields> {
  const schema = operationSchemas[kind.create].body ?? {};
  return arbitraryOf(schema).map((body) => {
    // Beside the schema, one of the two limits excludes the other, and a key makes keys of its own
    // environment.
    const { rate_limit_tier: tier, environment: _, ...rest } = body as Fields;
    return tier === undefined || 'rate_limit' in rest ? rest : { ...rest, rate_limit_tier: tier };
  });
}

/**
 * Draws values until one shows a fault, and shrinks it.
 *
 * @param runs How many are drawn.
 * @param ask Sends the body, and answers the exchange where it shows; `undefined` where nothing does.
 * @returns The smallest exchange that shows the fault.
 */
async function smallest<Drawn>(
  { seed }: CheckContext,
  runs: number,
  drawn: fc.Arbitrary<Drawn>,
  ask: (value: Drawn) => Promise<Exchange[] | undefined>,
): Promise<Exchange[] | undefined> {
  let shown: Exchange[] | undefined;
  await fc.check(
    fc.asyncProperty(drawn, async (value) => {
      const exchanges = await ask(value);
      // Shrinking goes from one that shows it to a smaller one, so the last is the smallest.
      if (exchanges) shown = exchanges;
      return exchanges === undefined;
    }),
    { seed, numRuns: runs },
  );
  return shown;
}

async function accepted(context: CheckContext, kind: Kind): Promise<void> {
  const { target } = context;
  const shown = await smallest(context, runsOf(kind), bodiesOf(kind), async (drawn) => {
    const draft = nextDraft(kind, context);
    const own = (UNIQUE[kind.name] ?? []).map((name) => [name, draft[name]]);
    const body: Fields = { ...drawn, ...Object.fromEntries(own) };
    const created = await target.call(kind.create, { body });
    const id = idOf(created);
    if (created.status !== 201 || id === undefined) return [created];
    const read = await target.call(kind.get, { path: { id } });
    await target.call(kind.delete, { path: { id } });
    const lost = Object.keys(body).filter(
      (name) =>
        !LOOSE.includes(name) && !isDeepStrictEqual(valueAt(dataOf(read), name), body[name]),
    );
    return lost.length === 0 ? undefined : [created, read];
  });
  if (!shown) return;
  const last = shown.at(-1);
  context.fault({
    message: `${kind.create} does not take a body that its schema allows as it came.`,
    expected: '201, and the fields as they were sent',
    found: last ? `${last.status} ${codeOf(last) ?? 'with other values'}` : 'nothing',
    exchanges: shown,
  });
}

/** Fields that are answered in another form than they are sent, or in another order. */
const LOOSE = ['expires_at', 'scopes', 'allowed_endpoints', 'ip_allowlist', 'rate_limit'];

/** Each violation once, in a body of its own. */
async function refused(context: CheckContext, kind: Kind): Promise<void> {
  const { target } = context;
  const schema = operationSchemas[kind.create].body ?? {};
  for (const [index, { what }] of beyondTheEdge(schema, {}).entries()) {
    const shown = await smallest(
      { ...context, seed: context.seed + index },
      1,
      bodiesOf(kind),
      async (base) => {
        const { body } = beyondTheEdge(schema, base)[index] ?? {};
        const exchange = await target.call(kind.create, { body });
        const id = idOf(exchange);
        if (exchange.status < 300 && id !== undefined) {
          await target.call(kind.delete, { path: { id } });
        }
        return exchange.status === 400 ? undefined : [exchange];
      },
    );
    if (!shown) continue;
    context.fault({
      message: `${kind.create} does not refuse ${what}.`,
      expected: '400 VALIDATION_ERROR',
      found: String(shown.at(-1)?.status),
      exchanges: shown,
    });
    return;
  }
}

/** A step of a random history. The number picks a record out of those that exist. */
type Step =
  | { readonly do: 'create' }
  | { readonly do: 'update' | 'delete' | 'read'; readonly pick: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({ do: 'create' } as const) },
    fc.record({ do: fc.constantFrom('update', 'delete', 'read'), pick: fc.nat(9) }),
  ),
  { minLength: 1, maxLength: 12 },
);

/** Histories of creating, changing and deleting, beside a model of what must be stored. */
async function histories(context: CheckContext, kind: Kind): Promise<void> {
  const { target } = context;
  const shown = await smallest(context, runsOf(kind), steps, async (history) => {
    const stored = new Map<string | number, unknown>();
    const sent: Exchange[] = [];
    const call = async (...args: Parameters<typeof target.call>): Promise<Exchange> => {
      const exchange = await target.call(...args);
      sent.push(exchange);
      return exchange;
    };
    try {
      for (const step of history)
        if (!(await carryOut(step, stored, kind, call, context))) return sent;
      const list = await target.call(kind.list, { query: { perPage: 100, search: '' } });
      const isWhole = valueAt(list.body, 'pagination', 'hasNext') !== true;
      const listed = dataOf(list);
      const ids = Array.isArray(listed) ? listed.map((record) => valueAt(record, 'id')) : [];
      const lost = [...stored.keys()].some((id) => !ids.includes(id));
      return isWhole && lost ? [...sent, list] : undefined;
    } finally {
      for (const id of stored.keys()) await target.call(kind.delete, { path: { id } });
    }
  });
  if (!shown) return;
  context.fault({
    message: `A history of ${kind.name}s ends otherwise than it should.`,
    found: `${shown.at(-1)?.status} after ${shown.length} requests`,
    exchanges: shown,
  });
}

/** Does a step on server and model. Answers whether both agree. */
async function carryOut(
  step: Step,
  stored: Map<string | number, unknown>,
  kind: Kind,
  call: CheckContext['target']['call'],
  context: CheckContext,
): Promise<boolean> {
  if (step.do === 'create') {
    const created = await call(kind.create, { body: nextDraft(kind, context) });
    const id = idOf(created);
    if (created.status !== 201 || id === undefined || stored.has(id)) return false;
    stored.set(id, dataOf(created));
    return true;
  }
  const ids = [...stored.keys()];
  const id = ids[step.pick % Math.max(1, ids.length)];
  if (id === undefined) return true;
  const path = { id };
  if (step.do === 'delete') {
    const deleted = await call(kind.delete, { path });
    stored.delete(id);
    return deleted.status === 200 && (await call(kind.get, { path })).status === 404;
  }
  const changes = step.do === 'update' ? kind.changes : {};
  if (step.do === 'update') {
    const updated = await call(kind.update, { path, body: changes });
    if (updated.status !== 200) return false;
    stored.set(id, { ...Object(stored.get(id)), ...changes });
  }
  const read = await call(kind.get, { path });
  return Object.entries(Object(stored.get(id))).every(
    ([name, value]) =>
      MOVING.includes(name) || isDeepStrictEqual(valueAt(dataOf(read), name), value),
  );
}

/** Fields that a history of other records changes, too. */
const MOVING = [...OWN_WILL, 'displayOrder'];

export const generated: readonly Check[] = [
  {
    id: 'generated.accepted',
    title: 'Any body that a schema allows is accepted, and stored as it came',
    clauses: ['I1', 'R1'],
    effect: 'changes',
    run: forEachKind(accepted),
  },
  {
    id: 'generated.refused',
    title: 'Any body that a schema forbids in one place is refused',
    clauses: ['I2'],
    effect: 'changes',
    run: forEachKind(refused),
  },
  {
    id: 'generated.histories',
    title:
      'After any history of creations, updates and deletions, what is stored is what it should be',
    clauses: ['R1', 'R2', 'R3'],
    effect: 'changes',
    run: forEachKind(histories),
  },
];
