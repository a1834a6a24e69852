/** What a session can reach, over tables that were prepared once. */
import type {
  ApiTokenRecord,
  AuditRecord,
  Collection,
  Environment,
  IdempotencyRecord,
  Resources,
  StoreAccess,
} from '../../ports.ts';
import { type ActivityStatements, prepareActivity } from './activity-tables.ts';
import { type PreparedTable, prepareTable } from './prepared-table.ts';
import { createSqlGenerationLog, createSqlVisitLog } from './sql-activity.ts';
import { createSqlCollection } from './sql-collection.ts';
import type { SqlDatabase, SqlDialect } from './sql-database.ts';
import { createSqlEventLog } from './sql-event-log.ts';
import { advanceSequence, nextOfSequence } from './sql-sequences.ts';
import type { SqlSession } from './sql-session.ts';
import { createSqlUsageLog } from './sql-usage-log.ts';
import { auditTable, idempotencyTable, resourceTables, tokenTable } from './tables.ts';
import { prepareUsage, type UsageStatements } from './usage-tables.ts';

export interface PreparedTables {
  readonly resources: { readonly [K in keyof Resources]: PreparedTable<Resources[K]> };
  readonly tokens: PreparedTable<ApiTokenRecord>;
  readonly idempotency: PreparedTable<IdempotencyRecord>;
  readonly audit: PreparedTable<AuditRecord>;
  readonly usage: UsageStatements;
  readonly activity: ActivityStatements;
}

export function prepareTables(db: SqlDatabase, dialect: SqlDialect): PreparedTables {
  const resource = <K extends keyof Resources>(kind: K): PreparedTable<Resources[K]> =>
    prepareTable(db, resourceTables[kind], dialect, ['environment']);
  return {
    resources: {
      users: resource('users'),
      sessions: resource('sessions'),
      models: resource('models'),
      affiliates: resource('affiliates'),
      withdrawals: resource('withdrawals'),
      blogs: resource('blogs'),
      featureRequests: resource('featureRequests'),
      contactMessages: resource('contactMessages'),
    },
    tokens: prepareTable(db, tokenTable, dialect),
    idempotency: prepareTable(db, idempotencyTable, dialect),
    audit: prepareTable(db, auditTable, dialect),
    activity: prepareActivity(db),
    usage: prepareUsage(db, dialect),
  };
}

export function createSqlAccess(session: SqlSession, tables: PreparedTables): StoreAccess {
  const collections = new Map<string, unknown>();

  function resource<K extends keyof Resources>(kind: K, environment: Environment) {
    const name = `${environment} ${kind}`;
    let collection = collections.get(name) as Collection<Resources[K]> | undefined;
    if (collection === undefined) {
      collection = createSqlCollection(session, tables.resources[kind], { environment });
      collections.set(name, collection);
    }
    return collection;
  }

  return {
    resource,
    tokens: createSqlCollection(session, tables.tokens),
    idempotency: createSqlCollection(session, tables.idempotency),
    audit: createSqlEventLog(session, tables.audit),
    usage: createSqlUsageLog(session, tables.usage),
    visits: createSqlVisitLog(session, tables.activity),
    generations: createSqlGenerationLog(session, tables.activity),
    next: (sequence) => nextOfSequence(session, sequence),
    advance: (sequence, to) => advanceSequence(session, sequence, to),
  };
}
