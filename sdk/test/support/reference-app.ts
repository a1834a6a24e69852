import { hash } from 'node:crypto';
import { createApp } from '../../../reference-server/src/app.ts';
import { seedDemoData } from '../../../reference-server/src/domain/demo-data.ts';
import { createMemoryCounter } from '../../../reference-server/src/stores/memory/memory-counter.ts';
import { createMemoryStore } from '../../../reference-server/src/stores/memory/memory-store.ts';
import type { Clock } from '../../src/clock.ts';

const sha256 = (text: string) => hash('sha256', text);

/** The key of the server that `createReferenceApp` makes. */
export const ROOT_KEY = 'sk_live_root0123456789abcdef0123456789';
export const BASE_URL = 'http://localhost:3010';

export interface ReferenceApp {
  readonly fetch: typeof globalThis.fetch;
  /** Whether a request is being answered. */
  readonly isBusy: () => boolean;
  /** The path and the status of every answer, in order. */
  readonly answers: { readonly path: string; readonly status: number }[];
}

/** The reference server with its demo data, on the test's clock and without a socket. */
export async function createReferenceApp(
  clock: Clock,
  jwtTtlSeconds = 3_600,
): Promise<ReferenceApp> {
  const store = createMemoryStore();
  await seedDemoData(store, clock.now());
  let state = 1;
  const app = createApp({
    store,
    counter: createMemoryCounter(clock),
    clock,
    randomBytes: (length) =>
      Uint8Array.from({ length }, () => {
        state = (state * 48_271) % 2_147_483_647;
        return state & 0xff;
      }),
    // Stands for bcrypt, whose slowness no test needs.
    hasher: {
      hash: async (key) => sha256(key),
      verify: async (key, hashed) => sha256(key) === hashed,
      digest: sha256,
    },
    settings: {
      rootKey: ROOT_KEY,
      jwtSecret: 'a secret for tests only, of more than 32 bytes',
      jwtTtlSeconds,
    },
    onContractViolation(violation) {
      throw new Error(`The answer breaks the contract: ${JSON.stringify(violation)}`);
    },
  });
  const answers: ReferenceApp['answers'] = [];
  let underWay = 0;
  return {
    answers,
    isBusy: () => underWay > 0,
    async fetch(input, init) {
      const request = new Request(input, init);
      underWay += 1;
      const response = await app.fetch(request).finally(() => {
        underWay -= 1;
      });
      answers.push({ path: new URL(request.url).pathname, status: response.status });
      return response;
    },
  };
}
