import type { Kysely } from 'kysely';
import type { SqlDialect } from '../sql-database.ts';

/** Entries of the audit log hold the digest of their chain; those there are already hold none. */
export async function addAuditChain(db: Kysely<unknown>, dialect: SqlDialect): Promise<void> {
  await db.schema
    .alterTable('audit_log')
    .addColumn('hash', dialect.columnType('text'), (column) => column.notNull().defaultTo(''))
    .execute();
}
