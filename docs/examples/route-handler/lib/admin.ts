import { Keyturn } from '@keyturn/sdk';

const kept = globalThis as typeof globalThis & { keyturnAdmin?: Keyturn };

/**
 * The client of this process. All requests share its token and its view of the limit. It is kept
 * on the global object, because development servers load modules anew on every change.
 */
export function admin(): Keyturn {
  kept.keyturnAdmin ??= new Keyturn({
    // A visitor waits: better to fail within seconds than to sit out a limit.
    timeoutMs: 3_000,
    deadlineMs: 8_000,
    rateLimit: { maxWaitMs: 2_000 },
  });
  return kept.keyturnAdmin;
}
