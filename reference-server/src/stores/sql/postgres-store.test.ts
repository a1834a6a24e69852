import { afterAll, beforeAll } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { systemClock } from '../../node/system-clock.ts';
import { describeStore } from '../store.suite.ts';
import { createPostgresStore, type PostgresStore } from './postgres-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
}, 60_000);
afterAll(() => database.drop());

async function openEmpty(): Promise<PostgresStore> {
  await database.empty();
  return createPostgresStore({ url: database.url, clock: systemClock });
}

describeStore('the PostgreSQL store', openEmpty);
