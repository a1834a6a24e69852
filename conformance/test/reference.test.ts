/** The reference server as its operators run it, over each of its databases. */
import { describe, expect, it } from 'vitest';
import { createDatabase } from '../../reference-server/test/postgres.ts';
import { skipsRedis, startRedis } from '../../reference-server/test/redis.ts';
import { startServerProcess } from '../../reference-server/test/server-process.ts';
import { runConformance } from '../src/index.ts';

/** They take a minute each. `.ci/run` has them carried out as well. */
const MINUTE_LONG = ['limits.wait', 'limits.every-window'];

async function expectConforming(env: Readonly<Record<string, string>>): Promise<void> {
  await using server = await startServerProcess({ env });
  const { baseUrl: url, adminKey: key } = server;
  const report = await runConformance({ url, key, seed: 1, skip: MINUTE_LONG });
  expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
  expect(report.checks.filter(({ verdict }) => verdict !== 'passed').map(({ id }) => id)).toEqual(
    MINUTE_LONG,
  );
  expect(report.leftBehind).toEqual([]);
}

// Thousands of requests, some of which hash a key, on a machine that may be busy.
describe('a run on the reference server', { timeout: 240_000 }, () => {
  it('finds nothing wrong over SQLite', async () => {
    await expectConforming({});
  });

  it.skipIf(skipsRedis)('finds nothing wrong over PostgreSQL with Redis', async () => {
    const redis = await startRedis();
    const database = await createDatabase();
    try {
      await expectConforming({ DATABASE_URL: database.url, REDIS_URL: redis.url });
    } finally {
      await database.drop();
      await redis.stop();
    }
  });
});
