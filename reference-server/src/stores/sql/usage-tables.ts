/** The tables of usage: the raw rows, and their roll-ups with what each adds up by. */
import type { ExpressionBuilder } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import type { TokenGroup, UsageGroup } from '../../domain/usage-rollup.ts';
import type { EndpointSummary, Environment, UsageRow, UsageSummary } from '../../ports.ts';
import { type BatchStatement, prepareBatch, prepareSums } from './batch-statement.ts';
import type { Partitions, SqlDatabase, SqlDialect, SqlRow, SqlValue } from './sql-database.ts';

/** Deleted with their token. */
export const tokenRollUps = {
  usage_tokens: ({ tokenId }: TokenGroup) => ({ token_id: tokenId }),
  usage_token_hours: ({ tokenId, at }: TokenGroup) => ({ token_id: tokenId, hour_ms: at }),
  usage_token_days: ({ tokenId, at, endpoint, method }: TokenGroup) => ({
    token_id: tokenId,
    day_ms: dayOf(at),
    endpoint,
    method,
  }),
  usage_day_tokens: ({ environment, tokenId, at }: TokenGroup) => ({
    environment,
    day_ms: dayOf(at),
    token_id: tokenId,
  }),
};

/** Kept for good, over all tokens and the root. */
export const environmentRollUps = {
  usage_hours: ({ environment, at }: UsageGroup) => ({ environment, hour_ms: at }),
  usage_days: ({ environment, at, endpoint, method }: UsageGroup) => ({
    environment,
    day_ms: dayOf(at),
    endpoint,
    method,
  }),
};

const keys = {
  usage_tokens: ['token_id'],
  usage_token_hours: ['token_id', 'hour_ms'],
  usage_token_days: ['token_id', 'day_ms', 'endpoint', 'method'],
  usage_day_tokens: ['environment', 'day_ms', 'token_id'],
  usage_hours: ['environment', 'hour_ms'],
  usage_days: ['environment', 'day_ms', 'endpoint', 'method'],
};

export type RollUpTable = keyof typeof keys;

const sums = ['requests', 'successful', 'failed', 'total_duration_ms'];

const columns: { readonly [F in keyof UsageRow]: string } = {
  tokenId: 'token_id',
  environment: 'environment',
  operation: 'operation',
  endpoint: 'endpoint',
  method: 'method',
  status: 'status',
  durationMs: 'duration_ms',
  requestBytes: 'request_bytes',
  responseBytes: 'response_bytes',
  ip: 'ip',
  userAgent: 'user_agent',
  at: 'at',
};
const fields = Object.keys(columns) as readonly (keyof UsageRow)[];

/** The statements that every batch repeats, compiled once. */
export interface UsageStatements {
  readonly insertRows: BatchStatement;
  readonly addTo: Readonly<Record<RollUpTable, BatchStatement>>;
  /** Where the rows are kept by day. */
  readonly partitions: Partitions | undefined;
  /** Whether others write while a batch is written. */
  readonly isShared: boolean;
}

export function prepareUsage(
  db: SqlDatabase,
  { partitions, isShared }: SqlDialect,
): UsageStatements {
  const addTo = (table: RollUpTable) => prepareSums(db, table, keys[table], sums);
  return {
    partitions,
    isShared,
    insertRows: prepareBatch(Object.values(columns), (rows) =>
      db.insertInto('usage_rows').values(rows).compile(),
    ),
    addTo: {
      usage_tokens: addTo('usage_tokens'),
      usage_token_hours: addTo('usage_token_hours'),
      usage_token_days: addTo('usage_token_days'),
      usage_day_tokens: addTo('usage_day_tokens'),
      usage_hours: addTo('usage_hours'),
      usage_days: addTo('usage_days'),
    },
  };
}

/** The values of `insertRows`. */
export function rowValues(row: UsageRow): SqlValue[] {
  return fields.map((field) => row[field]);
}

/** The values of `addTo`: what it is added up by, then the sums. */
export function rollUpValues({
  requests,
  successful,
  failed,
  totalDurationMs,
  ...key
}: UsageSummary & Record<string, SqlValue>): SqlValue[] {
  return [...Object.values(key), requests, successful, failed, totalDurationMs];
}

/** The columns of `toSummary`, over all rows or over those of each group. */
export function summed(eb: ExpressionBuilder<Record<string, SqlRow>, string>) {
  return [
    eb.fn.sum('requests').as('requests'),
    eb.fn.sum('successful').as('successful'),
    eb.fn.sum('failed').as('failed'),
    eb.fn.sum('total_duration_ms').as('total_duration_ms'),
  ] as const;
}

/** Sums over no rows are null. */
export function toSummary(row: Readonly<Record<string, unknown>>): UsageSummary {
  return {
    requests: Number(row['requests'] ?? 0),
    successful: Number(row['successful'] ?? 0),
    failed: Number(row['failed'] ?? 0),
    totalDurationMs: Number(row['total_duration_ms'] ?? 0),
  };
}

export function toEndpointSummary(row: Readonly<Record<string, unknown>>): EndpointSummary {
  return {
    endpoint: String(row['endpoint']),
    method: String(row['method']),
    ...toSummary(row),
  };
}

export function toUsageRow(row: SqlRow): UsageRow {
  return {
    tokenId: row['token_id'] === null ? null : Number(row['token_id']),
    environment: String(row['environment']) as Environment,
    operation: textOrNull(row['operation']),
    endpoint: String(row['endpoint']),
    method: String(row['method']),
    status: Number(row['status']),
    durationMs: Number(row['duration_ms']),
    requestBytes: Number(row['request_bytes']),
    responseBytes: Number(row['response_bytes']),
    ip: String(row['ip']),
    userAgent: textOrNull(row['user_agent']),
    at: Number(row['at']),
  };
}

function textOrNull(value: SqlValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
