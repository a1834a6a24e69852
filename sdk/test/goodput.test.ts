import { describe, expect, it } from 'vitest';
import { createFetch } from '../src/create-fetch.ts';
import { createFixedWindow } from './support/fixed-window.ts';
import { createManualClock } from './support/manual-clock.ts';
import { json, URL_UNDER_TEST } from './support/pipeline-harness.ts';

const LIMIT = 100;
const CALLS = 600;
const WORKERS = 60;
const LATENCY_MS = 20;
const MIDNIGHT = Date.UTC(2026, 0, 1);

/** Lets workers share all calls. Answers the statuses of the server and how long it took. */
async function work(startedAt: number, windowMs: number, form: 'date' | 'distance' = 'date') {
  const clock = createManualClock(startedAt);
  const window = createFixedWindow(clock, LIMIT, windowMs);
  const statuses: number[] = [];
  const fetch = createFetch({
    clock,
    // By default nobody waits for longer than a minute.
    rateLimit: { maxWaitMs: 120_000 },
    async fetch() {
      await new Promise<void>((done) => clock.after(LATENCY_MS, done));
      const { status, headers } = window.take();
      statuses.push(status);
      if (form === 'distance') {
        const distance = Number(headers['X-RateLimit-Reset']) - clock.now() / 1_000;
        headers['X-RateLimit-Reset'] = `${Math.ceil(distance)}`;
        // Answers overtake each other.
        await new Promise<void>((done) => clock.after((statuses.length * 37) % 200, done));
      }
      return json({}, { status, headers });
    },
  });
  let started = 0;
  let endedAt: number | undefined;
  const worker = async () => {
    while (started < CALLS) {
      started += 1;
      await fetch(URL_UNDER_TEST);
    }
  };
  const workers = Promise.all(Array.from({ length: WORKERS }, worker)).then(() => {
    endedAt = clock.now();
  });
  for (let turn = 0; turn < 8 && endedAt === undefined; turn++) await clock.advance(windowMs);
  await workers;
  return { statuses, tookMs: (endedAt ?? Infinity) - startedAt };
}

describe('600 calls by 60 workers against 100 in each fixed window', () => {
  it.each([
    [5_000, 'at its beginning', 0],
    [5_000, 'in its midst', 0.5],
    [5_000, 'shortly before its end', 0.98],
    [90_000, 'at its beginning', 0],
    [90_000, 'in its midst', 0.5],
  ])(
    'of %i ms, begun %s, meet no 429 and lose 3% of the time at most',
    async (windowMs, _, share) => {
      const startedAt = MIDNIGHT + share * windowMs;
      const { statuses, tookMs } = await work(startedAt, windowMs);
      expect(statuses).toEqual(Array.from({ length: CALLS }, () => 200));
      const idealMs = MIDNIGHT + (CALLS / LIMIT - 1) * windowMs - startedAt;
      expect(idealMs / tookMs).toBeGreaterThanOrEqual(0.97);
    },
  );

  it('whose end is stated as a distance, with answers that overtake each other, meet no 429', async () => {
    const { statuses } = await work(MIDNIGHT, 60_000, 'distance');
    expect(statuses).toEqual(Array.from({ length: CALLS }, () => 200));
  });
});
