import { ARRIVAL_LIMITS, listen } from '../../src/node/listen.ts';
import { systemClock } from '../../src/node/system-clock.ts';
import { createMemoryStore } from '../../src/stores/memory/memory-store.ts';
import { sampleUser } from '../../src/stores/sample-records.ts';
import { createTestApp } from '../../src/test-server.ts';

export interface ListeningServer extends AsyncDisposable {
  readonly baseUrl: string;
  /** What was logged as an error. */
  readonly errors: readonly string[];
}

/** The app behind a socket of this process, with one user and the root key of the tests. */
export async function startListening(arrival = ARRIVAL_LIMITS): Promise<ListeningServer> {
  const store = createMemoryStore();
  await store.resource('users', 'live').insert(sampleUser({ id: 'user_1' }));
  const errors: string[] = [];
  const app = createTestApp({
    store,
    clock: systemClock,
    logger: {
      info: () => undefined,
      error: (facts, message) => errors.push(`${message} ${JSON.stringify(facts)}`),
    },
  });
  const listening = await listen(app, {
    purpose: 'api',
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    arrival,
  });
  return { baseUrl: listening.baseUrl, errors, [Symbol.asyncDispose]: listening.stop };
}
