import path from 'node:path';
import type { Config } from '../config.ts';

/**
 * What this process is known by among those that record usage in one store: the same after a restart,
 * so that what a crash may have lost is told at once, and another for each process.
 *
 * @param host name of this machine
 */
export function recorderName(
  { databaseUrl, port, dataDirectory }: Pick<Config, 'databaseUrl' | 'port' | 'dataDirectory'>,
  host: string,
): string {
  // A SQLite file belongs to one process at a time, whatever its port.
  if (databaseUrl === null) return 'server';
  // Any free port is another one after each start.
  return `${host}:${port === 0 ? path.resolve(dataDirectory) : port}`;
}
