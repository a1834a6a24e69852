import {
  adjustTokens,
  changePlan,
  deleteUser,
  getUser,
  listSessions,
  listUsers,
  revokeSession,
} from '../domain/users.ts';
import { changed, deleted } from './changed.ts';
import type { Handlers } from './handlers.ts';

export const users = {
  'users.list': async ({ query }, { store, caller }) =>
    listUsers(store.resource('users', caller.environment), query),

  'users.get': async ({ path }, { store, caller }) => ({
    data: await getUser(store.resource('users', caller.environment), path.id),
  }),

  'users.updatePlan': async ({ path, body }, { caller, now, change }) =>
    change(async (store) => {
      const users = store.resource('users', caller.environment);
      return changed(await changePlan(users, path.id, body, now));
    }),

  'users.adjustTokens': async ({ path, body }, { caller, now, change }) =>
    change(async (store) => {
      const users = store.resource('users', caller.environment);
      return changed(await adjustTokens(users, path.id, body, now));
    }),

  'users.delete': async ({ path }, { caller, change }) =>
    change(async (store) => {
      const before = await deleteUser(store, caller.environment, path.id);
      return deleted(before);
    }),

  'users.listSessions': async ({ path }, { store, caller, now }) => ({
    data: await listSessions(store, caller.environment, path.id, now),
  }),

  'users.revokeSession': async ({ path }, { caller, change }) =>
    change(async (store) => {
      const before = await revokeSession(store, caller.environment, path.id, path.sessionId);
      return deleted(before);
    }),
} satisfies Handlers<'users'>;
