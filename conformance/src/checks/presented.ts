/** A credential, presented: who the server takes it for, and the JWT that it is exchanged for. */
import { CannotDecide, type CheckContext } from '../check.ts';
import { bearer, type Credential } from '../credential.ts';
import { codeOf, dataOf, type Exchange, valueAt } from '../exchange.ts';

/** Asks whose credential it is, which needs no right but to be somebody. */
export function me({ target }: CheckContext, credential: Credential | null): Promise<Exchange> {
  return target.call('auth.me', { credential });
}

export interface Exchanged {
  readonly exchange: Exchange;
  readonly token: string;
  readonly credential: Credential;
}

/** @throws {CannotDecide} When the server gives no JWT for the key. */
export async function exchangeKey(
  { target }: CheckContext,
  credential: Credential,
): Promise<Exchanged> {
  return exchangedIn(await target.call('auth.validate', { credential }));
}

/** @throws {CannotDecide} For an answer without a JWT. */
export function exchangedIn(exchange: Exchange): Exchanged {
  const token = valueAt(dataOf(exchange), 'token');
  if (exchange.status !== 200 || typeof token !== 'string') {
    const answer = [exchange.status, codeOf(exchange)].filter(Boolean).join(' ');
    throw new CannotDecide(`The key could not be exchanged: ${answer}.`);
  }
  const isLimited = exchange.request.credential?.isLimited;
  return { exchange, token, credential: bearer('jwt', token, { isLimited }) };
}

const SOON_MS = 3_000;
const LATEST_MS = 60_000;

export interface EndingKey {
  readonly credential: Credential;
  /** In milliseconds since the epoch. */
  readonly end: number;
  readonly used: Exchange;
}

/**
 * A key that ends soon, used before its end. Where a busy server takes longer, it ends later; and
 * where the server calls it ended, since nobody knows a busy server's time exactly.
 */
export async function useEndingKey(
  { keys, now }: CheckContext,
  use: (credential: Credential) => Promise<Exchange>,
): Promise<EndingKey> {
  for (let ahead = SOON_MS; ahead <= LATEST_MS; ahead *= 3) {
    const end = now() + ahead;
    const expires_at = new Date(end).toISOString();
    const { credential } = await keys.create({ create: { expires_at } });
    const used = await use(credential);
    if (used.endedAt >= end) continue;
    const isLast = ahead * 3 > LATEST_MS;
    if (isLast || codeOf(used) !== 'API_KEY_EXPIRED') return { credential, end, used };
  }
  throw new CannotDecide('The server was too slow to make a key and answer to it before its end.');
}
