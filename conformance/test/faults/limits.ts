/** Servers whose limits are wrong. */
import { answering, type Breaks, type BrokenServer } from './broken-server.ts';
import {
  type Answer,
  codeOf,
  credentialOf,
  isJwt,
  refused,
  requestLike,
  withHeader,
} from './message.ts';

const MINUTE_MS = 60_000;

function remainingOf({ headers }: Answer): number {
  return Number(headers.get('x-ratelimit-remaining') ?? Number.NaN);
}

/** With another number of requests that remain, in both places. */
function withRemaining(answer: Answer, remaining: number): Answer {
  const standing = answer.headers.get('ratelimit') ?? '';
  return withHeader(
    withHeader(answer, 'x-ratelimit-remaining', `${remaining}`),
    'ratelimit',
    standing.replace(/r=\d+/, `r=${remaining}`),
  );
}

/** Says that something else remains than does. */
function remaining(change: (answer: Answer) => number): Breaks {
  return answering(
    (_, answer) => !Number.isNaN(remainingOf(answer)),
    (answer) => withRemaining(answer, change(answer)),
  );
}

const isLimited = (answer: Answer) => codeOf(answer) === 'RATE_LIMIT_EXCEEDED';

export const limits: readonly BrokenServer[] = [
  {
    name: 'a 404 carries no headers of the limit',
    clause: 'L2',
    check: 'limits.headers',
    askedBy: 'errors.not-found',
    standsFor: 'headers that are set when a handler ends well',
    breaks: answering(
      (_, { status }) => status === 404,
      (answer) => withHeader(answer, 'x-ratelimit-remaining', null),
    ),
  },
  {
    name: 'a 403 carries no headers of the limit',
    clause: 'L2',
    check: 'limits.headers',
    askedBy: 'access.scope',
    standsFor: 'a limiter that stands behind the check of scopes and sets them itself',
    breaks: answering(
      (_, { status }) => status === 403,
      (answer) => withHeader(answer, 'ratelimit', null),
    ),
  },
  {
    name: 'only the older names of the headers are sent',
    clause: 'A5',
    check: 'limits.headers',
    askedBy: 'limits.falls',
    standsFor: 'headers that were added to the document, and to the server later',
    breaks: answering(
      (_, { headers }) => headers.has('ratelimit-policy'),
      (answer) => withHeader(withHeader(answer, 'ratelimit', null), 'ratelimit-policy', null),
    ),
  },
  {
    name: 'X-RateLimit-Reset is in milliseconds',
    clause: 'L4',
    check: 'limits.agreement',
    askedBy: 'limits.falls',
    standsFor: "the unit of the server's own clock",
    breaks: answering(
      (_, { headers }) => /^\d+$/.test(headers.get('x-ratelimit-reset') ?? ''),
      (answer) =>
        withHeader(answer, 'x-ratelimit-reset', `${answer.headers.get('x-ratelimit-reset')}000`),
    ),
  },
  {
    name: 'X-RateLimit-Reset says how many seconds are left',
    clause: 'L4',
    check: 'limits.agreement',
    askedBy: 'limits.falls',
    standsFor: 'the other meaning of the header, as some APIs have it',
    breaks: answering(
      (_, { headers }) => headers.has('x-ratelimit-reset'),
      (answer) => withHeader(answer, 'x-ratelimit-reset', '60'),
    ),
  },
  {
    name: 'X-RateLimit-Reset has the form of the other family',
    clause: 'L4',
    check: 'answers.headers',
    askedBy: 'limits.falls',
    standsFor: 'one middleware for two APIs that write times in two ways',
    breaks: answering(
      (_, { headers }) => /^\d+$/.test(headers.get('x-ratelimit-reset') ?? ''),
      (answer) => {
        const reset = Number(answer.headers.get('x-ratelimit-reset')) * 1_000;
        return withHeader(answer, 'x-ratelimit-reset', new Date(reset).toISOString());
      },
    ),
  },
  {
    name: 'what remains is negative when nothing does',
    clause: 'L3',
    check: 'answers.headers',
    askedBy: 'limits.keys-apart',
    standsFor: 'limit minus count, where refused requests are counted',
    breaks: answering(
      (_, answer) => isLimited(answer),
      (answer) => withHeader(answer, 'x-ratelimit-remaining', '-1'),
    ),
  },
  {
    name: 'RateLimit and X-RateLimit-Remaining disagree',
    clause: 'L2',
    check: 'limits.agreement',
    askedBy: 'limits.falls',
    standsFor: 'two middlewares, of which one counts before and one after',
    breaks: answering(
      (_, { headers }) => headers.has('ratelimit'),
      (answer) => withHeader(answer, 'x-ratelimit-remaining', `${remainingOf(answer) + 1}`),
    ),
  },
  {
    name: 'a request costs two',
    clause: 'L3',
    check: 'limits.falls',
    standsFor: 'a middleware that is mounted twice',
    breaks: (serve) => async (asked) => {
      if (credentialOf(asked) !== '') await serve(requestLike(asked, 'auth.me'));
      return serve(asked);
    },
  },
  {
    name: 'what remains is a request behind',
    clause: 'L3',
    check: 'limits.falls',
    standsFor: 'headers that are written before the request is counted',
    breaks: remaining((answer) => remainingOf(answer) + 1),
  },
  {
    name: 'one request more than the limit is admitted',
    clause: 'L1',
    check: 'limits.beyond',
    standsFor: 'a count that is compared with > instead of >=',
    breaks(serve, { authority }) {
      const over = new Set<string>();
      return async (asked) => {
        const answer = await serve(asked);
        const credential = credentialOf(asked);
        if (!isLimited(answer) || over.has(credential)) return answer;
        over.add(credential);
        return serve(withHeader(asked, 'authorization', authority));
      };
    },
  },
  {
    name: 'the last request of the limit is refused',
    clause: 'L1',
    check: 'limits.beyond',
    standsFor: 'a count that is raised before it is compared with >=',
    breaks: answering(
      (_, answer) => answer.status === 200 && remainingOf(answer) === 0,
      (answer) => refused(withHeader(answer, 'retry-after', '60'), 429, 'RATE_LIMIT_EXCEEDED'),
    ),
  },
  {
    name: 'requests at the same time get past the limit',
    clause: 'L1',
    check: 'limits.parallel',
    standsFor: 'a count that is read, compared, and written back',
    breaks(serve, { authority }) {
      let underWay = 0;
      return async (asked) => {
        underWay += 1;
        const isAlone = underWay === 1;
        const answer = await serve(asked);
        underWay -= 1;
        if (!isLimited(answer) || isAlone) return answer;
        return serve(withHeader(asked, 'authorization', authority));
      };
    },
  },
  {
    name: 'Retry-After is shorter than the wait',
    clause: 'L5',
    check: 'limits.wait',
    standsFor: 'a constant, so that who obeys is refused again',
    breaks: answering(
      (_, answer) => isLimited(answer),
      (answer) => withHeader(answer, 'retry-after', '1'),
    ),
  },
  {
    name: 'refused requests prolong the wait',
    clause: 'L6',
    check: 'limits.wait',
    standsFor: 'a log of requests in a sorted set, to which refused ones are added as well',
    breaks(serve, { now }) {
      const refusals = new Map<string, number[]>();
      return async (asked) => {
        const answer = await serve(asked);
        const credential = credentialOf(asked);
        const own = (refusals.get(credential) ?? []).filter((time) => time > now() - MINUTE_MS);
        const limit = Number(answer.headers.get('x-ratelimit-limit') ?? Number.POSITIVE_INFINITY);
        const isOver = isLimited(answer) || own.length >= limit;
        refusals.set(credential, isOver ? [...own, now()] : own);
        if (!isOver || isLimited(answer)) return answer;
        return refused(withHeader(answer, 'retry-after', '60'), 429, 'RATE_LIMIT_EXCEEDED');
      };
    },
  },
  {
    name: 'the limit starts anew with each minute of the clock',
    clause: 'L1',
    check: 'limits.every-window',
    standsFor: 'a fixed window, which lets twice the limit through around its end',
    breaks(serve, { authority, now }) {
      const counts = new Map<string, number>();
      return async (asked) => {
        const answer = await serve(asked);
        const limit = Number(answer.headers.get('x-ratelimit-limit'));
        const window = `${credentialOf(asked)} ${Math.floor(now() / MINUTE_MS)}`;
        const count = counts.get(window) ?? 0;
        if (isLimited(answer) && count >= limit) return answer;
        counts.set(window, count + 1);
        if (!isLimited(answer)) return answer;
        return serve(withHeader(asked, 'authorization', authority));
      };
    },
  },
  {
    name: 'all keys share one budget',
    clause: 'L7',
    check: 'limits.keys-apart',
    standsFor: 'a limit by address, which is that of the proxy for everybody',
    breaks(serve, { authority }) {
      let spent: Answer | undefined;
      return async (asked) => {
        const answer = await serve(asked);
        if (isLimited(answer)) spent = answer;
        return credentialOf(asked) === authority ? answer : (spent ?? answer);
      };
    },
  },
  {
    name: 'each JWT has a budget of its own',
    clause: 'L7',
    check: 'limits.jwt-shares',
    standsFor:
      'a limiter that counts by the credential as it came, so that each exchange adds quota',
    breaks(serve) {
      const counts = new Map<string, number>();
      return async (asked) => {
        const answer = await serve(asked);
        if (!isJwt(asked)) return answer;
        const count = (counts.get(credentialOf(asked)) ?? 0) + 1;
        counts.set(credentialOf(asked), count);
        return withRemaining(answer, Number(answer.headers.get('x-ratelimit-limit')) - count);
      };
    },
  },
  {
    name: 'a request without the right to it costs quota',
    clause: 'L6',
    check: 'limits.refusals-free',
    standsFor: 'a limiter that stands before the check of scopes',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (codeOf(answer) === 'INSUFFICIENT_SCOPE') await serve(requestLike(asked, 'auth.me'));
      return answer;
    },
  },
  {
    name: 'requests that end in an error are free',
    clause: 'L6',
    check: 'limits.mistakes-count',
    standsFor:
      'a count that is taken when the handler ends well, so that ids can be guessed for nothing',
    breaks(serve) {
      const free = new Map<string, number>();
      return async (asked) => {
        const answer = await serve(asked);
        const before = free.get(credentialOf(asked)) ?? 0;
        const count = [400, 404].includes(answer.status) ? before + 1 : before;
        free.set(credentialOf(asked), count);
        return count === 0 ? answer : withRemaining(answer, remainingOf(answer) + count);
      };
    },
  },
];
