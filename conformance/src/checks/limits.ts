/** The arithmetic of limits, each check on keys of its own. */
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import type { Credential } from '../credential.ts';
import type { Exchange } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { exchangeKey } from './presented.ts';

const MINUTE_MS = 60_000;
const MOST_REQUESTS = 200;

interface Stated {
  readonly limit: number;
  readonly remaining: number;
}

/** @throws {CannotDecide} For an answer that tells of no limit. */
function stated({ headers, request, status }: Exchange): Stated {
  const read = (name: string) => Number(headers.get(`x-ratelimit-${name}`) ?? Number.NaN);
  const found = { limit: read('limit'), remaining: read('remaining') };
  if (found.limit >= 0 && !Number.isNaN(found.remaining)) return found;
  throw new CannotDecide(
    `The key "${request.credential?.name}" has no limit, or the ${status} that it gets tells of none.`,
  );
}

/**
 * A given key may have been used by a run before this one; one that the run made was not.
 *
 * @throws {CannotDecide} When fewer requests than these are left.
 */
function needsLeft(least: number, exchange: Exchange): void {
  const { remaining } = stated(exchange);
  if (exchange.request.credential?.recipe || remaining >= least) return;
  throw new CannotDecide(
    `The key has ${remaining} requests left, and this takes ${least} more. Wait for a minute, or give it a higher limit.`,
  );
}

/** One request that costs one, and must not be waited for. */
function spend({ target }: CheckContext, credential: Credential): Promise<Exchange> {
  return target.call('auth.me', { credential, impatient: true });
}

/** Sends until the limit refuses. Answers everything that was sent, the refusal last. */
async function exhaust(context: CheckContext, credential: Credential): Promise<Exchange[]> {
  const sent: Exchange[] = [];
  while (sent.length < MOST_REQUESTS) {
    const exchange = await spend(context, credential);
    sent.push(exchange);
    if (exchange.status === 429) return sent;
  }
  throw new CannotDecide(`${MOST_REQUESTS} requests did not reach the limit of this key.`);
}

async function falls(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('lowLimit');
  let before: Exchange | undefined;
  for (let i = 0; i < 3; i += 1) {
    const exchange = await spend(context, credential);
    if (!before) needsLeft(2, exchange);
    const { limit, remaining } = stated(exchange);
    const first = credential.recipe ? limit - 1 : remaining;
    const expected = before ? stated(before).remaining - 1 : first;
    if (remaining !== expected) {
      context.fault({
        message: 'X-RateLimit-Remaining does not fall by one with a request.',
        expected: String(expected),
        found: String(remaining),
        exchanges: before ? [before, exchange] : [exchange],
      });
    }
    before = exchange;
  }
}

async function refusesBeyond(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('lowLimit');
  const sent = await exhaust(context, credential);
  const first = sent[0] as Exchange;
  needsLeft(1, first);
  const { limit, remaining } = stated(first);
  const quota = credential.recipe ? limit : remaining + 1;
  const admitted = sent.length - 1;
  const last = sent.slice(-2);
  if (admitted !== quota) {
    context.fault({
      message: 'Another number of requests than the limit was admitted.',
      expected: String(quota),
      found: String(admitted),
      exchanges: last,
    });
  }
  const refusal = sent.at(-1) as Exchange;
  const expected = { status: 429, code: 'RATE_LIMIT_EXCEEDED' };
  expectAnswer(context, refusal, expected, 'The request beyond the limit is refused otherwise.');
}

async function parallel(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('lowLimit');
  const first = await spend(context, credential);
  const { remaining } = stated(first);
  const wave = await Promise.all(
    Array.from({ length: remaining + 20 }, () => spend(context, credential)),
  );
  const admitted = wave.filter(({ status }) => status === 200);
  if (admitted.length === remaining) return;
  context.fault({
    message: 'Requests at the same time get past the limit, or are refused before it.',
    expected: `${remaining} of ${wave.length} admitted`,
    found: String(admitted.length),
    exchanges: [first, ...admitted.slice(-1)],
  });
}

async function waitIsEnough(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('lowLimit');
  const sent = await exhaust(context, credential);
  const refusal = sent.at(-1) as Exchange;
  const seconds = Number(refusal.headers.get('retry-after'));
  if (!(seconds >= 1)) return; // errors.retry-after tells of it
  const end = context.now() + seconds * 1_000;
  await context.sleep(seconds * 500);
  // As many refusals as there were admissions: a limiter that counts them stays shut.
  for (const _ of sent) await spend(context, credential);
  await context.sleep(Math.max(0, end - context.now()));
  const message = `A request ${seconds} s after the refusal, as Retry-After asked, is refused again.`;
  expectAnswer(context, await spend(context, credential), { status: 200 }, message, [refusal]);
}

/** Sends all the time for more than one window, and holds every window against the limit. */
async function everyWindow(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('lowLimit');
  const admitted: Exchange[] = [];
  const first = await spend(context, credential);
  const { limit } = stated(first);
  const half = Math.ceil(limit / 2);
  // Half of the quota now and the rest later, so that a window which is emptied at once, or which
  // follows the clock, lets more than the limit into the minute around its end.
  for (let i = 1; i < half; i += 1) admitted.push(await spend(context, credential));
  await context.sleep(MINUTE_MS / 2);
  for (let i = half; i < limit; i += 1) admitted.push(await spend(context, credential));
  const end = first.startedAt + MINUTE_MS + 3_000;
  while (context.now() < end) {
    const exchange = await spend(context, credential);
    admitted.push(exchange);
    // What a seam between windows lets through is taken whole, as far as it shows the fault.
    if (exchange.status !== 200 || admitted.length > 3 * limit) await context.sleep(500);
  }
  const times = [first, ...admitted].filter(({ status }) => status === 200);
  for (const [i, exchange] of times.entries()) {
    const beyond = times[i + limit];
    // When the server saw them is unknown; by these times they are certainly too close.
    if (!beyond || beyond.endedAt - exchange.startedAt >= MINUTE_MS) continue;
    context.fault({
      message: 'More requests than the limit were admitted within one window.',
      expected: `at most ${limit} in 60 s`,
      found: `${limit + 1} in ${((beyond.endedAt - exchange.startedAt) / 1_000).toFixed(1)} s`,
      exchanges: [exchange, beyond],
    });
    return;
  }
}

async function keysApart(context: CheckContext): Promise<void> {
  const { credential: used } = await context.keys.create({ create: { rate_limit: 1 } });
  const { credential: fresh } = await context.keys.create({ create: { rate_limit: 1 } });
  const refusal = (await exhaust(context, used)).at(-1) as Exchange;
  const message = 'A key is refused for what another one has used up.';
  expectAnswer(context, await spend(context, fresh), { status: 200 }, message, [refusal]);
}

async function jwtShares(context: CheckContext): Promise<void> {
  const credential = await context.keys.get('lowLimit');
  const jwt = await exchangeKey(context, credential);
  const before = await spend(context, credential);
  needsLeft(1, before);
  const after = await spend(context, jwt.credential);
  const expected = stated(before).remaining - 1;
  if (stated(after).remaining === expected) return;
  context.fault({
    message: 'A JWT has another budget than its key.',
    expected: `remaining ${expected}`,
    found: String(stated(after).remaining),
    exchanges: [before, after],
  });
}

async function refusalsAreFree(context: CheckContext): Promise<void> {
  const { target } = context;
  const create = { scopes: ['users:read'], rate_limit: 5 };
  const { credential } = await context.keys.create({ create });
  const before = await spend(context, credential);
  const refused = await target.call('models.list', { credential, impatient: true });
  const after = await spend(context, credential);
  const expected = stated(before).remaining - 1;
  if (stated(after).remaining === expected) return;
  context.fault({
    message: 'A request that is refused with 403 costs quota.',
    expected: `remaining ${expected}`,
    found: String(stated(after).remaining),
    exchanges: [before, refused, after],
  });
}

async function mistakesCount(context: CheckContext): Promise<void> {
  const { target } = context;
  const credential = await context.keys.get('lowLimit');
  const before = await spend(context, credential);
  needsLeft(3, before);
  const notFound = await target.call('users.get', { path: { id: 'none_1' }, credential });
  const invalid = await target.call('users.list', { query: { page: 0 }, credential });
  const after = await spend(context, credential);
  const expected = stated(before).remaining - 3;
  if (stated(after).remaining === expected) return;
  context.fault({
    message: 'A request that ends in 404 or 400 does not cost what any other costs.',
    expected: `remaining ${expected}`,
    found: String(stated(after).remaining),
    exchanges: [before, notFound, invalid, after],
  });
}

export const limits: readonly Check[] = [
  {
    id: 'limits.falls',
    title: 'What remains falls by one with each request',
    clauses: ['L3'],
    needs: ['lowLimit'],
    run: falls,
  },
  {
    id: 'limits.beyond',
    title: 'Exactly as many requests as the limit are admitted, and the next is refused',
    clauses: ['L1'],
    needs: ['lowLimit'],
    run: refusesBeyond,
  },
  {
    id: 'limits.parallel',
    title: 'Requests at the same time do not get past the limit',
    clauses: ['L1'],
    needs: ['lowLimit'],
    run: parallel,
  },
  {
    id: 'limits.wait',
    title: 'A request after Retry-After is admitted, however many were refused meanwhile',
    clauses: ['L5', 'L6'],
    needs: ['lowLimit'],
    background: true,
    run: waitIsEnough,
  },
  {
    id: 'limits.every-window',
    title: 'No window of a minute admits more than the limit, wherever it begins',
    clauses: ['L1'],
    needs: ['lowLimit'],
    background: true,
    run: everyWindow,
  },
  {
    id: 'limits.keys-apart',
    title: 'Each key has a budget of its own',
    clauses: ['L7'],
    managesTokens: true,
    run: keysApart,
  },
  {
    id: 'limits.jwt-shares',
    title: 'A JWT shares the budget of its key',
    clauses: ['L7'],
    needs: ['lowLimit'],
    run: jwtShares,
  },
  {
    id: 'limits.refusals-free',
    title: 'A request that is refused for its rights costs nothing',
    clauses: ['L6'],
    managesTokens: true,
    run: refusalsAreFree,
  },
  {
    id: 'limits.mistakes-count',
    title: 'A request that ends in 400 or 404 costs one',
    clauses: ['L6'],
    needs: ['lowLimit'],
    run: mistakesCount,
  },
];
