/** Keys: how they are presented, and what refuses them. */
import type { OperationId } from '@keyturn/contract';
import type { Check, CheckContext } from '../check.ts';
import { bearer, type Credential } from '../credential.ts';
import type { Exchange } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { me } from './presented.ts';

function secretOf({ authorization }: Credential): string {
  return authorization.slice('Bearer '.length);
}

async function noHeader(context: CheckContext): Promise<void> {
  for (const operation of context.operations) {
    if (operation.public) continue;
    const id = operation.id as OperationId;
    const path = { id: 1, sessionId: 1 };
    const exchange = await context.target.call(id, { credential: null, path });
    expectAnswer(
      context,
      exchange,
      { status: 401, code: 'MISSING_AUTH_HEADER' },
      `${id} without credentials is not refused as it should be.`,
    );
  }
}

async function otherScheme(context: CheckContext): Promise<void> {
  for (const authorization of ['Digest username="x"', `Token ${secretOf(context.keys.main)}`]) {
    const exchange = await me(context, { name: 'main', authorization });
    const expected = { status: 401, code: 'INVALID_AUTH_SCHEME' };
    expectAnswer(context, exchange, expected, 'A scheme that is none of the API is not refused.');
  }
}

/** Whatever is wrong with a key, the answer must not tell. */
async function wrongKeysAlike(context: CheckContext): Promise<void> {
  const { main } = context.keys;
  const wrong = await context.keys.get('wrong');
  const edited = secretOf(main).replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
  const answers = [
    await me(context, wrong),
    await me(context, bearer('edited', edited)),
    await me(context, bearer('malformed', 'sk_live_short')),
    await me(context, bearer('malformed', 'nothing-like-a-key')),
  ];
  const expected = { status: 401, code: 'INVALID_API_KEY' };
  const refused = answers.every((exchange) =>
    expectAnswer(
      context,
      exchange,
      expected,
      'A key that nobody has is not refused as it should be.',
    ),
  );
  const [first, ...others] = answers;
  if (!refused || !first) return;
  for (const other of others) {
    if (withoutIds(other) === withoutIds(first)) continue;
    context.fault({
      message: 'The answer tells whether a key is malformed or unknown.',
      expected: withoutIds(first),
      found: withoutIds(other),
      exchanges: [first, other],
    });
  }
}

/** The body without what differs by rights: request id and time. */
function withoutIds({ text }: Exchange): string {
  return text
    .replace(/"requestId": *"[^"]*"/, '"requestId":"…"')
    .replace(/"timestamp": *"[^"]*"/, '"timestamp":"…"');
}

function refusedAs(name: 'expired' | 'disabled', code: string): NonNullable<Check['run']> {
  return async (context) => {
    const exchange = await me(context, await context.keys.get(name));
    const expected = { status: 401, code };
    expectAnswer(context, exchange, expected, `A key that is ${name} is not refused as such.`);
  };
}

async function notInQuery(context: CheckContext): Promise<void> {
  const key = secretOf(context.keys.main);
  const places = ['api_key', 'apiKey', 'key', 'token', 'access_token', 'authorization'];
  const query = Object.fromEntries(places.map((name) => [name, key]));
  const exchange = await context.target.call('auth.me', { credential: null, query });
  const expected = { status: 401, code: 'MISSING_AUTH_HEADER' };
  expectAnswer(context, exchange, expected, 'A key in the query is accepted.');
}

async function notInCookie(context: CheckContext): Promise<void> {
  const key = secretOf(context.keys.main);
  const headers = {
    Cookie: `token=${key}; api_key=${key}; Authorization=${key}`,
    'X-API-Key': key,
  };
  const exchange = await context.target.call('auth.me', { credential: null, headers });
  const expected = { status: 401, code: 'MISSING_AUTH_HEADER' };
  expectAnswer(context, exchange, expected, 'A key in a cookie or another header is accepted.');
}

async function basic(context: CheckContext): Promise<void> {
  const { main } = context.keys;
  const authorization = `Basic ${btoa(`${secretOf(main)}:`)}`;
  const exchange = await me(context, { ...main, authorization });
  expectAnswer(context, exchange, { status: 200 }, 'A key as the user name of Basic is refused.');
}

async function schemeCase(context: CheckContext): Promise<void> {
  const { main } = context.keys;
  const exchange = await me(context, { ...main, authorization: `bearer ${secretOf(main)}` });
  expectAnswer(context, exchange, { status: 200 }, 'The name of the scheme is taken by its case.');
}

export const credentials: readonly Check[] = [
  {
    id: 'credentials.none',
    title: 'Every operation refuses a request without credentials',
    clauses: ['C2'],
    run: noHeader,
  },
  {
    id: 'credentials.scheme',
    title: 'A scheme other than Bearer and Basic is refused as such',
    clauses: ['C2'],
    run: otherScheme,
  },
  {
    id: 'credentials.scheme-case',
    title: 'The name of the scheme counts in any case, as HTTP has it',
    clauses: ['C1'],
    run: schemeCase,
  },
  {
    id: 'credentials.wrong',
    title: 'Malformed, edited and unknown keys get one and the same refusal',
    clauses: ['C2'],
    needs: ['wrong'],
    run: wrongKeysAlike,
  },
  {
    id: 'credentials.expired',
    title: 'A key past its end is refused as expired',
    clauses: ['C3', 'T6'],
    needs: ['expired'],
    run: refusedAs('expired', 'API_KEY_EXPIRED'),
  },
  {
    id: 'credentials.disabled',
    title: 'A key that is switched off is refused as disabled',
    clauses: ['C3'],
    needs: ['disabled'],
    run: refusedAs('disabled', 'API_KEY_DISABLED'),
  },
  {
    id: 'credentials.query',
    title: 'A key in the query counts for nothing',
    clauses: ['C1'],
    run: notInQuery,
  },
  {
    id: 'credentials.cookie',
    title: 'A key in a cookie or in a header of another name counts for nothing',
    clauses: ['C1'],
    run: notInCookie,
  },
  {
    id: 'credentials.basic',
    title: 'A key is accepted as the user name of Basic',
    clauses: ['C1'],
    run: basic,
  },
];
