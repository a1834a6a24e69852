/** The command in a process of its own, which is interrupted while it waits. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startServerProcess } from '../../reference-server/test/server-process.ts';

const CLI = path.join(import.meta.dirname, '../src/cli.ts');

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  '%s ends it with %i, and it takes back what it made',
  { timeout: 60_000 },
  async (signal, code) => {
    await using server = await startServerProcess();
    const args = [
      '--conditions=@keyturn/source',
      CLI,
      '--only',
      'limits.every-window,pages.bounds',
    ];
    const child = spawn(process.execPath, args, {
      env: { KEYTURN_BASE_URL: server.baseUrl, KEYTURN_API_KEY: server.adminKey },
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
      // The other check is in the middle of a window by then.
      if (text.includes('pages.bounds')) child.kill(signal);
    });
    const [ended] = await once(child, 'close');
    expect(errors).toContain('Stopping, and removing what was made.');
    expect(output).toContain('? limits.every-window  The run was stopped.');
    expect(ended).toBe(code);
    const left = await fetch(`${server.baseUrl}/api/api-tokens`, {
      headers: { Authorization: `Bearer ${server.adminKey}` },
    });
    expect(await left.json()).toEqual({ tokens: [] });
  },
);
