/** What a run does with its checks, tried with checks that are made up. */
import { type Operation, operationTable } from '@keyturn/contract';
import { describe, expect, it } from 'vitest';
import { CannotDecide, type Check, type CheckContext } from './check.ts';
import { bearer } from './credential.ts';
import { createOrigins } from './origins.ts';
import { type RunParts, runChecks } from './run.ts';
import { createSecrets } from './secrets.ts';

const OPERATIONS: readonly Operation[] = Object.values(operationTable);
const main = bearer('main', 'a-key-of-a-test');

function check(id: string, parts: Partial<Check>): Check {
  return { id, title: `It does ${id}`, clauses: ['A1'], ...parts };
}

function ask({ target }: CheckContext): Promise<unknown> {
  return target.call('auth.me');
}

async function run(checks: readonly Check[], options: Partial<RunParts> = {}) {
  const asked: string[] = [];
  const { fetch = async () => Response.json({ success: true }) } = options;
  const { results } = await runChecks({
    ...{
      checks,
      url: 'https://api.test',
      seed: 1,
      timeoutMs: 1_000,
      waived: {},
      operations: OPERATIONS,
    },
    keys: {
      main,
      get: async () => main,
      create: () => Promise.reject(new CannotDecide('No keys here.')),
    },
    ...{ secrets: createSecrets(), origins: createOrigins() },
    clock: { now: () => 0, sleep: () => new Promise(() => {}) },
    signal: new AbortController().signal,
    skipped: () => undefined,
    ...options,
    fetch(input, init) {
      asked.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return fetch(input, init);
    },
  });
  return { asked, ends: Object.fromEntries(results.map((one) => [one.id, one.verdict])), results };
}

describe('a run', () => {
  it('carries checks out one after the other, those that mostly wait beside them', async () => {
    const order: string[] = [];
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const step = (id: string) =>
      check(id, {
        async run() {
          order.push(`${id} begins`);
          await Promise.resolve();
          order.push(`${id} ends`);
          if (id === 'a.second') release();
        },
      });
    const background = check('a.waits', {
      background: true,
      async run() {
        order.push('a.waits begins');
        await waiting;
        order.push('a.waits ends');
      },
    });
    await run([step('a.first'), step('a.second'), background]);
    expect(order).toEqual([
      'a.waits begins',
      ...['a.first begins', 'a.first ends', 'a.second begins', 'a.second ends'],
      'a.waits ends',
    ]);
  });

  it('lets every answer be examined, whichever check asked for it', async () => {
    const examined: number[] = [];
    const examiner = check('a.examiner', {
      examiner: () => (exchange) => {
        examined.push(exchange.status);
        return [{ message: 'It is wrong.', exchanges: [exchange] }];
      },
    });
    const { ends } = await run([examiner, check('a.asks', { run: ask as () => Promise<void> })]);
    expect([examined, ends]).toEqual([[200], { 'a.examiner': 'failed', 'a.asks': 'passed' }]);
  });

  it('lets the document be examined by nobody, as it is no answer of the API', async () => {
    const examiner = check('a.examiner', {
      examiner: () => (exchange) => [{ message: 'It is wrong.', exchanges: [exchange] }],
    });
    const reads = check('a.reads', {
      async run({ target }) {
        await target.request('GET', '/openapi.json');
      },
    });
    const { ends } = await run([examiner, reads]);
    expect(ends).toEqual({ 'a.examiner': 'skipped', 'a.reads': 'passed' });
  });

  it.each([
    ['skipped', 'it cannot tell', () => Promise.reject(new CannotDecide('It cannot tell.'))],
    ['inconclusive', 'it stumbles over an answer', () => Promise.reject(new TypeError('No list.'))],
  ])('calls a check %s where %s, never passed', async (verdict, _, stumble) => {
    const { results } = await run([check('a.odd', { run: stumble })]);
    expect(results).toMatchObject([
      { verdict, reason: expect.stringMatching(/It cannot tell|No list/) },
    ]);
  });

  it('does not let an examiner pass that saw no answer', async () => {
    const { ends } = await run([check('a.examiner', { examiner: () => () => [] })]);
    expect(ends).toEqual({ 'a.examiner': 'skipped' });
  });

  it('sends nothing more but deletions after it was stopped, and ends at once', async () => {
    const controller = new AbortController();
    const stopped = check('a.stopped', {
      async run(context) {
        try {
          await ask(context);
          controller.abort();
          await ask(context);
        } finally {
          await context.target.call('models.delete', { path: { id: 'model_1' } });
          context.fault({ message: 'It came too late.', exchanges: [] });
        }
      },
    });
    const sleeping = check('a.sleeping', { background: true, run: ({ sleep }) => sleep(60_000) });
    const later = check('a.later', { run: ask as () => Promise<void> });
    const { asked, ends } = await run([sleeping, stopped, later], { signal: controller.signal });
    expect(asked).toEqual(['GET /api/external/auth/me', 'DELETE /api/external/models/model_1']);
    expect(new Set(Object.values(ends))).toEqual(new Set(['inconclusive']));
  });

  it.each([
    ['ECONNRESET', 1, 2, 'passed'],
    ['UND_ERR_SOCKET', 2, 2, 'inconclusive'],
    ['ECONNREFUSED', 1, 1, 'inconclusive'],
  ])('carries a check out once more whose connection broke: %s %d times', async (...row) => {
    const [code, times, attempts, verdict] = row;
    let broken = 0;
    const { asked, ends } = await run([check('a.asks', { run: ask as () => Promise<void> })], {
      async fetch() {
        broken += 1;
        if (broken > times) return Response.json({});
        throw new TypeError('fetch failed', { cause: { code } });
      },
    });
    expect([asked.length, ends]).toEqual([attempts, { 'a.asks': verdict }]);
  });

  it('tells what a check found once, though it was carried out twice', async () => {
    let attempts = 0;
    const broken = check('a.broken', {
      async run({ fault, target }) {
        fault({ message: 'It is wrong.', exchanges: [] });
        attempts += 1;
        await target.call('models.list');
      },
    });
    const { results } = await run([broken], {
      async fetch() {
        if (attempts === 2) return Response.json({});
        throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      },
    });
    expect(results[0]?.findings).toHaveLength(1);
  });

  it('ends when the server stops answering, instead of asking for each check', async () => {
    const checks = Array.from({ length: 10 }, (_, index) =>
      check(`a.number-${index}`, { run: ask as () => Promise<void> }),
    );
    const { asked, results } = await run(checks, {
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    expect(asked).toHaveLength(3);
    expect(results.at(-1)).toMatchObject({
      verdict: 'inconclusive',
      reason: 'The server stopped answering.',
    });
  });
});
