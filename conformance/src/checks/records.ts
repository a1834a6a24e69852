/** Records that checks may make: their operations, how to draft one, and one at a time to work on. */
import type { OperationId } from '@keyturn/contract';
import { CannotDecide, type CheckContext } from '../check.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';

/** A kind of record that can be created, read, updated, listed and deleted. */
export interface Kind {
  readonly name: string;
  readonly create: OperationId;
  readonly get: OperationId;
  readonly update: OperationId;
  readonly delete: OperationId;
  readonly list: OperationId;
  /** A body that creates one; another number gives another. */
  readonly draft: (seed: number, number: number) => Readonly<Record<string, unknown>>;
  /** Fields to change, to values that no draft has. */
  readonly changes: Readonly<Record<string, unknown>>;
}

export const MODEL: Kind = {
  name: 'model',
  create: 'models.create',
  get: 'models.get',
  update: 'models.update',
  delete: 'models.delete',
  list: 'models.list',
  draft: (seed, number) => ({
    name: `conformance-${seed}-${number}`,
    label: 'Conformance — ünï©ode 模型 😀',
    tier: 'premium',
    supportsMedia: true,
    contextWindow: 8_192,
  }),
  changes: { label: 'Conformance, changed' },
};

export const BLOG: Kind = {
  name: 'blog post',
  create: 'blogs.create',
  get: 'blogs.get',
  update: 'blogs.update',
  delete: 'blogs.delete',
  list: 'blogs.list',
  draft: (seed, number) => ({
    title: `Conformance ${seed} ${number}`,
    slug: `conformance-${seed}-${number}`,
    content: 'A post that a check has made — ünï©ode 模型 😀 \u2028 end.',
    excerpt: 'It is removed again.',
    tags: ['conformance', 'check'],
  }),
  changes: { title: 'Conformance, changed', tags: ['changed'] },
};

export const TOKEN: Kind = {
  name: 'API token',
  create: 'apiTokens.create',
  get: 'apiTokens.get',
  update: 'apiTokens.update',
  delete: 'apiTokens.delete',
  list: 'apiTokens.list',
  draft: (seed, number) => ({
    name: `keyturn-conformance ${seed} ${number}`,
    description: 'A token that a check has made — ünï©ode 模型 😀',
    scopes: ['models:read', 'users:read'],
    allowed_endpoints: ['/models*', '/users*'],
    ip_allowlist: ['10.0.0.0/8', '2001:db8::/32'],
    rate_limit: 123,
  }),
  changes: { name: 'keyturn-conformance, changed', rate_limit: 321 },
};

/** Fields that change by themselves, or that only the creation shows. */
export const OWN_WILL: readonly string[] = ['updatedAt', 'updated_at', 'last_used_at', 'token'];

const KINDS: readonly Kind[] = [MODEL, BLOG, TOKEN];

/** The kinds of which the server has every operation. */
export function kindsOf({ has }: CheckContext): readonly Kind[] {
  return KINDS.filter((kind) => has(kind.create, kind.get, kind.update, kind.delete, kind.list));
}

/** Carries a check out for each kind of record. */
export function forEachKind(
  run: (context: CheckContext, kind: Kind) => Promise<void>,
): (context: CheckContext) => Promise<void> {
  return async (context) => {
    const kinds = kindsOf(context);
    if (kinds.length === 0) {
      throw new CannotDecide(
        'It needs records that can be made, and none are among --operations and within the scopes of the key.',
      );
    }
    for (const kind of kinds) await run(context, kind);
  };
}

let drafted = 0;

/** A draft that no other check of the process has used. */
export function nextDraft(
  { draft }: Kind,
  { seed }: CheckContext,
): Readonly<Record<string, unknown>> {
  drafted += 1;
  return draft(seed, drafted);
}

export interface MadeRecord {
  readonly id: string | number;
  readonly data: unknown;
  readonly created: Exchange;
}

/**
 * Makes a record, works on it, and removes it.
 *
 * @throws {CannotDecide} When the server makes none.
 */
export async function withRecord(
  context: CheckContext,
  kind: Kind,
  work: (record: MadeRecord) => Promise<void>,
): Promise<void> {
  const created = await context.target.call(kind.create, { body: nextDraft(kind, context) });
  const data = dataOf(created);
  const id = idOf(created);
  if (created.status !== 201 || id === undefined) {
    const answer = `${created.status} ${created.text.slice(0, 200)}`;
    throw new CannotDecide(`A ${kind.name} could not be made: ${answer}`);
  }
  try {
    await work({ id, data, created });
  } finally {
    await context.target.call(kind.delete, { path: { id } });
  }
}

/** The id of the record that an answer is about. */
export function idOf(exchange: Exchange): string | number | undefined {
  const id = valueAt(dataOf(exchange), 'id');
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

/** Enough for any test data, and an end for a list that has none. */
const MOST_PAGES = 100;

/**
 * Every record of a list, with the answers that held them.
 *
 * @throws {CannotDecide} For a list that is too long to be read as a whole.
 */
export async function listAll(
  { target }: CheckContext,
  id: OperationId,
  query: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly records: unknown[]; readonly exchanges: Exchange[] }> {
  const records: unknown[] = [];
  const exchanges: Exchange[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const exchange = await target.call(id, { query: { perPage: 100, ...query, page } });
    exchanges.push(exchange);
    const data = dataOf(exchange);
    if (Array.isArray(data)) records.push(...data);
    if (valueAt(exchange.body, 'pagination', 'hasNext') !== true) return { records, exchanges };
  }
  throw new CannotDecide(`${id} has more than ${MOST_PAGES} pages.`);
}
