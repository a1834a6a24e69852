import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface ChildServer {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts a server of this folder in a process of its own, so that it takes no time from its clients.
 *
 * @param program file that prints the server's origin as soon as it listens
 * @param input what it reads from its standard input
 */
export async function startChildServer(
  program: string,
  args: readonly string[] = [],
  input = '',
): Promise<ChildServer> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, program), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const killWithParent = () => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  child.stdin.end(input);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    baseUrl: line.toString().trim(),
    async stop() {
      process.off('exit', killWithParent);
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
