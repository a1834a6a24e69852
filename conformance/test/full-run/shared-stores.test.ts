/** The reference server as it runs on several machines: over PostgreSQL, with Redis. */
import { expect, it } from 'vitest';
import { createDatabase } from '../../../reference-server/test/postgres.ts';
import { startRedis } from '../../../reference-server/test/redis.ts';
import { startServerProcess } from '../../../reference-server/test/server-process.ts';
import { runConformance } from '../../src/index.ts';

it('finds nothing wrong over PostgreSQL with Redis', async () => {
  const redis = await startRedis();
  const database = await createDatabase();
  try {
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url };
    await using server = await startServerProcess({ env });
    const { baseUrl: url, adminKey: key } = server;
    const report = await runConformance({ url, key, seed: 1 });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.checks.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
    expect(report.leftBehind).toEqual([]);
  } finally {
    await database.drop();
    await redis.stop();
  }
});
