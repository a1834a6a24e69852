#!/usr/bin/env node
/** The command in its process: arguments, streams, signals and the exit code. */
import { readFile } from 'node:fs/promises';
import { runProgram } from './program.ts';

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

let interruptedWith: number | undefined;
const controller = new AbortController();
for (const [name, code] of Object.entries(SIGNALS)) {
  process.on(name, () => {
    // Whoever asks twice does not want to wait for what is left to remove.
    if (interruptedWith !== undefined) process.exit(code);
    interruptedWith = code;
    process.stderr.write('\nStopping, and removing what was made. Once more to leave at once.\n');
    controller.abort();
  });
}
// Whoever reads the report may close it early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const code = await runProgram({
  args: process.argv.slice(2),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: controller.signal,
  async version() {
    const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  },
});
process.exitCode = interruptedWith ?? code;
