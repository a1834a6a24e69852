import { type App, type AppDependencies, createApp } from '../../reference-server/src/app.ts';
import { bcryptHasher } from '../../reference-server/src/node/bcrypt-hasher.ts';
import { createRandomBytes } from '../../reference-server/src/node/random-bytes.ts';
import { systemClock } from '../../reference-server/src/node/system-clock.ts';
import type { Store } from '../../reference-server/src/ports.ts';
import { createMemoryCounter } from '../../reference-server/src/stores/memory/memory-counter.ts';

export const ROOT_KEY = 'sk_live_root_of_the_benchmark';

/** The application as the server runs it, without a connection. No limit of the root key stands in the way. */
export function appOverStore(store: Store, other: Partial<AppDependencies> = {}): App {
  return createApp({
    store,
    counter: createMemoryCounter(systemClock),
    clock: systemClock,
    randomBytes: createRandomBytes(),
    hasher: bcryptHasher,
    settings: { rootKey: ROOT_KEY, jwtSecret: ROOT_KEY, rootRequestsPerHour: 1_000_000 },
    ...other,
  });
}
