/** Runs programs one after another in this process, and tells its parent how each of them ended. */
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { ProgramEnd } from './run-programs.ts';

let failure: unknown;
// What a program starts and does not await may fail after its last line.
process.on('unhandledRejection', (reason) => {
  failure ??= reason;
});
process.on('uncaughtException', (error) => {
  failure ??= error;
});

for (const file of process.argv.slice(2)) {
  failure = undefined;
  await import(pathToFileURL(file).href).catch((reason: unknown) => {
    failure = reason;
  });
  await setImmediate();
  const end: ProgramEnd = {
    file,
    error: failure === undefined ? undefined : described(failure),
  };
  process.send?.(end);
}
process.disconnect();

function described(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
