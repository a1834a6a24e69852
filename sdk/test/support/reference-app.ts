import { seedDemoData } from '../../../reference-server/src/domain/demo-data.ts';
import { createMemoryStore } from '../../../reference-server/src/stores/memory/memory-store.ts';
import { createTestApp } from '../../../reference-server/src/test-server.ts';
import type { Clock } from '../../src/clock.ts';

/** The key of the server that `createReferenceApp` makes. */
export { ROOT_KEY } from '../../../reference-server/src/test-server.ts';

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
  const app = createTestApp({ store, clock, settings: { jwtTtlSeconds } });
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
