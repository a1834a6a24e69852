import { createClient } from '@redis/client';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipsRedis, startRedis, type TestRedis } from '../../../test/redis.ts';
import {
  createWindow,
  decide,
  decisionOf,
  peek,
  type RateWindow,
} from '../../domain/rate-limit.ts';
import { systemClock } from '../../node/system-clock.ts';
import { createRedisCounter, type RedisCounter, RedisUnreachableError } from './redis-counter.ts';
import { WINDOW_SCRIPT } from './window-script.ts';

const HUNDRED = { limit: 100, windowMs: 3_600_000 };

describe.skipIf(skipsRedis)('the counter in Redis', () => {
  let redis: TestRedis;
  const open: RedisCounter[] = [];
  const openCounter = async (instances = 1, onState?: (isAway: boolean) => void) => {
    const counter = await createRedisCounter({
      url: redis.url,
      clock: systemClock,
      instances,
      ...(onState && { onState }),
    });
    open.push(counter);
    return counter;
  };
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await Promise.all(open.map((counter) => counter.close()));
    await redis.stop();
  });

  it('admits exactly the limit of many requests at once, over two processes', async () => {
    const counters = [await openCounter(), await openCounter()];
    const decisions = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => counters[n % 2]?.consume('parallel', HUNDRED)),
    );
    expect(decisions.filter((decision) => decision?.admitted)).toHaveLength(100);
    expect(decisions.filter((decision) => decision?.remaining === 0)).toHaveLength(901);
  });

  it('counts each key by itself, and nothing by peeking', async () => {
    const counter = await openCounter();
    await counter.consume('a', HUNDRED);
    await counter.peek('a', HUNDRED);
    expect(await counter.peek('a', HUNDRED)).toMatchObject({ admitted: true, remaining: 99 });
    expect(await counter.peek('b', HUNDRED)).toMatchObject({ admitted: true, remaining: 100 });
  });

  it('keeps a key no longer than its window', async () => {
    const counter = await openCounter();
    await counter.consume('expiring', { limit: 5, windowMs: 60_000 });
    const client = await createClient({ url: redis.url }).connect();
    const left = Number(await client.pTTL('keyturn:limit:expiring'));
    client.destroy();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
  });

  it('decides as the pure function does, at the same times', { timeout: 60_000 }, async () => {
    const client = await createClient({ url: redis.url }).connect();
    let run = 0;
    // Sub-buckets of a tenth of a millisecond to a few: windows pass while the requests come in.
    const policies = fc.record({
      windowMs: fc.constantFrom(6, 12, 60, 600),
      limits: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }),
      steps: fc.array(fc.boolean(), { minLength: 10, maxLength: 120 }),
    });
    await fc.assert(
      fc.asyncProperty(policies, async ({ windowMs, limits, steps }) => {
        run += 1;
        let window: RateWindow = createWindow();
        for (const [index, isConsuming] of steps.entries()) {
          const limit = limits[index % limits.length] ?? 1;
          const policy = { limit, windowMs };
          const reply = await client.eval(WINDOW_SCRIPT, {
            keys: [`run:${run}`],
            arguments: [String(limit), String(windowMs), isConsuming ? 'consume' : 'peek'],
          });
          const [admitted, used, backAtMs, now] = reply as [number, number, number, number];
          const told = decisionOf(limit, { admitted: admitted === 1, used, backAtMs, now });
          if (!isConsuming) {
            expect(told).toEqual(peek(window, policy, now));
            continue;
          }
          const expected = decide(window, policy, now);
          expect(told).toEqual(expected.decision);
          window = expected.window;
        }
      }),
      { numRuns: 60 },
    );
    client.destroy();
  });

  it('refuses to start in a sentence that holds no password', async () => {
    const url = 'redis://user:hunter2@127.0.0.1:1';
    const opening = createRedisCounter({ url, clock: systemClock, instances: 1 });
    await expect(opening).rejects.toThrow(RedisUnreachableError);
    await expect(opening).rejects.toThrow(/^Redis at 127\.0\.0\.1:1 cannot be used: (?!.*hunter2)/);
  });

  it('admits its share while Redis is away, says so, and comes back by itself', async () => {
    let told: (isAway: boolean) => void = () => undefined;
    const counter = await openCounter(3, (isAway) => told(isAway));
    expect(await counter.consume('fallback', HUNDRED)).toMatchObject({ limit: 100 });
    expect(counter.degradation?.()).toBeNull();
    await redis.stop();
    const decisions = await Promise.all(
      Array.from({ length: 200 }, () => counter.consume('fallback', HUNDRED)),
    );
    expect(decisions.filter(({ admitted }) => admitted)).toHaveLength(33);
    const single = { limit: 1, windowMs: 60_000 };
    expect((await counter.consume('single', single)).admitted).toBe(true);
    expect((await counter.consume('single', single)).admitted).toBe(false);
    expect(counter.degradation?.()).toContain('Redis is away');
    const isBack = new Promise<void>((resolve) => {
      told = (isAway) => isAway || resolve();
    });
    await redis.start();
    while (counter.degradation?.() !== null) {
      await counter.peek('fallback', HUNDRED);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await isBack;
    expect(await counter.peek('fallback', HUNDRED)).toMatchObject({ limit: 100 });
  });
});
