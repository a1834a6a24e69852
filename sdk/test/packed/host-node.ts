import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const OLDEST_MAJOR = 20;

/**
 * The machine's own Node, which npm scripts hide behind the pinned one. Nothing where there is
 * none, or one that is older than what the SDK supports.
 */
export function hostNode(): { program: string; version: string } | undefined {
  const program = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => path.join(folder, 'node'))
    .find((file) => existsSync(file));
  if (!program) return undefined;
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
  return Number.parseInt(version.slice(1), 10) >= OLDEST_MAJOR ? { program, version } : undefined;
}
