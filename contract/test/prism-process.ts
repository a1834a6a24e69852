import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A Prism in a process of its own, on a free port of this machine. */
export interface PrismProcess extends AsyncDisposable {
  readonly url: string;
}

const PRISM = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
const DOCUMENT = fileURLToPath(new URL('../../openapi.yaml', import.meta.url));

/** As `npm run mock:prism` does: answers with the examples of openapi.yaml. */
export function startPrismMock(): Promise<PrismProcess> {
  return start(['mock', DOCUMENT]);
}

/** Hands requests on, and holds the answers, not the requests, against openapi.yaml. */
export function startPrismProxy(upstream: string): Promise<PrismProcess> {
  return start(['proxy', DOCUMENT, upstream, '--validate-request=false']);
}

/** @throws {Error} with Prism's own output, if it ends before it listens. */
async function start(args: readonly string[]): Promise<PrismProcess> {
  const child = spawn(process.execPath, [PRISM, ...args, '--port', '0', '--cors=false'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Nothing that this process starts outlives it.
  const killWithParent = () => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  }).finally(() => process.off('exit', killWithParent));

  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: string) => {
      output += chunk;
      const found = /listening on (http:\S+)/.exec(output)?.[1];
      if (found === undefined) return;
      // It tells of every request; reading on keeps it from waiting for a reader.
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read).resume();
      resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`Prism did not start.\n${output}`)));
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
