import type { QueryParams, RequestBody, Schema } from '@keyturn/contract';
import type { Change, Collection, Environment, StoreAccess } from '../ports.ts';
import { conflict, found } from './api-error.ts';
import { type Page, pageOf, rangeOf } from './page.ts';

type User = Schema<'User'>;
type Session = Schema<'Session'>;

const HIGHEST_BALANCE = 1_000_000_000_000;

export async function listUsers(
  users: Collection<User>,
  query: QueryParams<'users.list'>,
): Promise<Page<User>> {
  const { search, status, plan } = query;
  const listed = await users.list({
    ...rangeOf(query),
    where: { ...(status && { status }), ...(plan && { plan }) },
    ...(search && { search: { fields: ['name', 'email', 'id'], text: search } }),
  });
  return pageOf(listed, query);
}

/** @throws ApiError NOT_FOUND */
export async function getUser(users: Collection<User>, id: string): Promise<User> {
  return found(await users.get(id), 'user');
}

/**
 * Moves a user to another plan. Moving to the present plan changes nothing.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND
 */
export async function changePlan(
  users: Collection<User>,
  id: string,
  { plan }: RequestBody<'users.updatePlan'>,
  now: number,
): Promise<Change<User>> {
  const updatedAt = new Date(now).toISOString();
  return found(
    await users.update(id, (user) => (user.plan === plan ? user : { ...user, plan, updatedAt })),
    'user',
  );
}

/**
 * Sets a user's balance of AI tokens, adds to it or subtracts from it.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND, or CONFLICT when the balance would leave its bounds
 */
export async function adjustTokens(
  users: Collection<User>,
  id: string,
  adjustment: RequestBody<'users.adjustTokens'>,
  now: number,
): Promise<Change<User>> {
  const updatedAt = new Date(now).toISOString();
  return found(
    await users.update(id, (user) => ({
      ...user,
      tokenBalance: adjustedBalance(user.tokenBalance, adjustment),
      updatedAt,
    })),
    'user',
  );
}

function adjustedBalance(
  balance: number,
  { tokens, operation }: RequestBody<'users.adjustTokens'>,
): number {
  switch (operation) {
    case 'set':
      return tokens;
    case 'add':
      if (balance + tokens > HIGHEST_BALANCE) {
        throw conflict(`The balance of ${balance} tokens cannot grow beyond ${HIGHEST_BALANCE}.`);
      }
      return balance + tokens;
    case 'subtract':
      if (tokens > balance) {
        throw conflict(`The balance is ${balance} tokens, too few to subtract ${tokens}.`);
      }
      return balance - tokens;
  }
}

/**
 * Deletes a user and all of their sessions.
 *
 * @throws ApiError NOT_FOUND
 */
export async function deleteUser(
  store: StoreAccess,
  environment: Environment,
  id: string,
): Promise<User> {
  const user = found(await store.resource('users', environment).delete(id), 'user');
  await store.resource('sessions', environment).deleteWhere({ userId: id });
  return user;
}

/**
 * The sessions of a user that have not ended.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND for an unknown user
 */
export async function listSessions(
  store: StoreAccess,
  environment: Environment,
  userId: string,
  now: number,
): Promise<Session[]> {
  await getUser(store.resource('users', environment), userId);
  const { items } = await store.resource('sessions', environment).list({ where: { userId } });
  return items.filter(({ expiresAt }) => Date.parse(expiresAt) > now);
}

/**
 * Ends a session.
 *
 * @throws ApiError NOT_FOUND when there is none, or it is not this user's
 */
export async function revokeSession(
  store: StoreAccess,
  environment: Environment,
  userId: string,
  sessionId: string,
): Promise<Session> {
  const sessions = store.resource('sessions', environment);
  const session = await sessions.get(sessionId);
  found(session?.userId === userId ? session : undefined, 'session');
  return found(await sessions.delete(sessionId), 'session');
}
