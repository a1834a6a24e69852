/** The packed mock under Jest, which loads it as CommonJS. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY, snippetsOf } from '../../../docs/test/snippets.ts';
import { type ConsumerProject, createConsumerProject } from './consumer-project.ts';

const run = promisify(execFile);
const ofMock = createRequire(path.join(REPOSITORY, 'mock-server/package.json'));
const jest = ofMock.resolve('jest/bin/jest');

interface JestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

let project: ConsumerProject;

beforeAll(async () => {
  project = await createConsumerProject({ packages: ['sdk', 'mock-server'], tools: [] });
  await project.write('jest.config.json', '{ "transform": {} }\n');
});

afterAll(async () => {
  await project?.[Symbol.asyncDispose]();
});

/** Runs a file of tests. @returns how each ended, by its title */
async function runJest(tests: string): Promise<Record<string, string>> {
  await project.write('mock.test.cjs', HEAD + tests);
  const report = path.join(project.folder, 'report.json');
  const args = [jest, '--rootDir', project.folder, '--json', `--outputFile=${report}`];
  // A failed test ends it with a failure, too, and is in the report.
  await run(process.execPath, args).catch(() => undefined);
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as JestReport;
  return Object.fromEntries(
    testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .map(({ title, status, failureMessages: [message = status] }) => [title, message]),
  );
}

const HEAD = `
const { coverage, useMock, withMock } = require('@keyturn/mock-server/jest');
const ask = (mock, path) =>
  mock.fetch(mock.baseUrl + path, { headers: { authorization: 'Bearer ' + mock.adminKey } });
`;

describe('under Jest', () => {
  it('each test has a mock of its own, which is verified when it ends', async () => {
    const ends = await runJest(`
      const mock = useMock();
      test('changes', async () => {
        const { id } = mock.seed.user();
        expect(id).toBe('user_1001');
        expect((await ask(mock, '/api/external/users/' + id)).status).toBe(200);
      });
      test('starts anew', () => {
        expect(mock.calls()).toEqual([]);
        expect(mock.seed.user().id).toBe('user_1001');
      });
      test('uses no fault', () => { mock.on('users.get').malformed(); });
      test('goes beyond the API', async () => { await ask(mock, '/nothing'); });
      test('has fake timers', async () => {
        jest.useFakeTimers();
        mock.on('*').latency(5);
        expect((await ask(mock, '/api/external/users')).status).toBe(200);
        await mock.clock.advance('1s');
        jest.useRealTimers();
      });
      test('has seen', () => {
        const called = coverage().filter(({ calls }) => calls > 0);
        expect(called.map(({ operation }) => operation)).toEqual(['users.list', 'users.get']);
      });
    `);
    expect(ends).toEqual({
      changes: 'passed',
      'starts anew': 'passed',
      'uses no fault': expect.stringContaining('users.get.malformed() met no call.'),
      'goes beyond the API': expect.stringContaining('GET /nothing is no path of the API.'),
      'has fake timers': 'passed',
      'has seen': 'passed',
    });
  });

  it('concurrent tests have mocks of their own through withMock', async () => {
    const ends = await runJest(`
      const mock = useMock();
      test.concurrent.each([1, 2, 3])('adds %i', (count) => withMock(async (own) => {
        for (let added = 0; added < count; added += 1) own.seed.user();
        await new Promise((resolve) => setTimeout(resolve, 5));
        const { data } = await (await ask(own, '/api/external/users')).json();
        expect(data).toHaveLength(count);
      }, { data: 'empty' })());
      test.concurrent('is verified', withMock((own) => { own.on('*').stall(); }));
      test.concurrent('shares none', async () => { mock.calls(); });
    `);
    expect(ends).toEqual({
      'adds 1': 'passed',
      'adds 2': 'passed',
      'adds 3': 'passed',
      'is verified': expect.stringContaining("on('*').stall('headers') met no call."),
      'shares none': expect.stringContaining('use withMock()'),
    });
  });

  it('the test of the guide passes', async () => {
    const found = snippetsOf('docs/testing.md').find(({ code }) => code.includes('/jest'));
    const { outputText } = ts.transpileModule(found?.code ?? '', {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    expect(await runJest(outputText)).toEqual({
      'a user that is gone is told from one that is there': 'passed',
    });
  });
});
