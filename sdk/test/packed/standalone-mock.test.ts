/** The packed mock as a process, as somebody has it who tests in another language. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStandalone } from '../../../mock-server/test/standalone-process.ts';
import { type ConsumerProject, createConsumerProject } from './consumer-project.ts';
import { hostNode } from './host-node.ts';

const run = promisify(execFile);
const nodes = [
  { program: process.execPath, version: process.version },
  ...[hostNode()].filter((node) => node !== undefined),
];
let project: ConsumerProject;
const installed = (...names: string[]) => path.join(project.folder, 'node_modules', ...names);

beforeAll(async () => {
  project = await createConsumerProject({ packages: ['mock-server'], tools: [] });
});

afterAll(async () => {
  await project?.[Symbol.asyncDispose]();
});

describe.each(nodes)('the packed mock as a process on Node $version', ({ program }) => {
  it('answers, verifies, and ends with 0', async () => {
    const bin = installed('.bin/keyturn-mock-server');
    const mock = await startStandalone(['--data', 'empty'], [program, bin]);
    const made = await fetch(`${mock.adminUrl}/sessions`, { method: 'POST' });
    const { baseUrl, adminUrl, adminKey } = (await made.json()) as Record<string, string>;
    await fetch(`${adminUrl}/seed/user`, { method: 'POST' });
    const headers = { authorization: `Bearer ${adminKey}` };
    const found = await fetch(`${baseUrl}/api/external/users/user_1`, { headers });
    expect(await found.json()).toMatchObject({ success: true, data: { id: 'user_1' } });
    // Usage and analytics are computed where a database would do it.
    for (const own of ['external/analytics/overview', 'api-tokens/stats/overview']) {
      expect(await fetch(`${baseUrl}/api/${own}`, { headers })).toMatchObject({ status: 200 });
    }
    const verdict = await fetch(`${adminUrl}/verify`);
    expect(await verdict.json()).toEqual({ ok: true, problems: [] });
    expect(await mock.stop()).toBe(0);
  });
});

it('runs by the name of its package', async () => {
  const { stdout } = await run('npx', ['--no-install', '@keyturn/mock-server', '--help'], {
    cwd: project.folder,
  });
  expect(stdout).toContain('Usage: keyturn-mock-server serve');
});

it('brings neither a database nor a native module', () => {
  const names = ['pg', '@node-rs', 'kysely', '@redis', 'pino'];
  expect(names.filter((name) => existsSync(installed(name)))).toEqual([]);
  expect(existsSync(installed('@keyturn/mock-server'))).toBe(true);
});
