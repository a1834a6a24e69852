/** Whether the server can do its work. */
import type { Schema } from '@keyturn/contract';
import type { Clock, Counter, Store } from '../ports.ts';
import { ApiError } from './api-error.ts';

const RETRY_AFTER_SECONDS = 5;
const PROBE = { key: 'health', policy: { limit: 1, windowMs: 60_000 } } as const;

export interface HealthDependencies {
  readonly store: Pick<Store, 'check'>;
  readonly counter: Counter;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly version: string;
  /** On the monotonic clock, in ms. */
  readonly startedAt: number;
}

/** @throws ApiError SERVICE_UNAVAILABLE when a part that the server cannot work without is away */
export async function checkHealth({
  store,
  counter,
  clock,
  version,
  startedAt,
}: HealthDependencies): Promise<Schema<'Health'>> {
  async function check(
    name: string,
    probe: () => Promise<unknown>,
    degradation: () => string | null = () => null,
  ): Promise<Schema<'HealthCheck'>> {
    const before = clock.monotonic();
    try {
      await probe();
    } catch {
      throw new ApiError(
        'SERVICE_UNAVAILABLE',
        { retryAfterSeconds: RETRY_AFTER_SECONDS },
        `The server cannot reach its ${name}. Try again shortly.`,
      );
    }
    const message = degradation();
    const status = message === null ? 'ok' : 'degraded';
    return { name, status, latencyMs: clock.monotonic() - before, message };
  }

  const checks = [
    await check('store', () => store.check()),
    await check(
      'counter',
      async () => counter.peek(PROBE.key, PROBE.policy),
      () => counter.degradation?.() ?? null,
    ),
  ];
  return {
    status: checks.every(({ status }) => status === 'ok') ? 'ok' : 'degraded',
    version,
    uptimeSeconds: (clock.monotonic() - startedAt) / 1000,
    checks,
  };
}
