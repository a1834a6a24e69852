/**
 * Counts requests by the server's own decision, in windows that a test can take hold of.
 *
 * - A snapshot is a version: taking one and going back to it copies nothing.
 */
import {
  createWindow,
  decide,
  peek,
  type RateWindow,
} from '@keyturn/reference-server/internal/domain/rate-limit';
import type { Clock, Counter } from '@keyturn/reference-server/internal/ports';
import { PersistentMap } from '@keyturn/reference-server/internal/stores/memory/persistent-map';

export type CounterSnapshot = PersistentMap<string, RateWindow>;

export interface MockCounter extends Counter {
  /** Puts a budget into another state. */
  put(budget: string, window: RateWindow): void;
  snapshot(): CounterSnapshot;
  restore(snapshot: CounterSnapshot): void;
}

export function createMockCounter(clock: Pick<Clock, 'now'>): MockCounter {
  let windows: CounterSnapshot = PersistentMap.empty();
  const windowOf = (budget: string) => windows.get(budget) ?? createWindow();

  return {
    async consume(budget, policy) {
      const { decision, window } = decide(windowOf(budget), policy, clock.now());
      windows = windows.with(budget, window);
      return decision;
    },
    async peek(budget, policy) {
      return peek(windowOf(budget), policy, clock.now());
    },
    put(budget, window) {
      windows = windows.with(budget, window);
    },
    snapshot: () => windows,
    restore(snapshot) {
      windows = snapshot;
    },
  };
}
