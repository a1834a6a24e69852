import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { Clock } from '../src/clock.ts';

/** What a bar needs of `process.stdout`. */
export type Output = Pick<WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

export interface ProgressBarOptions {
  readonly total: number;
  readonly output: Output;
  readonly clock: Clock;
  /** What is said beside the count, asked for at every drawing. */
  readonly note: () => string;
}

export interface ProgressBar {
  advanceTo(done: number): void;
  /** Prints a line above the bar. */
  print(line: string): void;
  /** Takes the bar away. */
  stop(): void;
}

const REDRAW_MS = 100;
const LINE_MS = 5_000;
const WIDEST = 32;
const USUAL_COLUMNS = 80;

/**
 * A progress bar.
 *
 * - On a terminal it is one line, redrawn ten times a second.
 * - Elsewhere it is a plain line every five seconds, with nothing that moves the cursor.
 */
export function createProgressBar({ total, output, clock, note }: ProgressBarOptions): ProgressBar {
  const clearLine = output.isTTY ? '\r\x1b[2K' : '';
  let done = 0;
  let cancel = () => {};

  const draw = () => {
    const text = `${progressText(done, total)} ${note()}`.trimEnd();
    if (!output.isTTY) return output.write(`  ${text}\n`);
    // A line that wraps could not be cleared.
    const room = (output.columns ?? USUAL_COLUMNS) - text.length - 4;
    return output.write(
      `${clearLine}  ${bar(done / total, Math.max(0, Math.min(WIDEST, room)))} ${text}`,
    );
  };
  const keepDrawing = () => {
    cancel = clock.after(output.isTTY ? REDRAW_MS : LINE_MS, () => {
      draw();
      keepDrawing();
    });
  };

  keepDrawing();
  return {
    advanceTo(count) {
      done = count;
    },
    print(line) {
      output.write(`${clearLine}${line}\n`);
      if (output.isTTY) draw();
    },
    stop() {
      cancel();
      output.write(clearLine);
    },
  };
}

function progressText(done: number, total: number): string {
  const count = (value: number) => value.toLocaleString('en');
  return `${count(done).padStart(count(total).length)} of ${count(total)}`;
}

function bar(share: number, width: number): string {
  const filled = Math.round(share * width);
  return styleText('cyan', '━'.repeat(filled)) + styleText('gray', '─'.repeat(width - filled));
}
