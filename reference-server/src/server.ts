#!/usr/bin/env node
/** The command: reads the configuration, starts the server, and stops it when told to. */
import packageJson from '../package.json' with { type: 'json' };
import { ConfigError, readConfig, USAGE } from './config.ts';
import { DataDirectoryError } from './node/data-directory.ts';
import { ListenError } from './node/listen.ts';
import { startServer } from './node/start-server.ts';
import { RedisUnreachableError } from './stores/redis/redis-counter.ts';
import { DatabaseUnreachableError } from './stores/sql/postgres-connection.ts';
import { StoreInUseError } from './stores/sql/sqlite-connection.ts';

const WRONG_USAGE = 2;
const FAILED = 1;

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env);
  if (config === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  if (config === 'version') {
    process.stdout.write(`${packageJson.version}\n`);
    return;
  }
  const server = await startServer(config);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Asked twice, it goes at once: what is buffered may be lost then.
      if (stopping) process.exit(FAILED);
      stopping = true;
      server.stop().then(() => process.exit(0), fail);
    });
  }
  // Who reads this may stop the server at once.
  process.stdout.write(`\n${server.greeting}`);
}

/** What whoever started the server can do something about is a sentence; anything else is a fault. */
function fail(error: unknown): void {
  const isSentence =
    error instanceof ConfigError ||
    error instanceof DataDirectoryError ||
    error instanceof DatabaseUnreachableError ||
    error instanceof RedisUnreachableError ||
    error instanceof ListenError ||
    error instanceof StoreInUseError;
  console.error(isSentence ? error.message : error);
  process.exit(error instanceof ConfigError ? WRONG_USAGE : FAILED);
}

main().catch(fail);
