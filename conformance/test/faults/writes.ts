/** Servers that write what they should not, or lose what they should have written. */
import type { BrokenServer } from './broken-server.ts';
import {
  isOf,
  numberIn,
  operationOf,
  recordOf,
  refused,
  requestLike,
  valueIn,
  withFields,
  withJson,
} from './message.ts';

export const writes: readonly BrokenServer[] = [
  {
    name: 'an update that is refused has changed something',
    clause: 'I7',
    check: 'life-cycles.refused',
    standsFor: 'fields that are written one by one, each validated when its turn comes',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (operationOf(asked) !== 'models.update' || answer.status !== 400) return answer;
      await serve(withJson(asked, { label: valueIn(asked, 'label') }));
      return answer;
    },
  },
  {
    name: 'a refused request has used its idempotency key up',
    clause: 'I7',
    check: 'idempotency.refused',
    standsFor: 'a key that is stored before the body is validated',
    breaks(serve) {
      const used = new Set<string>();
      return async (asked) => {
        const key = asked.headers.get('idempotency-key');
        const answer = await serve(asked);
        if (key === null) return answer;
        if (answer.status === 400) used.add(key);
        return used.has(key) && answer.status < 300
          ? refused(answer, 422, 'IDEMPOTENCY_KEY_REUSED')
          : answer;
      };
    },
  },
  {
    name: 'a refused subtraction takes what there is',
    clause: 'I7',
    check: 'rules.balance',
    standsFor: 'a balance that is written before it is checked, without a transaction',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isOf(asked, 'users.adjustTokens') || answer.status !== 409) return answer;
      await serve(withJson(asked, { operation: 'set', tokens: 0 }));
      return answer;
    },
  },
  {
    name: 'tokens fall below zero',
    clause: 'R7',
    check: 'rules.balance',
    standsFor: 'a subtraction in SQL with no condition beside it',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isOf(asked, 'users.adjustTokens') || answer.status !== 409) return answer;
      const path = asked.path.split('/').at(-2) ?? '';
      const user = await serve(requestLike(asked, 'users.get', { path }));
      const tokenBalance = Number(recordOf(user)['tokenBalance']) - numberIn(asked, 'tokens');
      return withFields(user, { tokenBalance });
    },
  },
  {
    name: 'adjustments at the same time are lost',
    clause: 'R2',
    check: 'rules.balance-at-once',
    standsFor: 'a balance that is read, added to, and written back',
    breaks: (serve) => async (asked) => {
      if (!isOf(asked, 'users.adjustTokens') || valueIn(asked, 'operation') !== 'add') {
        return serve(asked);
      }
      const path = asked.path.split('/').at(-2) ?? '';
      const user = await serve(requestLike(asked, 'users.get', { path }));
      const tokens = Number(recordOf(user)['tokenBalance']) + numberIn(asked, 'tokens');
      return serve(withJson(asked, { operation: 'set', tokens }));
    },
  },
];
