/** Servers whose token management is wrong. */
import { answering, type BrokenServer, understanding } from './broken-server.ts';
import {
  as,
  codeOf,
  credentialOf,
  type Fields,
  idIn,
  isOf,
  jsonOf,
  recordOf,
  recordsOf,
  requestLike,
  valueIn,
  withFields,
  withHeader,
  withJson,
  withRecords,
  withValue,
} from './message.ts';

export const tokens: readonly BrokenServer[] = [
  {
    name: 'the list shows the keys',
    clause: 'T1',
    check: 'tokens.shown-once',
    standsFor: 'keys that are stored in the clear, and a list that shows the whole record',
    breaks(serve) {
      const keys = new Map<unknown, unknown>();
      return async (asked) => {
        const answer = await serve(asked);
        const { id, token } = recordOf(answer);
        if (typeof token === 'string') keys.set(id, token);
        if (!isOf(asked, 'apiTokens.list')) return answer;
        return withRecords(answer, (records) =>
          records.map((record) => ({ ...record, token: keys.get(record['id']) })),
        );
      };
    },
  },
  {
    name: 'the audit log shows the key',
    clause: 'T1',
    check: 'tokens.shown-once',
    standsFor: 'an entry that holds the answer as it went out',
    breaks(serve) {
      const keys: unknown[] = [];
      return async (asked) => {
        const answer = await serve(asked);
        if (isOf(asked, 'apiTokens.create')) keys.push(recordOf(answer)['token']);
        if (!isOf(asked, 'system.auditLog')) return answer;
        return withRecords(answer, (entries) =>
          entries.map((entry) => ({ ...entry, after: keys })),
        );
      };
    },
  },
  {
    name: 'a token without scopes may do everything',
    clause: 'T3',
    check: 'tokens.defaults',
    standsFor: 'no restriction that is taken for every right',
    breaks: understanding(
      (asked) => isOf(asked, 'apiTokens.create') && valueIn(asked, 'scopes') === undefined,
      (asked) => withValue(asked, ['scopes'], ['*']),
    ),
  },
  {
    name: 'rate_limit and rate_limit_tier are both accepted',
    clause: 'T3',
    check: 'tokens.one-limit',
    standsFor: 'two fields that were added one after the other, of which one wins silently',
    breaks: understanding(
      (asked) => valueIn(asked, 'rate_limit_tier') !== undefined,
      (asked) => withValue(asked, ['rate_limit_tier'], undefined),
    ),
  },
  {
    name: 'an end counts only for a key that was not used before it',
    clause: 'T6',
    check: 'tokens.end',
    standsFor: 'a cache of verified keys that does not know their ends',
    breaks(serve, { authority }) {
      const verified = new Set<string>();
      return async (asked) => {
        const answer = await serve(asked);
        if (answer.status === 200) verified.add(credentialOf(asked));
        const isCached = verified.has(credentialOf(asked)) && codeOf(answer) === 'API_KEY_EXPIRED';
        return isCached ? serve(as(asked, authority)) : answer;
      };
    },
  },
  {
    name: 'pruning leaves what has expired',
    clause: 'T6',
    check: 'tokens.prune',
    standsFor: 'ends that are compared in two time zones',
    breaks: understanding(
      (asked) => isOf(asked, 'apiTokens.prune'),
      (asked) => ({ ...requestLike(asked, 'apiTokens.overview') }),
    ),
  },
  {
    name: 'pruning takes valid tokens',
    clause: 'T6',
    check: 'tokens.prune',
    standsFor: 'a condition in which no end is less than now',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isOf(asked, 'apiTokens.prune')) return answer;
      const list = await serve(requestLike(asked, 'apiTokens.list'));
      const youngest = recordsOf(list).map(({ id }) => Number(id));
      const path = String(Math.max(...youngest));
      await serve(requestLike(asked, 'apiTokens.delete', { path }));
      return answer;
    },
  },
  {
    name: 'the usage misses what was refused',
    clause: 'T7',
    check: 'tokens.usage',
    standsFor: 'a row that is written when the handler ends well',
    breaks: answering(
      (asked) => isOf(asked, 'apiTokens.usage'),
      (answer) => {
        const hours = valueIn(answer, 'hourly_usage');
        const fewer = (hour: Fields) => ({ ...hour, requests: Number(hour['requests']) - 2 });
        return withValue(answer, ['hourly_usage'], (hours as Fields[]).map(fewer));
      },
    ),
  },
  {
    name: 'the key of a deleted token goes on',
    clause: 'T8',
    check: 'tokens.deleted',
    standsFor: 'a cache of verified keys that a deletion does not reach',
    breaks(serve, { authority }) {
      const verified = new Set<string>();
      return async (asked) => {
        const answer = await serve(asked);
        if (answer.status === 200) verified.add(credentialOf(asked));
        const isCached = verified.has(credentialOf(asked)) && codeOf(answer) === 'INVALID_API_KEY';
        return isCached ? serve(as(asked, authority)) : answer;
      };
    },
  },
  {
    name: 'a rotation forgets the restrictions',
    clause: 'T4',
    check: 'rotations.settings',
    standsFor: 'a rotation that is a creation with the same name',
    breaks: answering(
      (asked, { status }) => isOf(asked, 'apiTokens.rotate') && status === 201,
      (answer) => withFields(answer, { allowed_endpoints: null }),
    ),
  },
  {
    name: 'a rotation ends the old key at once',
    clause: 'T4',
    check: 'rotations.settings',
    standsFor: 'a key that is overwritten, so that every client fails until it is deployed anew',
    breaks: understanding(
      (asked) => isOf(asked, 'apiTokens.rotate'),
      (asked) => withJson(asked, { ...Object(jsonOf(asked)), grace_period_hours: 0 }),
    ),
  },
  {
    name: 'a rotation with a grace of 0 gives a day',
    clause: 'T4',
    check: 'rotations.no-grace',
    standsFor: 'a default that is given with ||, so that a stolen key works on',
    breaks: understanding(
      (asked) => valueIn(asked, 'grace_period_hours') === 0,
      (asked) => withJson(asked, {}),
    ),
  },
  {
    name: 'a rotation gives a new budget',
    clause: 'T4',
    check: 'rotations.budget',
    standsFor: 'a limit by the id of the record, so that each rotation doubles it',
    breaks(serve) {
      const rotated = new Set<string>();
      return async (asked) => {
        const answer = await serve(asked);
        if (isOf(asked, 'apiTokens.rotate')) rotated.add(`Bearer ${recordOf(answer)['token']}`);
        if (!rotated.has(credentialOf(asked))) return answer;
        const limit = Number(answer.headers.get('x-ratelimit-limit'));
        return withHeader(answer, 'x-ratelimit-remaining', `${limit - 1}`);
      };
    },
  },
  {
    name: 'a token can be rotated twice',
    clause: 'T5',
    check: 'rotations.settings',
    standsFor: 'no state in the old record that says it was replaced',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isOf(asked, 'apiTokens.rotate') || answer.status !== 409) return answer;
      return serve(requestLike(asked, 'apiTokens.create', { json: { name: 'rotated' } }));
    },
  },
  {
    name: 'rotations at the same time all win',
    clause: 'T5',
    check: 'rotations.race',
    standsFor: 'a state that is looked at first and written later',
    breaks(serve) {
      let underWay = 0;
      return async (asked) => {
        if (!isOf(asked, 'apiTokens.rotate')) return serve(asked);
        underWay += 1;
        const isAlone = underWay === 1;
        const answer = await serve(asked);
        underWay -= 1;
        if (isAlone || answer.status !== 409) return answer;
        return serve(requestLike(asked, 'apiTokens.create', { json: { name: `r${idIn(asked)}` } }));
      };
    },
  },
];
