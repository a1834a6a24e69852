import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** A database for the tests of one file. */
export interface TestDatabase {
  readonly url: string;
  /** Deletes all that stores have written. */
  empty(): Promise<void>;
  drop(): Promise<void>;
}

export async function createDatabase(): Promise<TestDatabase> {
  const answer = await fetch(inject('postgresStarter'));
  const serverUrl = await answer.text();
  if (!answer.ok) throw new Error(serverUrl);
  const name = `keyturn_test_${randomUUID().replaceAll('-', '')}`;
  await run(serverUrl, `create database ${name} template template0 encoding 'UTF8' locale 'C'`);
  const url = new URL(serverUrl);
  url.pathname = name;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return {
    url: url.href,
    async empty() {
      await client.query(DELETE_ALL);
    },
    async drop() {
      await client.end();
      await run(serverUrl, `drop database ${name} with (force)`);
    },
  };
}

/** Quicker than to truncate tables that hold a few rows. */
const DELETE_ALL = `do $$
declare found regclass;
begin
  for found in
    select oid from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname not like 'kysely%'
  loop
    execute format('delete from %s', found);
  end loop;
end $$`;

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
