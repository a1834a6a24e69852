/**
 * How a server stops.
 *
 * - First it is not ready any more; only after the delay it takes no more connections. So whoever
 *   spreads requests over servers can see it go before anything is refused.
 * - Requests under way end before the store closes.
 * - Whatever fails, the rest is stopped as well, and the probes answer to the end.
 */
import type { Clock } from '../ports.ts';

export interface GracefulStop {
  readonly probes: { stopping(): void; close(): Promise<void> };
  /** Takes no more connections, and ends what is under way. */
  readonly stopListening: () => Promise<void>;
  readonly closeStores: () => Promise<void>;
  readonly delayMs: number;
  readonly clock: Pick<Clock, 'after'>;
}

export async function stopGracefully(server: GracefulStop): Promise<void> {
  const { probes, stopListening, closeStores, delayMs, clock } = server;
  probes.stopping();
  if (delayMs > 0) await new Promise<void>((resolve) => clock.after(delayMs, resolve));
  await stopListening()
    .finally(closeStores)
    .finally(() => probes.close());
}
