/** What is told while a run is under way. */
import type { Progress } from './index.ts';
import type { Paint } from './reports/colours.ts';
import { MARKS } from './reports/summary.ts';

export interface ProgressLine {
  tell(progress: Progress): void;
  /** Leaves nothing on the line that the report would be written behind. */
  clear(): void;
}

const ERASE = '\r\u001b[2K';

function waiting(seconds: number): string {
  return `… waiting ${seconds} s for the next request of a limit`;
}

/** One line that is written over and over, for a terminal. */
export function rewrittenLine(write: (text: string) => void, columns: number): ProgressLine {
  let planned = 0;
  let ended = 0;
  let failed = 0;
  return {
    tell(progress) {
      if (progress.type === 'planned') planned = progress.checks;
      if (progress.type === 'ended') {
        ended += 1;
        if (progress.result.verdict === 'failed') failed += 1;
      }
      if (progress.type === 'waiting') write(`${ERASE}${waiting(progress.seconds)}`);
      if (progress.type !== 'started') return;
      const found = failed === 0 ? '' : `, ${failed} failed`;
      const line = `${ended}/${planned}${found}  ${progress.id}  ${progress.title}`;
      write(`${ERASE}${line.slice(0, Math.max(20, columns - 1))}`);
    },
    clear: () => write(ERASE),
  };
}

/** One line for each check, for a log. */
export function linePerCheck(write: (text: string) => void, paint: Paint): ProgressLine {
  return {
    tell(progress) {
      if (progress.type === 'waiting') write(`${paint('dim', waiting(progress.seconds))}\n`);
      if (progress.type !== 'ended') return;
      const { id, verdict, requests, durationMs } = progress.result;
      const effort = `${requests} requests, ${(durationMs / 1_000).toFixed(1)} s`;
      write(`${MARKS[verdict]} ${id}  ${paint('dim', effort)}\n`);
    },
    clear() {},
  };
}

export const noProgress: ProgressLine = { tell() {}, clear() {} };
