import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand as run } from '../test/run-command.ts';
import { mockInItsTime } from '../test/run-on-mock.ts';
import { catalogue } from './index.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-conformance-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A key with certain rights, on a mock of its own. */
function keyOf(recipe: Parameters<ReturnType<typeof mockInItsTime>['mock']['keys']['create']>[0]) {
  const { mock, clock } = mockInItsTime();
  return { fetch: mock.fetch, clock, key: mock.keys.create(recipe).token };
}

describe('the command', { timeout: 30_000 }, () => {
  it('ends with 0 and the verdict when the server conforms', async () => {
    const { code, stdout } = await run({ args: '--only pages' });
    expect(stdout).toMatch(
      /^pages {2}8 passed\n\nIn what was checked, the server conforms to the contract\.\n/,
    );
    expect(code).toBe(0);
  });

  it('ends with 1 for violations', async () => {
    const { mock, clock } = mockInItsTime();
    const { code, stdout } = await run({
      args: '--only answers.headers,system.health',
      ...{ clock, key: mock.adminKey },
      async fetch(input, init) {
        const response = await mock.fetch(input, init);
        response.headers.delete('x-request-id');
        return response;
      },
    });
    expect([code, stdout]).toEqual([1, expect.stringContaining('✗ answers.headers')]);
  });

  it('ends with 3 when nothing could be decided', async () => {
    const { code, stdout } = await run({ args: '--only answers' });
    expect(stdout).toContain('none of those ran');
    expect(code).toBe(3);
  });

  it.each(['help', 'version', 'list'])('ends with 0 after --%s', async (name) => {
    const { code, stdout, stderr } = await run({ args: `--${name}` });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(name === 'version' ? '1.2.3' : 'keys');
  });

  it('lists every check with its title and clauses', async () => {
    const { stdout } = await run({ args: '--list' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toEqual(
      catalogue.map(({ id, title, clauses }) =>
        expect.stringMatching(
          new RegExp(`^${id} +${escapedPattern(title)} \\(${clauses.join(', ')}\\)$`),
        ),
      ),
    );
  });

  it('writes every report that is asked for', async () => {
    const files = ['json', 'html', 'junit'].map((format) => path.join(folder, `of-all.${format}`));
    const [json, html, junit] = files;
    const args = `--only pages --report json=${json} --report html=${html} --report junit=${junit} --report github`;
    const { code, stdout } = await run({ args });
    const starts = await Promise.all(
      files.map(async (file) => (await readFile(file, 'utf8')).slice(0, 9)),
    );
    expect(starts).toEqual(['{\n  "vers', '<!doctype', '<?xml ver']);
    expect(stdout).toMatch(
      /^::notice title=keyturn-conformance::In what was checked, the server conforms/,
    );
    expect(code).toBe(0);
  });

  it('refuses a report that cannot be written before it asks the server', async () => {
    const { code, stderr } = await run({
      args: `--report json=${folder}/nowhere/report.json`,
      fetch: () => expect.unreachable('It asked the server.'),
    });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('cannot be written: no such file or directory (ENOENT).'),
    ]);
  });

  it('ends with 2 when a report cannot be written after all', async () => {
    const { code, stderr } = await run({
      args: `--only pages.order --quiet --report json=${folder}/.`,
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be written: illegal')]);
  });

  it('tells each check as it ends, and nothing when it is to be quiet', async () => {
    const { stderr } = await run({
      args: '--only pages.order,pages.stable',
    });
    expect(stderr).toMatch(/^✓ pages\.stable .*\n✓ pages\.order .*\n$/);
    expect(await run({ args: '--only pages.order --quiet' })).toMatchObject({ stderr: '' });
  });

  it.each([true, false])('tells that it waits for a limit, on a terminal: %s', async (isTTY) => {
    const key = keyOf({ environment: 'test', scopes: ['*:read'], rate_limit: 1 });
    const { stderr } = await run({ ...key, args: '--only pages.stable', isTTY });
    expect(stderr).toMatch(/… waiting \d+ s for the next request of a limit/);
  });

  it('rewrites one line on a terminal, no longer than it is wide, and clears it', async () => {
    const { stderr } = await run({ args: '--only pages', isTTY: true });
    expect(stderr).not.toContain('\n');
    const lines = stderr.split('\r\u001b[2K');
    expect(lines[2]).toMatch(/^1\/8 {2}pages\./);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(60);
    expect(lines.at(-1)).toBe('');
  });
});

describe('a key', { timeout: 30_000 }, () => {
  it('of live data that may not manage tokens is refused, unless live data are meant', async () => {
    const live = keyOf({ environment: 'live', scopes: ['*:read'] });
    const { code, stderr } = await run({ ...live, args: '--only pages' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('the run would change live data')]);
    expect(await run({ ...live, args: '--only pages --environment live' })).toMatchObject({
      code: 0,
    });
    expect(await run({ ...live, args: '--only pages --read-only' })).toMatchObject({ code: 0 });
  });

  it('of test data that may not manage tokens does what needs no other', async () => {
    const { code, stdout } = await run({
      ...keyOf({ environment: 'test', scopes: ['*:read'] }),
      args: '--only pages,credentials,tokens',
    });
    expect(stdout).toContain(
      '- credentials.expired  The fixture has no key "expired", and the key may not manage tokens.',
    );
    const own = catalogue.filter(({ id }) => id.startsWith('tokens.')).length;
    expect(stdout).toContain(`- ${own} checks  The key may not manage tokens.`);
    expect(code).toBe(0);
  });

  it('is helped by a fixture, whose keys may be in the environment', async () => {
    const { mock, clock } = mockInItsTime();
    const { token: key } = mock.keys.create({ environment: 'test', scopes: ['*:read'] });
    const { token: narrow } = mock.keys.create({ environment: 'test', scopes: ['users:read'] });
    const file = path.join(folder, 'fixture.json');
    await writeFile(file, '{ "keys": { "narrow": "$NARROW_KEY" } }');
    const { fetch } = mock;
    const args = `--only access.scope --fixture ${file}`;
    const told = await run({ clock, key, fetch, args, environment: { NARROW_KEY: narrow } });
    expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining('access  1 passed') });
    expect(await run({ clock, key, fetch, args })).toMatchObject({
      code: 2,
      stderr: `${file}: keys.narrow is $NARROW_KEY, which is not set in the environment.\n`,
    });
  });

  it('of test data does not reach live data', async () => {
    const test = keyOf({ environment: 'test', scopes: ['*'] });
    expect(await run({ ...test, args: '--environment live' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Give a live one.'),
    });
  });

  it('that may manage tokens changes nothing when the run is read-only', async () => {
    const methods = new Set<string>();
    const { mock, clock } = mockInItsTime();
    const { code } = await run({
      args: '--read-only',
      ...{ clock, key: mock.adminKey },
      async fetch(input, init) {
        const path = new URL(String(input)).pathname;
        const response = await mock.fetch(input, init);
        if (response.ok && !path.startsWith('/api/external/auth'))
          methods.add(`${init?.method} ${path}`);
        return response;
      },
    });
    // Running the self tests stores nothing.
    expect([...methods].filter((request) => !/^(GET|HEAD) /.test(request))).toEqual([
      'POST /api/external/system/tests',
    ]);
    expect(code).toBe(0);
  });
});

describe('an interrupted run', () => {
  it('says so, reports what it has, and removes what it made', async () => {
    const { mock, clock } = mockInItsTime();
    const controller = new AbortController();
    let answers = 0;
    const { code, stdout } = await run({
      ...{ clock, key: mock.adminKey },
      signal: controller.signal,
      fetch(input, init) {
        answers += 1;
        if (answers === 400) controller.abort();
        return mock.fetch(input, init);
      },
    });
    expect(stdout).toContain('The run was stopped.');
    expect(stdout).toMatch(/^answers {2}.*passed/m);
    expect(code).toBe(3);
    const left = await mock.fetch(`${mock.baseUrl}/api/api-tokens`, {
      headers: { Authorization: `Bearer ${mock.adminKey}` },
    });
    expect(await left.json()).toEqual({ tokens: [] });
  });
});

function escapedPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
