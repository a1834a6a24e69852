/** Servers on which a token makes more of others than it may. */
import { admitting, type Breaks, type BrokenServer } from './broken-server.ts';
import { type Asked, as, isOf, recordsOf, requestLike, valueIn, withRecords } from './message.ts';

const isCreation = (asked: Asked) => isOf(asked, 'apiTokens.create');
const BEYOND = ['INSUFFICIENT_SCOPE', 'ENDPOINT_NOT_ALLOWED', 'IP_NOT_ALLOWED'];

/** Makes some tokens for whoever asks. */
function making(fits: (asked: Asked) => boolean): Breaks {
  return admitting(BEYOND, (asked) => isCreation(asked) && fits(asked));
}

export const grants: readonly BrokenServer[] = [
  {
    name: 'a key grants scopes that it does not hold',
    clause: 'T2',
    check: 'tokens.grants',
    standsFor: 'tokens:write that is every right, by one request more',
    breaks: admitting(['INSUFFICIENT_SCOPE'], (asked) => isOf(asked, 'apiTokens.create')),
  },
  {
    name: 'a key with an end makes keys without one',
    clause: 'T2',
    check: 'tokens.grants',
    standsFor: 'an end that is compared only where one was given',
    breaks:
      (serve, { authority }) =>
      async (asked) => {
        const answer = await serve(asked);
        const isEndless = valueIn(asked, 'expires_at') === null;
        return isEndless && answer.status === 403 ? serve(as(asked, authority)) : answer;
      },
  },
  {
    name: 'a key makes keys for endpoints that it may not use',
    clause: 'T2',
    check: 'tokens.grants',
    standsFor: 'scopes that are compared, and restrictions that were added to tokens later',
    breaks: admitting(['ENDPOINT_NOT_ALLOWED'], isCreation),
  },
  {
    name: 'a key that is bound to addresses makes keys for others',
    clause: 'T2',
    check: 'tokens.grants',
    standsFor: 'an allow list that is held to at the door, and forgotten where keys are made',
    breaks: admitting(['IP_NOT_ALLOWED'], isCreation),
  },
  {
    name: 'a restriction is not passed on when nothing is said of it',
    clause: 'T2',
    check: 'tokens.grants',
    standsFor: 'a comparison of the fields that were sent, before the defaults are filled in',
    breaks: making((asked) => valueIn(asked, 'ip_allowlist') === undefined),
  },
  {
    name: 'an empty allow list passes for a narrow one',
    clause: 'T2',
    check: 'tokens.grants',
    standsFor: '[].every(…), which is true',
    breaks: making((asked) => String(valueIn(asked, 'allowed_endpoints')) === ''),
  },
  {
    name: 'a test key makes live keys',
    clause: 'T2',
    check: 'tokens.grants',
    standsFor: 'an environment that is read from the body and compared with nothing',
    breaks: making((asked) => valueIn(asked, 'environment') === 'live'),
  },
  {
    name: 'an update grants what a creation may not',
    clause: 'T2',
    check: 'tokens.grants-by-update',
    standsFor: 'a rule in the handler that makes tokens, and none in the one that changes them',
    breaks: admitting(BEYOND, (asked) => isOf(asked, 'apiTokens.update')),
  },
  {
    name: 'an update may take the end away',
    clause: 'T2',
    check: 'tokens.grants-by-update',
    standsFor: 'null that is taken for a field that was not sent',
    breaks: admitting(
      BEYOND,
      (asked) => isOf(asked, 'apiTokens.update') && valueIn(asked, 'expires_at') === null,
    ),
  },
  {
    name: 'whoever may rotate gets the keys of all tokens',
    clause: 'T2',
    check: 'tokens.grants-by-rotation',
    standsFor: 'a rotation that counts as maintenance, and hands out a key with every right',
    breaks: admitting(BEYOND, (asked) => isOf(asked, 'apiTokens.rotate')),
  },
  {
    name: 'the list shows live tokens to a test key',
    clause: 'T9',
    check: 'tokens.environments',
    standsFor: 'environments that were thought of for data, and not for tokens',
    breaks:
      (serve, { authority }) =>
      async (asked) => {
        const answer = await serve(asked);
        if (!isOf(asked, 'apiTokens.list')) return answer;
        const all = await serve(as(requestLike(asked, 'apiTokens.list'), authority));
        return withRecords(answer, () => recordsOf(all));
      },
  },
  {
    name: 'a test key switches live tokens off',
    clause: 'T9',
    check: 'tokens.environments',
    standsFor: 'a list that is filtered, beside handlers that look records up by id alone',
    breaks: admitting(['NOT_FOUND'], (asked) => isOf(asked, 'apiTokens.update')),
  },
];
