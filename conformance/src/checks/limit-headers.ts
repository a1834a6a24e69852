/** The headers that tell where a limit stands: each by itself, and all of them together. */
import type { Check, Fault } from '../check.ts';
import { codeOf, type Exchange, familyOf } from '../exchange.ts';
import { limitIn } from '../identity.ts';

/** An answer takes its time, and clocks differ: that of this machine or of the server must fit. */
const TOLERANCE_SECONDS = 30;
const NAMES = [
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'ratelimit-policy',
  'ratelimit',
] as const;

/** Whether somebody was authenticated who is known to have a limit. */
function isLimited(exchange: Exchange): boolean {
  const { operation, request, status } = exchange;
  if (codeOf(exchange) === 'TOO_MANY_AUTH_FAILURES') return false;
  const isKnown = request.credential?.isLimited === true && limitIn(exchange) !== null;
  return isKnown && !operation?.public && status !== 401;
}

/** A key without a limit has none of the headers. */
function hasSome({ headers }: Exchange): boolean {
  return NAMES.some((name) => headers.has(name));
}

function* missing(exchange: Exchange): Generator<Fault> {
  if (!isLimited(exchange) || exchange.status === 503) return;
  const lost = NAMES.filter((name) => !exchange.headers.has(name));
  if (lost.length === 0) return;
  yield {
    message: 'An answer to an authenticated request lacks headers of the limit.',
    expected: NAMES.join(', '),
    found: hasSome(exchange) ? `all but ${lost.join(', ')}` : 'none of them',
    exchanges: [exchange],
  };
}

function* disagreeing(exchange: Exchange): Generator<Fault> {
  if (!hasSome(exchange)) return;
  const [limit, remaining, reset, policy, standing] = NAMES.map(
    (name) => exchange.headers.get(name) ?? '',
  );
  const quota = parameterOf(policy, 'q');
  const rest = parameterOf(standing, 'r');
  const wrong = (message: string, expected: string, found: string): Fault => ({
    ...{ message, expected, found },
    exchanges: [exchange],
  });
  if (Number(remaining) > Number(limit)) {
    yield wrong('X-RateLimit-Remaining is more than the limit.', `0 to ${limit}`, `${remaining}`);
  }
  if (quota !== limit) {
    yield wrong('RateLimit-Policy and X-RateLimit-Limit disagree.', `q=${limit}`, `${policy}`);
  }
  if (rest !== remaining) {
    yield wrong('RateLimit and X-RateLimit-Remaining disagree.', `r=${remaining}`, `${standing}`);
  }
  yield* wrongReset(exchange, reset ?? '', Number(parameterOf(policy, 'w')));
}

/** A number behind the name of a limit, as structured fields have it: in any order, spaces allowed. */
function parameterOf(field: string | undefined, name: string): string | undefined {
  return new RegExp(`^"[^"]+"[^,]*; *${name}=(\\d+)`).exec(field ?? '')?.[1];
}

function* wrongReset(exchange: Exchange, reset: string, windowSeconds: number): Generator<Fault> {
  const at = familyOf(exchange) === 'tokens' ? Date.parse(reset) / 1_000 : Number(reset);
  if (reset === '' || Number.isNaN(at)) return; // answers.headers tells of it
  const ahead = at - exchange.startedAt / 1_000;
  const aheadThere = at - Date.parse(exchange.headers.get('date') ?? '') / 1_000;
  const isWithin = (seconds: number) =>
    seconds >= -TOLERANCE_SECONDS && seconds <= windowSeconds + TOLERANCE_SECONDS;
  if (isWithin(ahead) || isWithin(aheadThere)) return;
  yield {
    message: 'X-RateLimit-Reset is in the past, or more than one window ahead.',
    expected: `0 to ${windowSeconds} s ahead`,
    found: `${Math.round(ahead)} s`,
    exchanges: [exchange],
  };
}

export const limitHeaders: readonly Check[] = [
  {
    id: 'limits.headers',
    title: 'Every answer to an authenticated request tells where the limit stands',
    clauses: ['L2', 'A5'],
    needsLimit: true,
    examiner: () => missing,
  },
  {
    id: 'limits.agreement',
    title: 'The headers of the limit agree with each other, and the reset is within a window',
    clauses: ['L2', 'L4'],
    needsLimit: true,
    examiner: () => disagreeing,
  },
];
