/**
 * The command with everything on, against the reference server as `npm start` runs it: what takes a
 * minute of real time is carried out here, and ends with the exit code of the command.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startServerProcess } from '../../../reference-server/test/server-process.ts';

await using server = await startServerProcess();
const cli = path.join(import.meta.dirname, '../../src/cli.ts');
const command = spawn(process.execPath, ['--conditions=@keyturn/source', cli, '--seed', '1'], {
  env: { ...process.env, KEYTURN_BASE_URL: server.baseUrl, KEYTURN_API_KEY: server.adminKey },
  stdio: 'inherit',
});
const [code] = (await once(command, 'close')) as [number | null];
process.exitCode = code ?? 1;
