#!/usr/bin/env node
/** The command: the mock as a process of its own, for tests in any language. */
import packageJson from '../package.json' with { type: 'json' };
import { readCommandLine, USAGE, UsageError } from './standalone/command-line.ts';
import { ListenError, listen } from './standalone/listener.ts';
import { describeSession } from './standalone/session-handlers.ts';
import { createStandalone } from './standalone/standalone.ts';

const WRONG_USAGE = 2;
const FAILED = 1;

async function main(): Promise<void> {
  // Nothing here is worth a wait: what there is, is in memory.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
  const command = readCommandLine(process.argv.slice(2));
  if (command === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  if (command === 'version') {
    process.stdout.write(`${packageJson.version}\n`);
    return;
  }
  const standalone = createStandalone(command);
  const url = await listen(standalone.answer, command.host, command.port);
  const { adminUrl, adminKey } = describeSession(standalone.first, url);
  process.stdout.write(`${JSON.stringify({ url, adminUrl, adminKey, pid: process.pid })}\n`);
  process.stderr.write(
    `The mock answers on ${url} until Ctrl-C. ${adminUrl}/openapi.json tells more.\n`,
  );
  if (command.access.isExposed) {
    process.stderr.write(
      'Whoever reaches this address can use the administration (--expose-admin).\n',
    );
  }
}

/** What whoever started the mock can do something about is a sentence; anything else is a fault. */
function fail(error: unknown): void {
  const isSentence = error instanceof UsageError || error instanceof ListenError;
  console.error(isSentence ? error.message : error);
  process.exit(error instanceof UsageError ? WRONG_USAGE : FAILED);
}

main().catch(fail);
