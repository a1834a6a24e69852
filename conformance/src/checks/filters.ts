/** Lists that are narrowed. */
import type { OperationId } from '@keyturn/contract';
import { operationSchemas } from '@keyturn/contract/json-schemas';
import type { Check, CheckContext } from '../check.ts';
import { valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { forEachList, idsOf, recordsOf } from './pages.ts';
import { BLOG, withRecord } from './records.ts';

/** What a filter lets through has the value that was asked for, and nothing that has it is lost. */
async function values(context: CheckContext, id: OperationId): Promise<void> {
  const { target } = context;
  const declared = Object.keys(Object(operationSchemas[id].query?.['properties']));
  const whole = await target.call(id, { query: { perPage: 100 } });
  for (const name of declared.filter((parameter) => ['status', 'plan'].includes(parameter))) {
    const values = new Set(recordsOf(whole).map((record) => valueAt(record, name)));
    for (const value of values) {
      const exchange = await target.call(id, { query: { perPage: 100, [name]: value } });
      const others = recordsOf(exchange).filter((record) => valueAt(record, name) !== value);
      const lost = recordsOf(whole)
        .filter((record) => valueAt(record, name) === value)
        .some((record, i) => valueAt(record, 'id') !== idsOf(exchange)[i]);
      if (others.length === 0 && !lost) continue;
      context.fault({
        message: `${id} with ${name}=${value} does not answer the records that have this ${name}.`,
        expected: `records with the ${name} ${value}`,
        found: `${recordsOf(exchange).length} records, ${others.length} with another ${name}`,
        exchanges: [whole, exchange],
      });
    }
  }
}

/** Characters that a careless search reads as patterns or as SQL. */
const LITERALS = ['%', '_', "'", '\\', '"; --'];

async function search(context: CheckContext): Promise<void> {
  const { target } = context;
  await withRecord(context, BLOG, async ({ id, data, created }) => {
    const title = String(valueAt(data, 'title'));
    const found = await target.call('blogs.list', { query: { search: title, perPage: 100 } });
    if (!idsOf(found).includes(id)) {
      context.fault({
        message: 'A search for the title of a blog post does not find it.',
        exchanges: [created, found],
      });
    }
    for (const literal of LITERALS) {
      const query = { search: `${title}${literal}`, perPage: 100 };
      const exchange = await target.call('blogs.list', { query });
      const message = `A search with the character ${literal} is answered with an error.`;
      if (!expectAnswer(context, exchange, { status: 200 }, message)) continue;
      if (!idsOf(exchange).includes(id)) continue;
      context.fault({
        message: `A search takes ${literal} for a pattern.`,
        expected: 'no blog post',
        found: title,
        exchanges: [created, exchange],
      });
    }
  });
}

export const filters: readonly Check[] = [
  {
    id: 'filters.values',
    title: 'status and plan narrow a list to what has them',
    clauses: ['P5'],
    run: forEachList(values),
  },
  {
    id: 'filters.search',
    title: 'search finds what contains the text, and takes no character for a pattern',
    clauses: ['P5', 'I4'],
    effect: 'changes',
    run: search,
  },
];
