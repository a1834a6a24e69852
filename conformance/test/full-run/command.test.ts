/** The command with everything on, against the reference server as `npm start` runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { startServerProcess } from '../../../reference-server/test/server-process.ts';
import { catalogue } from '../../src/index.ts';

it('finds nothing wrong as a command, over SQLite', async () => {
  await using server = await startServerProcess();
  const cli = path.join(import.meta.dirname, '../../src/cli.ts');
  const command = spawn(process.execPath, ['--conditions=@keyturn/source', cli, '--seed', '1'], {
    env: { ...process.env, KEYTURN_BASE_URL: server.baseUrl, KEYTURN_API_KEY: server.adminKey },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [report, [code]] = await Promise.all([text(command.stdout), once(command, 'close')]);
  expect(report).toContain(`\n${catalogue.length} passed of ${catalogue.length} checks; `);
  expect(code, report).toBe(0);
  console.info(report);
});
