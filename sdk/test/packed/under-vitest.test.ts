/** The packed mock under the oldest Vitest that it takes. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsumerProject, createConsumerProject } from './consumer-project.ts';

const run = promisify(execFile);

let project: ConsumerProject;

beforeAll(async () => {
  project = await createConsumerProject({
    packages: ['mock-server'],
    tools: ['vitest@3.2.0', 'typescript', '@types/node'],
  });
});

afterAll(async () => {
  await project?.[Symbol.asyncDispose]();
});

/** @returns what Vitest prints of a file of tests */
async function runVitest(tests: string): Promise<string> {
  await project.write('vitest/mock.test.ts', HEAD + tests);
  const vitest = path.join(project.folder, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--no-color', '--reporter=verbose'];
  // A failed test ends it with a failure, too.
  const { stdout, stderr } = await run(process.execPath, args, { cwd: project.folder }).catch(
    (end) => end,
  );
  return stdout + stderr;
}

const HEAD = `
import { test } from '@keyturn/mock-server/vitest';
import { describe, expect } from 'vitest';
`;

describe('under Vitest 3.2', () => {
  it('each test has a mock of its own, made as the file says', async () => {
    const printed = await runVitest(`
      test('first', ({ mock }) => expect(mock.seed.user().id).toBe('user_1001'));
      test('second', ({ mock }) => expect(mock.seed.user().id).toBe('user_1001'));
      describe('empty', () => {
        test.scoped({ mockOptions: { data: 'empty' } });
        test('third', ({ mock }) => expect(mock.seed.user().id).toBe('user_1'));
      });
    `);
    expect(printed).toMatch(/Tests +3 passed/);
    // Its own types are not what today's compiler would have.
    const options = { skipLibCheck: true, strict: true, target: 'es2023', noEmit: true };
    await project.compile('vitest', { ...options, module: 'nodenext', types: ['node'] });
  });

  it('a mock is verified when its test ends, and tells what waits on its clock', async () => {
    const printed = await runVitest(`
      test('waits', ({ mock }) => {
        mock.on('users.list').malformed();
        mock.clock.after(2_000, () => {});
        expect.fail('given up');
      });
    `);
    expect(printed).toContain('The mock found 2 problems:\n1. Clock not moved: ');
    expect(printed).toContain('2. Unused override: users.list.malformed() met no call.');
  });
});
