import type { ErrorCode } from '@keyturn/contract';
import type { UsageRow } from './ports.ts';

/** The caches whose hits keep bcrypt and signatures off the hot path. */
export type CacheName = 'keys' | 'jwts';

/** Is told what the app does, for its metrics. What is told is done with: nothing waits or throws. */
export interface AppObserver {
  requestStarted(): void;
  /** @param code of the error that the request ended with, if it did */
  requestEnded(row: UsageRow, code: ErrorCode | undefined): void;
  cacheLookedUp(cache: CacheName, hit: boolean): void;
}
