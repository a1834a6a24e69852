/**
 * Usage rows on their way into the store, many at a time: one at a time would cost more than the
 * request that it tells of.
 *
 * - Whoever may look at usage finds all of it: it is written before.
 */
import type { OperationId } from '@keyturn/contract';
import { operationTable } from '@keyturn/contract';
import type { UsageRow } from '@keyturn/reference-server/internal/ports';
import type { MemoryStore } from '@keyturn/reference-server/internal/stores/memory/memory-store';
import { withUsage } from '@keyturn/reference-server/internal/stores/memory/memory-usage-log';

/** As many as the server writes at once: what a batch costs beside its rows is then of no account. */
const FULL_AT = 2000;
const readers: ReadonlySet<string> = new Set(['analytics', 'apiTokens', 'system']);

export interface UsageBuffer {
  record(row: UsageRow): void;
  /** To be called before a request for the operation. */
  prepareFor(operation: OperationId): void;
  /** Writes all that was recorded, at once. */
  flush(): void;
}

export function createUsageBuffer(store: Pick<MemoryStore, 'edit'>): UsageBuffer {
  let rows: UsageRow[] = [];

  function flush(): void {
    if (rows.length === 0) return;
    const written = rows;
    rows = [];
    store.edit((state) => withUsage(state, written));
  }

  return {
    record(row) {
      rows.push(row);
      if (rows.length >= FULL_AT) flush();
    },
    prepareFor(operation) {
      if (readers.has(operationTable[operation].tag)) flush();
    },
    flush,
  };
}
