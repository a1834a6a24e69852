/** Keys for tests, made at once and with nobody's permission. */
import type { Data, RequestBody } from '@keyturn/contract';
import type { RandomBytes } from '@keyturn/reference-server';
import { describeToken } from '@keyturn/reference-server/internal/domain/api-tokens';
import { generateKey, prefixOfKey } from '@keyturn/reference-server/internal/domain/keys';
import { settingsOfNewToken } from '@keyturn/reference-server/internal/domain/token-settings';
import type { ApiTokenRecord } from '@keyturn/reference-server/internal/ports';
import { tokenRules } from '@keyturn/reference-server/internal/stores/collection-rules';
import { insertRecords } from '@keyturn/reference-server/internal/stores/memory/memory-records';
import type { MemoryStore } from '@keyturn/reference-server/internal/stores/memory/memory-store';
import { nextNumber, withSequence } from './mock-state.ts';
import { sha256Hash } from './sha256-hasher.ts';

/** What a key may do, as in the API's own request. Everything is optional. */
export type MockKeyOptions = Partial<RequestBody<'apiTokens.create'>>;

/** The token as the API shows it once; `token` is the key. */
export type MockKey = Data<'apiTokens.create'> & { readonly token: string };

export interface MockKeys {
  /**
   * Makes a key, with all rights on live data unless told otherwise.
   *
   * @throws {ApiError} for settings that the API would refuse
   */
  create(options?: MockKeyOptions): MockKey;
}

interface Surroundings {
  readonly store: MemoryStore;
  readonly randomBytes: RandomBytes;
  /** ms since the epoch */
  readonly now: () => number;
}

export function createMockKeys(surroundings: () => Surroundings): MockKeys {
  return {
    create(options = {}) {
      const { store, randomBytes, now } = surroundings();
      const settings = settingsOfNewToken({ name: 'Test key', scopes: ['*'], ...options });
      const environment = options.environment ?? 'live';
      const key = generateKey(environment, randomBytes);
      const id = nextNumber(store.newest(), 'token');
      const at = now();
      const record: ApiTokenRecord = {
        ...settings,
        id,
        environment,
        prefix: prefixOfKey(key),
        hash: sha256Hash(key),
        lastUsedAt: null,
        createdAt: at,
        updatedAt: at,
        rotatedTo: null,
        budgetId: id,
      };
      store.edit((state) => ({
        ...withSequence(state, 'token', id),
        tokens: insertRecords(state.tokens, tokenRules, [record]),
      }));
      return { ...describeToken(record), token: key };
    },
  };
}
