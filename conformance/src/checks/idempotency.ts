/** Requests that may be sent twice. */
import { isDeepStrictEqual } from 'node:util';
import type { Check, CheckContext } from '../check.ts';
import type { Credential } from '../credential.ts';
import { codeOf, dataOf, type Exchange, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { forEachKind, idOf, type Kind, listAll, MODEL, nextDraft, TOKEN } from './records.ts';

let given = 0;

/** A key that nobody has sent, in a run with the same seed neither: servers know them for a day. */
function nextKey({ seed, now }: CheckContext): string {
  given += 1;
  return `conformance-${seed}-${now()}-${given}`;
}

function create(
  { target }: CheckContext,
  kind: Kind,
  body: object,
  key: string,
  credential?: Credential,
): Promise<Exchange> {
  return target.call(kind.create, { body, credential, headers: { 'Idempotency-Key': key } });
}

/** Removes what the answers say was made. */
async function remove(
  { target }: CheckContext,
  kind: Kind,
  answers: readonly Exchange[],
): Promise<void> {
  for (const id of new Set(answers.map(idOf))) {
    if (id !== undefined) await target.call(kind.delete, { path: { id } });
  }
}

async function replays(context: CheckContext, kind: Kind): Promise<void> {
  const body = nextDraft(kind, context);
  const key = nextKey(context);
  const first = await create(context, kind, body, key);
  const second = await create(context, kind, body, key);
  const both = [first, second];
  const refused = `The repetition of ${kind.create} is not answered as the first was.`;
  if (expectAnswer(context, second, { status: first.status }, refused, [first])) {
    const mark = second.headers.get('idempotent-replayed');
    if (mark !== 'true') {
      context.fault({
        message: `The repetition of ${kind.create} is not marked as such.`,
        expected: 'Idempotent-Replayed: true',
        found: mark ?? 'none',
        exchanges: both,
      });
    }
    const [once, twice] = both.map((exchange) => withoutKey(dataOf(exchange)));
    if (!isDeepStrictEqual(once, twice)) {
      context.fault({
        message: `The repetition of ${kind.create} answers something else, or happened again.`,
        expected: JSON.stringify(once),
        found: JSON.stringify(twice),
        exchanges: both,
      });
    }
  }
  await remove(context, kind, both);
}

/** A key is shown once only, so it may differ. */
function withoutKey(data: unknown): unknown {
  const { token: _, ...rest } = Object(data) as Record<string, unknown>;
  return rest;
}

async function keyIsNotShownAgain(context: CheckContext): Promise<void> {
  const body = nextDraft(TOKEN, context);
  const key = nextKey(context);
  const first = await create(context, TOKEN, body, key);
  const second = await create(context, TOKEN, body, key);
  if (typeof valueAt(dataOf(second), 'token') === 'string') {
    context.fault({
      message: 'The repetition of a creation shows the key again, so the server has kept it.',
      pointer: '/token/token',
      expected: 'null',
      found: 'a key',
      exchanges: [first, second],
    });
  }
  await remove(context, TOKEN, [first, second]);
}

async function refusesOtherBody(context: CheckContext, kind: Kind): Promise<void> {
  const key = nextKey(context);
  const first = await create(context, kind, nextDraft(kind, context), key);
  const second = await create(context, kind, nextDraft(kind, context), key);
  const expected = { status: 422, code: 'IDEMPOTENCY_KEY_REUSED' };
  const message = `An idempotency key with another body is accepted by ${kind.create}.`;
  expectAnswer(context, second, expected, message, [first]);
  await remove(context, kind, [first, second]);
}

const AT_ONCE = 6;

async function oneEffect(context: CheckContext, kind: Kind): Promise<void> {
  const body = nextDraft(kind, context);
  const key = nextKey(context);
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => create(context, kind, body, key)),
  );
  for (const answer of answers.filter(({ status }) => status === 409)) {
    const marked = answer.headers.get('x-should-retry') === 'true';
    const waits = answer.headers.has('retry-after');
    if (marked && waits && codeOf(answer) === 'CONFLICT') continue;
    context.fault({
      message: 'A request whose first is still under way is not told to come back.',
      expected: '409 CONFLICT with Retry-After and X-Should-Retry: true',
      found: `${answer.status} ${codeOf(answer)}`,
      exchanges: [answer],
    });
  }
  const { records } = await listAll(context, kind.list);
  const name = (record: unknown) => valueAt(record, 'name') ?? valueAt(record, 'title');
  const count = records.filter((record) => name(record) === name(body)).length;
  if (count !== 1) {
    context.fault({
      message: `${kind.create}, ${AT_ONCE} times at once with one idempotency key, has not one effect.`,
      expected: '1 record',
      found: String(count),
      exchanges: answers,
    });
  }
  await remove(context, kind, answers);
}

async function belongsToItsKey(context: CheckContext): Promise<void> {
  const { credential } = await context.keys.create({ create: {} });
  const key = nextKey(context);
  const first = await create(context, MODEL, nextDraft(MODEL, context), key);
  const second = await create(context, MODEL, nextDraft(MODEL, context), key, credential);
  const message = 'An idempotency key of one API key is in the way of another API key.';
  expectAnswer(context, second, { status: 201 }, message, [first]);
  await remove(context, MODEL, [first, second]);
}

async function refusalIsNotKept(context: CheckContext): Promise<void> {
  const body = nextDraft(MODEL, context);
  const key = nextKey(context);
  const refused = await create(context, MODEL, { ...body, tier: 'no-such-tier' }, key);
  const second = await create(context, MODEL, body, key);
  const message = 'A request that was refused as invalid has used its idempotency key up.';
  expectAnswer(context, second, { status: 201 }, message, [refused]);
  await remove(context, MODEL, [second]);
}

export const idempotency: readonly Check[] = [
  {
    id: 'idempotency.replay',
    title: 'A repeated creation answers what the first answered, and happens once',
    clauses: ['K1'],
    effect: 'changes',
    run: forEachKind(replays),
  },
  {
    id: 'idempotency.key-shown-once',
    title: 'A repeated creation of a token does not show its key again',
    clauses: ['K1', 'T1'],
    managesTokens: true,
    run: keyIsNotShownAgain,
  },
  {
    id: 'idempotency.other-body',
    title: 'The same idempotency key with another body is refused',
    clauses: ['K2'],
    effect: 'changes',
    run: forEachKind(refusesOtherBody),
  },
  {
    id: 'idempotency.at-once',
    title: 'Creations with one idempotency key at the same time have one effect',
    clauses: ['K3'],
    effect: 'changes',
    run: forEachKind(oneEffect),
  },
  {
    id: 'idempotency.own',
    title: 'An idempotency key belongs to the API key that sent it',
    clauses: ['K4'],
    managesTokens: true,
    run: belongsToItsKey,
  },
  {
    id: 'idempotency.refused',
    title: 'A request that was refused as invalid does not use its idempotency key up',
    clauses: ['I7'],
    effect: 'changes',
    run: refusalIsNotKept,
  },
];
