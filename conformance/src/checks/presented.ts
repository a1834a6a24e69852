/** A credential, presented: who the server takes it for, and the JWT that it is exchanged for. */
import { CannotDecide, type CheckContext } from '../check.ts';
import { bearer, type Credential } from '../credential.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';

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
  const exchange = await target.call('auth.validate', { credential });
  const token = valueAt(dataOf(exchange), 'token');
  if (exchange.status !== 200 || typeof token !== 'string') {
    throw new CannotDecide(`The key could not be exchanged: ${exchange.status}.`);
  }
  return { exchange, token, credential: bearer('jwt', token, { isLimited: credential.isLimited }) };
}
