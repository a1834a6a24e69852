import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { BareAnswer } from './bare-server.ts';

export interface BareServer {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Starts the bare route in a process of its own. */
export async function startBareServer(answer: BareAnswer): Promise<BareServer> {
  const program = path.join(import.meta.dirname, 'bare-server.ts');
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  child.stdin.end(JSON.stringify(answer));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    baseUrl: line.toString().trim(),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
