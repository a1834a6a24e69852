import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Resources } from '../../../ports.ts';
import type { Stored } from '../../collection-rules.ts';
import { createRowMapper } from '../row-mapper.ts';
import type { SqlDatabase } from '../sql-database.ts';
import { NodeSqliteDialect, openSqlite } from '../sqlite-connection.ts';
import { sqliteDialect } from '../sqlite-dialect.ts';
import { auditTable, idempotencyTable, resourceTables, type Table, tokenTable } from '../tables.ts';
import { migrate } from './migrate.ts';

let directory: string;
let db: SqlDatabase;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keyturn-migrate-'));
  db = new Kysely({ dialect: new NodeSqliteDialect(openSqlite(join(directory, 'store.db'))) });
});
afterEach(async () => {
  await db.destroy();
  await rm(directory, { recursive: true });
});

describe('the migrations', () => {
  it('make every column that the tables describe, and no other', async () => {
    await migrate(db, sqliteDialect);
    const made = new Map(
      (await db.introspection.getTables()).map((table) => [
        table.name,
        table.columns.map((column) => column.name).sort(),
      ]),
    );
    const columnsOf = <T extends Stored>(table: Table<T>) =>
      createRowMapper(table, sqliteDialect).columns;
    const expectResource = <K extends keyof Resources>(kind: K) =>
      expect(made.get(resourceTables[kind].name)).toEqual(
        ['environment', ...columnsOf(resourceTables[kind])].sort(),
      );
    for (const kind of Object.keys(resourceTables)) expectResource(kind as keyof Resources);
    expect(made.get(tokenTable.name)).toEqual([...columnsOf(tokenTable)].sort());
    expect(made.get(idempotencyTable.name)).toEqual([...columnsOf(idempotencyTable)].sort());
    expect(made.get(auditTable.name)).toEqual([...columnsOf(auditTable)].sort());
  });

  it('run once', async () => {
    await migrate(db, sqliteDialect);
    await migrate(db, sqliteDialect);
    expect(await db.selectFrom('kysely_migration').selectAll().execute()).toHaveLength(1);
  });

  it('happen whole or not at all', async () => {
    await db.schema.createTable('sequences').addColumn('name', 'text').execute();
    await expect(migrate(db, sqliteDialect)).rejects.toThrow(/sequences.+ already exists/);
    const tables = (await db.introspection.getTables()).map((table) => table.name);
    expect(tables).not.toContain('users');
  });
});
