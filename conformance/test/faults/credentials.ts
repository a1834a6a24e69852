/** Servers that take the wrong credentials, or refuse the right ones. */
import { admitting, answering, type BrokenServer, understanding } from './broken-server.ts';
import {
  as,
  codeOf,
  credentialOf,
  isJwt,
  isOf,
  operationOf,
  refused,
  valueIn,
  withFields,
  withHeader,
  withValue,
} from './message.ts';

const isUnauthorised = (status: number) => status === 401;

/** The payload of a JWT, whoever signed it. */
function claimsOf(authorization: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = authorization.split('.');
  return Object(JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}'));
}

export const credentials: readonly BrokenServer[] = [
  {
    name: 'one operation asks for no credentials',
    clause: 'C2',
    check: 'credentials.none',
    standsFor: 'a route that was added outside of the group that is authenticated',
    breaks: admitting(['MISSING_AUTH_HEADER'], (asked) => isOf(asked, 'analytics.usage')),
  },
  {
    name: 'a missing credential is 403',
    clause: 'C2',
    check: 'credentials.none',
    standsFor: 'a framework that answers 403 to strangers by default',
    breaks: answering(
      (_, answer) => codeOf(answer) === 'MISSING_AUTH_HEADER',
      (answer) => ({ ...answer, status: 403 }),
    ),
  },
  {
    name: 'any scheme is accepted',
    clause: 'C2',
    check: 'credentials.scheme',
    standsFor: 'a header that is split at the space, of which only the second half is read',
    breaks: understanding(
      (asked) => credentialOf(asked).startsWith('Token '),
      (asked) => as(asked, credentialOf(asked).replace('Token ', 'Bearer ')),
    ),
  },
  {
    name: 'the scheme must be written Bearer',
    clause: 'C1',
    check: 'credentials.scheme-case',
    standsFor: 'startsWith("Bearer "), though schemes count in any case',
    breaks: answering(
      (asked) => credentialOf(asked).startsWith('bearer '),
      (answer) => refused(answer, 401, 'INVALID_AUTH_SCHEME'),
    ),
  },
  {
    name: 'the answer tells an unknown key from a malformed one',
    clause: 'C2',
    check: 'credentials.wrong',
    standsFor: 'a sentence for each way to be wrong, which helps who guesses',
    breaks: answering(
      (asked, answer) =>
        codeOf(answer) === 'INVALID_API_KEY' && /^Bearer sk_\w{20}/.test(credentialOf(asked)),
      (answer) => withValue(answer, ['error', 'message'], 'No such key.'),
    ),
  },
  {
    name: 'an unknown key is 404',
    clause: 'C2',
    check: 'credentials.wrong',
    standsFor: 'the exception of a look-up that found nothing',
    breaks: answering(
      (asked, answer) =>
        codeOf(answer) === 'INVALID_API_KEY' && /^Bearer sk_\w{20}/.test(credentialOf(asked)),
      (answer) => refused(answer, 404, 'NOT_FOUND'),
    ),
  },
  {
    name: 'an expired key is called invalid',
    clause: 'C3',
    check: 'credentials.expired',
    standsFor:
      'a look-up that leaves out expired keys, so that their owners search for a typing error',
    breaks: answering(
      (_, answer) => codeOf(answer) === 'API_KEY_EXPIRED',
      (answer) => refused(answer, 401, 'INVALID_API_KEY'),
    ),
  },
  {
    name: 'an expired key is accepted',
    clause: 'C3',
    check: 'credentials.expired',
    standsFor: 'an end that is stored and shown, and never compared',
    breaks: admitting(['API_KEY_EXPIRED']),
  },
  {
    name: 'a disabled key is called invalid',
    clause: 'C3',
    check: 'credentials.disabled',
    standsFor: 'a look-up for active keys only',
    breaks: answering(
      (_, answer) => codeOf(answer) === 'API_KEY_DISABLED',
      (answer) => refused(answer, 401, 'INVALID_API_KEY'),
    ),
  },
  {
    name: 'a disabled key is accepted',
    clause: 'C3',
    check: 'credentials.disabled',
    standsFor: 'a switch that only the admin page looks at',
    breaks: admitting(['API_KEY_DISABLED']),
  },
  {
    name: 'a key in the query is accepted',
    clause: 'C1',
    check: 'credentials.query',
    standsFor: 'a convenience for trying things out, which puts keys into access logs',
    breaks: understanding(
      ({ query }) => query.has('api_key'),
      (asked) => as(asked, `Bearer ${asked.query.get('api_key')}`),
    ),
  },
  {
    name: 'a key in another header is accepted',
    clause: 'C1',
    check: 'credentials.cookie',
    standsFor: 'an older way to authenticate that nobody switched off',
    breaks: understanding(
      ({ headers }) => headers.has('x-api-key'),
      (asked) => as(asked, `Bearer ${asked.headers.get('x-api-key')}`),
    ),
  },
  {
    name: 'Basic is refused',
    clause: 'C1',
    check: 'credentials.basic',
    standsFor: 'a server that was only ever tried with Bearer',
    breaks: answering(
      (asked) => credentialOf(asked).startsWith('Basic '),
      (answer) => refused(answer, 401, 'INVALID_AUTH_SCHEME'),
    ),
  },
  {
    name: 'a 401 carries no WWW-Authenticate',
    clause: 'C2',
    check: 'answers.headers',
    askedBy: 'credentials.none',
    standsFor: 'a status that is set by hand, without the header that belongs to it',
    breaks: answering(
      (_, { status }) => isUnauthorised(status),
      (answer) => withHeader(answer, 'www-authenticate', null),
    ),
  },
  {
    name: 'wrong keys are never limited',
    clause: 'C11',
    check: 'guesses.limited',
    standsFor: 'a limiter that counts by key, and so knows none for who has no key',
    breaks: answering(
      (_, answer) => codeOf(answer) === 'TOO_MANY_AUTH_FAILURES',
      (answer) => refused(withHeader(answer, 'www-authenticate', 'Bearer'), 401, 'INVALID_API_KEY'),
    ),
  },
  {
    name: 'guesses lock out who shares the address',
    clause: 'C11',
    check: 'guesses.limited',
    standsFor: 'an address that is blocked whole, the office behind it included',
    breaks(serve) {
      let blocked: Awaited<ReturnType<typeof serve>> | undefined;
      return async (asked) => {
        const answer = blocked ?? (await serve(asked));
        if (codeOf(answer) === 'TOO_MANY_AUTH_FAILURES') blocked = answer;
        return answer;
      };
    },
  },
  {
    name: 'expiresIn is in milliseconds',
    clause: 'C4',
    check: 'jwts.claims',
    standsFor: "the unit of the server's language, under a name that means seconds",
    breaks: answering(
      (asked, { status }) => isOf(asked, 'auth.validate') && status === 200,
      (answer) =>
        withFields(answer, { expiresIn: Number(valueIn(answer, 'data', 'expiresIn')) * 1_000 }),
    ),
  },
  {
    name: 'a fresh JWT is good for nothing but /auth',
    clause: 'C4',
    check: 'jwts.accepted',
    standsFor:
      'a clock that is behind that of the server which issued it, by the second of its nbf',
    breaks: answering(
      (asked) => isJwt(asked) && !isOf(asked, 'auth.me'),
      (answer) => refused(answer, 401, 'INVALID_TOKEN'),
    ),
  },
  {
    name: 'the algorithm none is accepted',
    clause: 'C5',
    check: 'jwts.forged',
    standsFor: 'a library that believes the header of the JWT',
    breaks: admitting(['INVALID_TOKEN'], (asked) => credentialOf(asked).endsWith('.')),
  },
  {
    name: 'the signature is not verified',
    clause: 'C5',
    check: 'jwts.forged',
    standsFor: 'decode where verify was meant',
    breaks: admitting(['INVALID_TOKEN'], (asked) => 'sub' in claimsOf(credentialOf(asked))),
  },
  {
    name: 'a JWT can be exchanged for another',
    clause: 'C7',
    check: 'jwts.no-exchange',
    standsFor: 'one authentication for every route, so that a stolen JWT lives for ever',
    breaks: admitting(
      ['INVALID_API_KEY', 'INVALID_TOKEN', 'INVALID_AUTH_SCHEME'],
      (asked) => isJwt(asked) && isOf(asked, 'auth.validate'),
    ),
  },
  {
    name: 'a JWT goes on after its key was disabled',
    clause: 'C6',
    check: 'jwts.disabled-key',
    standsFor: 'a JWT that is verified and never looked up',
    breaks: admitting(['API_KEY_DISABLED'], isJwt),
  },
  {
    name: 'a JWT goes on after its key was deleted',
    clause: 'C6',
    check: 'jwts.deleted-key',
    standsFor: 'a cache of verified JWTs that a deletion does not reach',
    breaks: admitting(['INVALID_TOKEN'], isJwt),
  },
  {
    name: 'a JWT keeps the rights that its key had',
    clause: 'C6',
    check: 'jwts.narrowed-key',
    standsFor: 'scopes that are written into the JWT',
    breaks: admitting(['INSUFFICIENT_SCOPE'], isJwt),
  },
  {
    name: 'a JWT outlives its key',
    clause: 'C4',
    check: 'jwts.end-of-key',
    standsFor: 'one lifetime for every JWT, whatever is left of its key',
    breaks: admitting(['API_KEY_EXPIRED', 'TOKEN_EXPIRED'], isJwt),
  },
  {
    name: 'a JWT is said to end later than its key',
    clause: 'C4',
    check: 'jwts.end-of-key',
    standsFor: 'an expiresAt that is computed beside the JWT instead of read from it',
    breaks:
      (serve, { now }) =>
      async (asked) => {
        const answer = await serve(asked);
        if (operationOf(asked) !== 'auth.validate' || answer.status !== 200) return answer;
        return withFields(answer, { expiresAt: new Date(now() + 3_600_000).toISOString() });
      },
  },
];
