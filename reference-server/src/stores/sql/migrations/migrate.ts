import { Migrator } from 'kysely/migration';
import type { SqlDatabase, SqlDialect } from '../sql-database.ts';
import { createInitialTables } from './0001-initial.ts';

/**
 * Brings the tables up to date, each migration once and whole.
 *
 * @throws Error when one fails, or the database was written by a newer version
 */
export async function migrate(db: SqlDatabase, dialect: SqlDialect): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        ...dialect.migrations,
        '0001-initial': { up: (transaction) => createInitialTables(transaction, dialect) },
      }),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The tables cannot be brought up to date: ${reason}`, { cause: error });
  }
}
