/** What a run has counted. */
export interface Tally {
  /** Calls made on the client. */
  calls: number;
  /** Keys turned into a JWT. */
  exchanges: number;
  /** Answers with status 429, whether or not the caller heard of them. */
  tooManyRequests: number;
  /** Milliseconds that the client waited for quota or for a retry. */
  waitedMs: number;
  /** Errors that reached the caller and that the caller did not provoke. */
  errorsSurfaced: number;
}

/** The tally as lines of a table, the numbers flush right. */
export function tallyTable(tally: Tally): string[] {
  const rows: [string, string][] = [
    ['calls', `${tally.calls}`],
    ['exchanges', `${tally.exchanges}`],
    ['429s met', `${tally.tooManyRequests}`],
    ['seconds waited', (tally.waitedMs / 1_000).toFixed(1)],
    ['errors surfaced', `${tally.errorsSurfaced}`],
  ];
  const widest = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  return rows.map(([name, value]) => `${name.padEnd(widest(0))}  ${value.padStart(widest(1))}`);
}
