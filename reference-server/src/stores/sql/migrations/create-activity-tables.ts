import type { Kysely } from 'kysely';
import type { SqlDialect } from '../sql-database.ts';
import { createTable } from './create-table.ts';

/** Visits and generations, added up by day. */
export async function createActivityTables(
  db: Kysely<unknown>,
  dialect: SqlDialect,
): Promise<void> {
  await createTable(db, dialect, 'visit_days', {
    columns: {
      environment: 'text',
      day_ms: 'integer',
      visitor: 'text',
      path: 'text',
      referrer: 'text',
      country: 'text',
      device: 'text',
      visits: 'integer',
    },
    primaryKey: ['environment', 'day_ms', 'visitor', 'path', 'referrer', 'country', 'device'],
  });
  await createTable(db, dialect, 'generation_days', {
    columns: {
      environment: 'text',
      day_ms: 'integer',
      user_id: 'text',
      model_id: 'text',
      generations: 'integer',
      tokens_in: 'integer',
      tokens_out: 'integer',
    },
    primaryKey: ['environment', 'day_ms', 'user_id', 'model_id'],
  });
}
