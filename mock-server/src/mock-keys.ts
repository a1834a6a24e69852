/** Keys for tests, made, rotated and revoked at once and with nobody's permission. */
import type { Data, RequestBody } from '@keyturn/contract';
import type { RandomBytes } from '@keyturn/reference-server';
import { ApiError } from '@keyturn/reference-server/internal/domain/api-error';
import {
  describeToken,
  newToken,
  replacedToken,
  replacementOf,
} from '@keyturn/reference-server/internal/domain/api-tokens';
import {
  type Caller,
  rootCaller,
  tokenCaller,
} from '@keyturn/reference-server/internal/domain/caller';
import { fingerprintOf } from '@keyturn/reference-server/internal/domain/key-verifier';
import { environmentOfKey, generateKey } from '@keyturn/reference-server/internal/domain/keys';
import {
  settingsOfNewToken,
  type TokenSettings,
} from '@keyturn/reference-server/internal/domain/token-settings';
import type { ApiTokenRecord } from '@keyturn/reference-server/internal/ports';
import { tokenRules } from '@keyturn/reference-server/internal/stores/collection-rules';
import {
  insertRecords,
  matching,
  removeRecords,
  replaceRecord,
} from '@keyturn/reference-server/internal/stores/memory/memory-records';
import {
  type MemoryState,
  nextNumber,
  withSequence,
} from '@keyturn/reference-server/internal/stores/memory/memory-state';
import type { MemoryStore } from '@keyturn/reference-server/internal/stores/memory/memory-store';
import { sha256Hash } from './sha256-hasher.ts';

/** What a key may do, as in the API's own request. Everything is optional. */
export type MockKeyOptions = Partial<RequestBody<'apiTokens.create'>>;

/** The token as the API shows it once; `token` is the key. */
export type MockKey = Data<'apiTokens.create'> & { readonly token: string };

export interface RotateOptions {
  /** How long the old key goes on, in whole hours from 0, for not at all, to 720. Default 24. */
  readonly graceHours?: number;
}

/** Keys are named by what `create` answered, or by their text. */
export interface MockKeys {
  /**
   * Makes a key, with all rights on live data unless told otherwise.
   *
   * @throws {ApiError} for settings that exclude each other, an address range or an end that is none;
   *   the rest is for the compiler
   */
  create(options?: MockKeyOptions): MockKey;
  /**
   * Makes a key in the place of another, as rotating it through the API does.
   *
   * @throws {TypeError} for a key that there is not, or a grace that the API would refuse
   */
  rotate(key: MockKey | string, options?: RotateOptions): MockKey;
  /**
   * Deletes a key: from now on it is unknown, and its JWTs are invalid.
   *
   * @throws {TypeError} for a key that there is not
   */
  revoke(key: MockKey | string): void;
}

interface Surroundings {
  readonly store: MemoryStore;
  readonly randomBytes: RandomBytes;
  readonly adminKey: string;
  /** Of the admin key on live data. */
  readonly rootRequestsPerHour: number;
  /** ms since the epoch */
  readonly now: () => number;
}

export function createMockKeys(surroundings: () => Surroundings): MockKeys {
  return {
    create(options = {}) {
      const { store, randomBytes, now } = surroundings();
      const settings = settingsOf({ name: 'Test key', scopes: ['*'], ...options });
      const environment = options.environment ?? 'live';
      const key = generateKey(environment, randomBytes);
      const id = nextNumber(store.newest(), 'token');
      const newKey = { key, hash: sha256Hash(key) };
      const record = newToken(id, { ...settings, environment }, newKey, now());
      store.edit((state) => withToken(state, record));
      return { ...describeToken(record), token: key };
    },

    rotate(named, { graceHours = 24 } = {}) {
      const { store, randomBytes, now } = surroundings();
      const before = tokenNamed(store.newest(), named);
      assertGrace(graceHours);
      const key = generateKey(before.environment, randomBytes);
      const id = nextNumber(store.newest(), 'token');
      const replacement = replacementOf(before, id, { key, hash: sha256Hash(key) }, now());
      const old = replacedToken(before, id, graceHours, now());
      store.edit((state) =>
        withToken({ ...state, tokens: replaceRecord(state.tokens, tokenRules, old) }, replacement),
      );
      return { ...describeToken(replacement), token: key };
    },

    revoke(named) {
      const { store } = surroundings();
      const { id } = tokenNamed(store.newest(), named);
      store.edit((state) => ({ ...state, tokens: removeRecords(state.tokens, tokenRules, [id]) }));
    },
  };
}

/**
 * Who calls with a key.
 *
 * @throws {TypeError} for a key that there is not
 */
export function callerWith(
  {
    store,
    adminKey,
    rootRequestsPerHour,
  }: Pick<Surroundings, 'store' | 'adminKey' | 'rootRequestsPerHour'>,
  named: MockKey | string,
): Caller {
  const presented = { method: 'key', jwtExpiresAt: null } as const;
  if (named !== adminKey) return tokenCaller(tokenNamed(store.newest(), named), presented);
  const fingerprint = fingerprintOf(sha256Hash(adminKey));
  return rootCaller(fingerprint, environmentOfKey(adminKey), rootRequestsPerHour, presented);
}

/** The server's error has no message: an answer has its fields instead. */
function settingsOf(request: RequestBody<'apiTokens.create'>): TokenSettings {
  try {
    return settingsOfNewToken(request);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, details } = error;
    const told = details.fields?.map(({ field, message }) => `${field} ${message}`);
    throw new ApiError(code, details, `There can be no such key: ${told?.join('; ')}.`);
  }
}

function assertGrace(hours: number): void {
  if (Number.isInteger(hours) && hours >= 0 && hours <= 720) return;
  throw new TypeError(`graceHours: ${hours} is no grace: use whole hours from 0 to 720.`);
}

function withToken(state: MemoryState, record: ApiTokenRecord): MemoryState {
  return {
    ...withSequence(state, 'token', record.id),
    tokens: insertRecords(state.tokens, tokenRules, [record]),
  };
}

function tokenNamed({ tokens }: MemoryState, named: MockKey | string): ApiTokenRecord {
  const record =
    typeof named === 'string'
      ? matching(tokens, { where: { hash: sha256Hash(named) } })[0]
      : tokens.byId.get(named.id)?.record;
  if (record !== undefined) return record;
  throw new TypeError(
    "There is no such key: use one that the mock's keys.create() or its API has made, and that was not deleted.",
  );
}
