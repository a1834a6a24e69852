import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from './calendar.ts';
import { startUsageRetention } from './usage-retention.ts';

const NOW = 100 * DAY_MS;

/** @param answers what each step finds: the rows that it deletes, or why it fails */
function setUp(...answers: (number | Error)[]) {
  const steps: { beforeMs: number; limit: number }[] = [];
  const waits: { delayMs: number; callback: () => void }[] = [];
  const failures: unknown[] = [];
  let cancelled = 0;
  const retention = startUsageRetention({
    days: 30,
    clock: {
      now: () => NOW,
      after(delayMs, callback) {
        waits.push({ delayMs, callback });
        return () => {
          cancelled += 1;
        };
      },
    },
    log: {
      async deleteRows(beforeMs, limit) {
        steps.push({ beforeMs, limit });
        const answer = answers.shift() ?? 0;
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
    onFailure: (error) => failures.push(error),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    retention,
    steps,
    waits,
    failures,
    cancelled: () => cancelled,
    settled,
    async next() {
      await settled();
      waits.at(-1)?.callback();
      await settled();
    },
  };
}

describe('the retention of usage', () => {
  it('deletes what is older than the days kept, at once', () => {
    expect(setUp().steps).toEqual([{ beforeMs: NOW - 30 * DAY_MS, limit: 1000 }]);
  });

  it('goes on in steps while there is more, and then waits for an hour', async () => {
    const { next, steps, waits } = setUp(1000, 1000, 999);
    await next();
    await next();
    expect(steps).toHaveLength(3);
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([100, 100, HOUR_MS]);
  });

  it('tells of a failure and tries again after an hour', async () => {
    const failure = new Error('The disk is full.');
    const { next, steps, waits, failures } = setUp(failure);
    await next();
    expect(failures).toEqual([failure]);
    expect(steps).toHaveLength(2);
    expect(waits[0]?.delayMs).toBe(HOUR_MS);
  });

  it('stops: no timer is left, and a step under way sets none', async () => {
    const idle = setUp();
    await idle.settled();
    await idle.retention.stop();
    expect(idle.cancelled()).toBe(1);
    const busy = setUp(1000);
    await busy.retention.stop();
    expect(busy.waits).toEqual([]);
  });
});
