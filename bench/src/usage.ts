/**
 * How long the figures of usage take over millions of rows: those of one token, and those over all.
 * Both read roll-ups, so they should hardly depend on how many rows there are.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type OperationId, operationTable } from '@keyturn/contract';
import type { App } from '../../reference-server/src/app.ts';
import { withoutMount } from '../../reference-server/src/http/family.ts';
import { systemClock } from '../../reference-server/src/node/system-clock.ts';
import type { Store, UsageRow } from '../../reference-server/src/ports.ts';
import { sampleToken, sampleUsage } from '../../reference-server/src/stores/sample-records.ts';
import { createPostgresStore } from '../../reference-server/src/stores/sql/postgres-store.ts';
import { createSqliteStore } from '../../reference-server/src/stores/sql/sqlite-store.ts';
import { startPostgres } from '../../reference-server/test/postgres.setup.ts';
import { appOverStore, ROOT_KEY } from './app-over-store.ts';
import { median, printTable } from './table.ts';

const TOKENS = 100;
const DAYS = 30;
const DAY_MS = 86_400_000;
const BATCH_ROWS = 20_000;
const REQUESTS = 50;
const PATHS = [
  ['usage of a token', '/api/api-tokens/1/usage?days=7'],
  ['stats/overview', '/api/api-tokens/stats/overview?days=7'],
] as const;

const operations = Object.keys(operationTable) as OperationId[];

/** @param rows how many there are; over 30 days, 100 tokens and all operations */
export async function benchmarkUsage(rows: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-bench-'));
  const postgres = await startPostgres();
  try {
    const sqlite = await createSqliteStore({ path: path.join(folder, 'usage.sqlite') });
    const shared = await createPostgresStore({ url: postgres.url, clock: systemClock });
    const table = [['', 'median ms', '95 % ms', 'rows', 'rows/s written']];
    for (const [name, store] of [['SQLite', sqlite] as const, ['PostgreSQL', shared] as const]) {
      table.push(...(await measure(name, store, rows)));
      await store.close();
    }
    printTable('Usage with days=7, goal 50 ms', table);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true });
  }
}

async function measure(name: string, store: Store, rows: number): Promise<string[][]> {
  const rate = await fill(store, rows);
  const app = appOverStore(store);
  const table: string[][] = [];
  for (const [title, url] of PATHS) {
    await timeOf(app, url);
    const times: number[] = [];
    for (let request = 0; request < REQUESTS; request += 1) times.push(await timeOf(app, url));
    const slow = times.toSorted((a, b) => a - b)[Math.floor(REQUESTS * 0.95)] ?? Number.NaN;
    const figures = [median(times).toFixed(1), slow.toFixed(1), String(rows), rate.toFixed(0)];
    table.push([`${name}, ${title}`, ...figures]);
  }
  return table;
}

async function timeOf(app: App, url: string): Promise<number> {
  const startedAt = systemClock.monotonic();
  const headers = { Authorization: `Bearer ${ROOT_KEY}` };
  const response = await app.fetch(new Request(`http://localhost${url}`, { headers }));
  const body = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${body}`);
  return systemClock.monotonic() - startedAt;
}

/** Answers rows written a second. */
async function fill(store: Store, rows: number): Promise<number> {
  for (let id = 1; id <= TOKENS; id += 1) await store.tokens.insert(sampleToken({ id }));
  const now = systemClock.now();
  const first = now - DAYS * DAY_MS;
  const startedAt = systemClock.monotonic();
  for (let from = 0; from < rows; from += BATCH_ROWS) {
    const length = Math.min(BATCH_ROWS, rows - from);
    const batch = Array.from({ length }, (_, index) => {
      const number = from + index;
      return rowOf(number, Math.floor(first + (number / rows) * (now - first)));
    });
    await store.usage.append(batch);
  }
  return rows / ((systemClock.monotonic() - startedAt) / 1000);
}

function rowOf(number: number, at: number): UsageRow {
  // The step shares no divisor with the number of tokens, so each token meets each operation.
  const id = operations[(number * 7 + Math.floor(number / TOKENS)) % operations.length];
  const operation = operationTable[id ?? 'users.list'];
  return sampleUsage({
    tokenId: (number % TOKENS) + 1,
    operation: operation.id,
    endpoint: withoutMount(operation.path, operation.family),
    method: operation.method,
    status: number % 50 === 0 ? 404 : 200,
    at,
  });
}

if (import.meta.main) await benchmarkUsage(5_000_000);
