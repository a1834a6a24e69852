import { usageOfAll, usageOfToken } from '../domain/api-token-usage.ts';
import {
  auditedToken,
  createToken,
  deleteToken,
  describeToken,
  getToken,
  listTokens,
  type NewKey,
  pruneTokens,
  rotateToken,
  updateToken,
} from '../domain/api-tokens.ts';
import { requireEnvironment, requireGrantable } from '../domain/grants.ts';
import { generateKey } from '../domain/keys.ts';
import { DEFAULT_DAYS } from '../domain/period.ts';
import { settingsAfterUpdate, settingsOfNewToken } from '../domain/token-settings.ts';
import type { ApiTokenRecord, Environment, KeyHasher, RandomBytes } from '../ports.ts';
import type { Handlers } from './handlers.ts';

const DEFAULT_GRACE_HOURS = 24;
const SAVE_IT_NOW =
  'API token created successfully. Save this token securely - it cannot be retrieved later.';

export const apiTokens = {
  'apiTokens.list': async (_input, { store, caller, now }) => {
    const records = await listTokens(store, caller);
    const usage = await store.usage.totals(
      records.map(({ id }) => id),
      now,
    );
    return {
      tokens: records.map((record) => ({
        ...describeToken(record),
        requests_24h: usage.get(record.id)?.requests24h ?? 0,
        requests_7d: usage.get(record.id)?.requests7d ?? 0,
        total_requests: usage.get(record.id)?.total ?? 0,
      })),
    };
  },

  'apiTokens.create': async ({ body }, context) => {
    const { caller, now, change } = context;
    const settings = settingsOfNewToken(body);
    const environment = body.environment ?? caller.environment;
    requireEnvironment(caller, environment);
    requireGrantable(caller, settings);
    const newKey = await makeKey(environment, context);
    return change(async (store) => {
      const record = await createToken(store, { ...settings, environment }, newKey, now);
      return { reply: shown(record, newKey), audit: [auditedToken(null, record)] };
    });
  },

  'apiTokens.get': async ({ path }, { store, caller }) => ({
    token: describeToken(await getToken(store, caller, path.id)),
  }),

  'apiTokens.update': async ({ path, body }, { caller, now, change }) =>
    change(async (store) => {
      const { before, after } = await updateToken(
        store,
        caller,
        path.id,
        (current) => settingsAfterUpdate(current, body),
        now,
      );
      return { reply: { token: describeToken(after) }, audit: [auditedToken(before, after)] };
    }),

  'apiTokens.delete': async ({ path }, { caller, change }) =>
    change(async (store) => {
      const before = await deleteToken(store, caller, path.id);
      return { reply: { id: before.id, deleted: true }, audit: [auditedToken(before, null)] };
    }),

  'apiTokens.usage': async ({ path, query }, { store, caller, now }) =>
    usageOfToken(store, caller, path.id, query.days ?? DEFAULT_DAYS, now),

  'apiTokens.overview': async ({ query }, { store, caller, now }) =>
    usageOfAll(store, caller, query.days ?? DEFAULT_DAYS, now),

  'apiTokens.rotate': async ({ path, body }, context) => {
    const { store, caller, now, change } = context;
    const { environment } = await getToken(store, caller, path.id);
    const newKey = await makeKey(environment, context);
    const graceHours = body?.grace_period_hours ?? DEFAULT_GRACE_HOURS;
    return change(async (access) => {
      const rotated = await rotateToken(access, caller, path.id, graceHours, newKey, now);
      return {
        reply: shown(rotated.replacement, newKey),
        audit: [
          auditedToken(rotated.old.before, rotated.old.after),
          auditedToken(null, rotated.replacement),
        ],
      };
    });
  },

  'apiTokens.prune': async (_input, { caller, now, change }) =>
    change(async (store) => {
      const deleted = await pruneTokens(store, caller, now);
      return {
        reply: { deleted: deleted.length },
        audit: deleted.map((record) => auditedToken(record, null)),
      };
    }),
} satisfies Handlers<'apiTokens'>;

/** Hashing is slow, so it is done before the transaction and not in it. */
async function makeKey(
  environment: Environment,
  { hasher, randomBytes }: { hasher: KeyHasher; randomBytes: RandomBytes },
): Promise<NewKey> {
  const key = generateKey(environment, randomBytes);
  return { key, hash: await hasher.hash(key) };
}

function shown(record: ApiTokenRecord, { key }: NewKey) {
  return { token: { ...describeToken(record), token: key }, message: SAVE_IT_NOW };
}
