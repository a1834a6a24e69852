/**
 * A statement that writes many rows: compiled once for one row and once for a block of them, when they
 * are first needed, and sent with the values of as many blocks as there are. A block costs little more
 * than a single row.
 */
import type { CompiledQuery } from 'kysely';
import { blank, withValues } from './compiled-values.ts';
import type { SqlDatabase, SqlRow, SqlValue } from './sql-database.ts';

const BLOCK_ROWS = 32;

export interface BatchStatement {
  row(): CompiledQuery<unknown>;
  block(): CompiledQuery<unknown>;
}

/** @param compile makes the statement that writes these rows */
export function prepareBatch(
  columns: readonly string[],
  compile: (rows: SqlRow[]) => CompiledQuery<unknown>,
): BatchStatement {
  const blankRow = blank(columns);
  let row: CompiledQuery<unknown> | undefined;
  let block: CompiledQuery<unknown> | undefined;
  return {
    row: () => {
      row ??= compile([blankRow]);
      return row;
    },
    block: () => {
      block ??= compile(new Array(BLOCK_ROWS).fill(blankRow));
      return block;
    },
  };
}

/** Writes sums by key; where there are some with a key already, both are added up. */
export function prepareSums(
  db: SqlDatabase,
  table: string,
  key: readonly string[],
  sums: readonly string[],
): BatchStatement {
  return prepareBatch([...key, ...sums], (rows) =>
    db
      .insertInto(table)
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns([...key])
          .doUpdateSet((eb) =>
            Object.fromEntries(
              sums.map((sum) => [sum, eb(`${table}.${sum}`, '+', eb.ref(`excluded.${sum}`))]),
            ),
          ),
      )
      .compile(),
  );
}

/** @param rows the values of each row, in the order of the columns */
export async function runBatch(
  db: SqlDatabase,
  statement: BatchStatement,
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const inBlocks = rows.length - (rows.length % BLOCK_ROWS);
  for (let at = 0; at < inBlocks; at += BLOCK_ROWS) {
    const values = rows.slice(at, at + BLOCK_ROWS).flat();
    await db.executeQuery(withValues(statement.block(), values));
  }
  for (const values of rows.slice(inBlocks)) {
    await db.executeQuery(withValues(statement.row(), values));
  }
}
