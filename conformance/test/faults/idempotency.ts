/** Servers on which a repeated request is not safe. */
import { answering, type Breaks, type BrokenServer, understanding } from './broken-server.ts';
import {
  type Answer,
  type Asked,
  as,
  codeOf,
  credentialOf,
  isOf,
  recordOf,
  refused,
  withFields,
  withHeader,
} from './message.ts';

function keyOf({ headers }: Asked): string | null {
  return headers.get('idempotency-key');
}

/** Answers from a store of its own, which the server does not know of. */
function replaying(
  nameOf: (asked: Asked, key: string) => string,
  change: (answer: Answer, first: Answer) => Answer,
): Breaks {
  return (serve) => {
    const stored = new Map<string, Answer>();
    return async (asked) => {
      const key = keyOf(asked);
      if (key === null) return serve(asked);
      const first = stored.get(nameOf(asked, key));
      const answer = await serve(asked);
      if (first) return change(answer, first);
      if (answer.status < 300) stored.set(nameOf(asked, key), answer);
      return answer;
    };
  };
}

export const idempotency: readonly BrokenServer[] = [
  {
    name: 'a repeated creation happens twice',
    clause: 'K1',
    check: 'idempotency.replay',
    standsFor: 'a header that is accepted and not read',
    breaks: understanding(
      (asked) => keyOf(asked) !== null,
      (asked) => withHeader(asked, 'idempotency-key', null),
    ),
  },
  {
    name: 'a repetition is not marked',
    clause: 'K1',
    check: 'idempotency.replay',
    standsFor: 'a stored answer without the header that tells it from a new one',
    breaks: answering(
      () => true,
      (answer) => withHeader(answer, 'idempotent-replayed', null),
    ),
  },
  {
    name: 'a repetition is answered 200 instead of 201',
    clause: 'K1',
    check: 'idempotency.replay',
    standsFor: 'a body that is stored without its status',
    breaks: answering(
      (_, { headers }) => headers.has('idempotent-replayed'),
      (answer) => ({ ...answer, status: 200 }),
    ),
  },
  {
    name: 'a repetition is answered with the record as it is now',
    clause: 'K1',
    check: 'idempotency.replay',
    standsFor: 'an id that is stored instead of the answer',
    breaks: answering(
      (asked, { headers }) => isOf(asked, 'models.create') && headers.has('idempotent-replayed'),
      (answer) => withFields(answer, { label: 'Changed meanwhile' }),
    ),
  },
  {
    name: 'a repetition shows the key again',
    clause: 'K1',
    check: 'idempotency.key-shown-once',
    standsFor: 'stored answers in which keys lie in the clear for a day',
    breaks: replaying(
      (_, key) => key,
      (answer, first) =>
        recordOf(answer)['token'] === null
          ? withFields(answer, { token: recordOf(first)['token'] })
          : answer,
    ),
  },
  {
    name: 'another body is answered as the first was',
    clause: 'K2',
    check: 'idempotency.other-body',
    standsFor: 'a key that is looked up without a look at the request',
    breaks: replaying(
      (_, key) => key,
      (answer, first) => (codeOf(answer) === 'IDEMPOTENCY_KEY_REUSED' ? first : answer),
    ),
  },
  {
    name: 'creations at the same time happen each',
    clause: 'K3',
    check: 'idempotency.at-once',
    standsFor: 'a key that is stored when the work is done, and looked up before it begins',
    breaks(serve) {
      const underWay = new Set<string>();
      return async (asked) => {
        const key = keyOf(asked);
        if (key === null) return serve(asked);
        const isSecond = underWay.has(key);
        underWay.add(key);
        const answer = await serve(isSecond ? withHeader(asked, 'idempotency-key', null) : asked);
        underWay.delete(key);
        return answer;
      };
    },
  },
  {
    name: 'who comes too early is not told to come back',
    clause: 'K3',
    check: 'idempotency.at-once',
    standsFor: 'a 409 like any other, which no client retries',
    breaks(serve) {
      const underWay = new Set<string>();
      return async (asked) => {
        const key = keyOf(asked);
        if (key === null) return serve(asked);
        const isSecond = underWay.has(key);
        underWay.add(key);
        const answer = await serve(asked);
        underWay.delete(key);
        return isSecond ? refused(answer, 409, 'CONFLICT') : answer;
      };
    },
  },
  {
    name: 'idempotency keys are shared by all API keys',
    clause: 'K4',
    check: 'idempotency.own',
    standsFor:
      'a table with the idempotency key alone as its key, which shows one customer the answers of another',
    breaks(serve) {
      const owners = new Map<string, string>();
      return (asked) => {
        const key = keyOf(asked);
        if (key === null) return serve(asked);
        const owner = owners.get(key) ?? credentialOf(asked);
        owners.set(key, owner);
        return serve(as(asked, owner));
      };
    },
  },
];
