/** The system and its figures. */
import type { Check, CheckContext } from '../check.ts';
import { dataOf, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';

async function health(context: CheckContext): Promise<void> {
  for (const credential of [null, context.keys.main]) {
    const exchange = await context.target.call('system.health', { credential });
    expectAnswer(context, exchange, { status: 200 }, 'A server that works is not healthy.');
  }
}

async function selfTests(context: CheckContext): Promise<void> {
  const { target } = context;
  const all = await target.call('system.runAllTests');
  if (!expectAnswer(context, all, { status: 200 }, 'The self tests cannot be run.')) return;
  const tests = valueAt(dataOf(all), 'tests');
  const names = Array.isArray(tests) ? tests.map((test) => String(valueAt(test, 'name'))) : [];
  const [name] = names;
  if (name === undefined) {
    context.fault({
      message: 'There is no self test.',
      pointer: '/data/tests',
      exchanges: [all],
    });
    return;
  }
  const one = await target.call('system.runTests', { body: { tests: [name] } });
  if (!expectAnswer(context, one, { status: 200 }, 'A single self test cannot be run.')) return;
  const ran = valueAt(dataOf(one), 'tests');
  const found = Array.isArray(ran) ? ran.map((test) => String(valueAt(test, 'name'))) : [];
  if (String(found) === name) return;
  context.fault({
    message: 'Other self tests are run than were asked for.',
    pointer: '/data/tests',
    expected: name,
    found: found.join(', ') || 'none',
    exchanges: [one],
  });
}

async function cache(context: CheckContext): Promise<void> {
  const { target } = context;
  const cleared = await target.call('system.clearCache');
  expectAnswer(context, cleared, { status: 200 }, 'The caches cannot be cleared.');
  const after = await target.call('auth.me');
  const message = 'A key is refused after the caches were cleared.';
  expectAnswer(context, after, { status: 200 }, message, [cleared]);
}

async function analytics(context: CheckContext): Promise<void> {
  for (const id of ['analytics.overview', 'analytics.resources'] as const) {
    const exchange = await context.target.call(id);
    expectAnswer(context, exchange, { status: 200 }, `${id} has no figures.`);
  }
}

/** The figures of the overview are those of the lists. */
async function overview(context: CheckContext): Promise<void> {
  const { target } = context;
  const figures = await target.call('analytics.overview');
  for (const [list, ...path] of [
    ['users.list', 'users', 'total'],
    ['affiliates.list', 'affiliates', 'total'],
    ['blogs.list', 'content', 'blogs'],
  ] as const) {
    const exchange = await target.call(list, { query: { perPage: 1 } });
    const expected = valueAt(exchange.body, 'pagination', 'total');
    const found = valueAt(dataOf(figures), ...path);
    if (found === expected) continue;
    context.fault({
      message: `The overview counts otherwise than ${list}.`,
      pointer: `/data/${path.join('/')}`,
      expected: String(expected),
      found: String(found),
      exchanges: [exchange, figures],
    });
  }
}

export const system: readonly Check[] = [
  {
    id: 'system.health',
    title: 'A server that works says so, and to everybody',
    clauses: ['S1'],
    run: health,
  },
  {
    id: 'system.self-tests',
    title: 'Self tests are run, all of them or those that were asked for',
    clauses: ['S2'],
    run: selfTests,
  },
  {
    id: 'system.cache',
    title: 'Clearing the caches harms nobody',
    clauses: ['S4'],
    effect: 'changes',
    run: cache,
  },
  {
    id: 'analytics.answers',
    title: 'The analytics have figures',
    clauses: ['A1'],
    run: analytics,
  },
  {
    id: 'analytics.overview',
    title: 'The overview counts what the lists hold',
    clauses: ['S3'],
    run: overview,
  },
];
