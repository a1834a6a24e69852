/**
 * Connections to PostgreSQL, as Kysely wants them.
 *
 * - There are never more than a fixed number of them, and nobody waits for one, or for an answer,
 *   without end.
 * - A database that is away, or goes away in the middle, is a `StoreUnavailableError`, whatever the
 *   driver calls it. The connection is thrown away, and the next one tries anew.
 * - Whole numbers come as numbers, and JSON as the text that was written.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { DatabaseError, Pool, type PoolClient, types } from 'pg';
import { StoreUnavailableError } from '../../ports.ts';

/** A URL that could not be connected to; the message is for whoever starts the server. */
export class DatabaseUnreachableError extends Error {
  constructor(url: string, cause: unknown) {
    super(
      `The database at ${placeOf(url)} cannot be used: ${reasonOf(cause)}. ` +
        'Start it, or correct DATABASE_URL.',
    );
    this.name = 'DatabaseUnreachableError';
  }
}

export interface PostgresOptions {
  /** `postgresql://user:password@host:port/database` */
  readonly url: string;
  /** Connections at most. */
  readonly connections: number;
  /** Longest time for one statement, in ms; without end when not given. */
  readonly statementTimeoutMs?: number;
}

export interface PostgresConnections extends PostgresPool {
  /** Resolves when none is in use. */
  idle(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** A process that was stopped in the middle of a transaction holds its locks for no longer. */
const ABANDONED_AFTER_MS = 15_000;

const NUMBERS: readonly number[] = [types.builtins.INT8, types.builtins.NUMERIC];

/** Of SQLSTATE: connection, resources, intervention by the operator, and a server that only reads. */
const UNAVAILABLE = /^(08|53|57)|^25006$/;

export function openPostgres({
  url,
  connections,
  statementTimeoutMs,
}: PostgresOptions): PostgresConnections {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: ABANDONED_AFTER_MS,
    keepAlive: true,
    ...(statementTimeoutMs !== undefined && { query_timeout: statementTimeoutMs }),
    types: { getTypeParser: parserOf },
  });
  // What fails while nobody uses it is thrown away by the pool, and is nobody's failure.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));

  let inUse = 0;
  let whenIdle: (() => void)[] = [];
  function leave(): void {
    inUse -= 1;
    if (inUse > 0) return;
    for (const resolve of whenIdle) resolve();
    whenIdle = [];
  }

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      inUse += 1;
      try {
        return adapt(await pool.connect(), leave);
      } catch (error) {
        leave();
        throw asStoreError(error);
      }
    },
    async idle() {
      if (inUse > 0) await new Promise<void>((resolve) => whenIdle.push(resolve));
    },
  };
}

function adapt(client: PoolClient, leave: () => void): PostgresPoolClient {
  let isBroken = false;

  async function query(text: unknown, values: readonly unknown[] = []): Promise<unknown> {
    try {
      return await client.query(String(text), [...values]);
    } catch (error) {
      const mapped = asStoreError(error);
      isBroken ||= mapped instanceof StoreUnavailableError;
      throw mapped;
    }
  }

  return {
    // Its other form is for cursors, and none is used here.
    query: query as PostgresPoolClient['query'],
    release(destroy) {
      client.release(isBroken || destroy === true);
      leave();
    },
  };
}

/** What the database itself says about a statement stays; all else means that it was not there. */
function asStoreError(error: unknown): unknown {
  if (error instanceof DatabaseError && !UNAVAILABLE.test(error.code ?? '')) return error;
  if (error instanceof TypeError) return error;
  return new StoreUnavailableError(error);
}

function parserOf(type: number, format?: 'text' | 'binary') {
  if (NUMBERS.includes(type)) return Number;
  if (type === types.builtins.JSON) return String;
  return types.getTypeParser(type, format);
}

/** Where the database is, without who may use it. */
function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof StoreUnavailableError ? error.cause : error;
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0]);
  return cause instanceof Error ? cause.message : String(cause);
}
