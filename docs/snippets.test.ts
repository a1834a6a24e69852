/**
 * What the documents tell a reader to run is run here: programs and curl commands against a real
 * server, tests by vitest, and all TypeScript is compiled. Commands that install, or that run
 * until Ctrl-C, are only checked to exist.
 *
 * `<!-- not run: the reason -->` on the line before a fence leaves a snippet out.
 */
import { execFile } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServerProcess } from '../reference-server/test/server-process.ts';
import { runPrograms } from './test/run-programs.ts';
import { unknownCommands } from './test/shell-commands.ts';
import { createSnippetProject, type SnippetProject } from './test/snippet-project.ts';
import { allSnippets, isVitest, REPOSITORY, type Snippet } from './test/snippets.ts';

const run = promisify(execFile);

const snippets = allSnippets();
const kept = snippets.filter(({ comment }) => !/^not run: \S/.test(comment ?? ''));
const typescript = kept.filter(({ language }) => language === 'ts');
const programs = typescript.filter((snippet) => !isVitest(snippet));
const tests = typescript.filter(isVitest);
const shell = kept.filter(({ language }) => language === 'sh');
const isCurl = ({ code }: Snippet) => code.startsWith('curl ');

let server: ServerProcess;
let project: SnippetProject;
let ends: ReadonlyMap<string, string>;

beforeAll(async () => {
  server = await startServerProcess();
  project = await createSnippetProject(typescript, server.baseUrl);
  ends = await runPrograms(programs.map(project.fileOf), readerEnvironment());
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await project?.[Symbol.asyncDispose]();
});

describe('the snippets of the documents', () => {
  it('are found', () => {
    expect(snippets.map(({ place }) => place)).toContainEqual(
      expect.stringMatching(/^README\.md:/),
    );
  });

  it('name their language as this test knows it', () => {
    const otherwise = /^(typescript|js|javascript|bash|shell|console)$/;
    expect(snippets.filter(({ language }) => otherwise.test(language))).toEqual([]);
  });

  it('say why, where one is not run', () => {
    const unexplained = kept.filter(({ comment }) => comment?.startsWith('not run'));
    expect(unexplained).toEqual([]);
  });
});

describe('TypeScript', () => {
  it('compiles', { timeout: 60_000 }, () => {
    expect(Object.fromEntries(project.typeErrors())).toEqual(
      Object.fromEntries(typescript.map(({ place }) => [place, []])),
    );
  });

  it.each(programs)('runs: $place', (snippet) => {
    expect(ends.get(project.fileOf(snippet))).toBe('ended');
  });

  it('passes, where it is a test', { timeout: 60_000 }, async () => {
    expect(await runVitest(project.folder)).toEqual(
      Object.fromEntries(tests.map(({ fileName }) => [fileName, ['passed']])),
    );
  });
});

describe('shell commands', () => {
  it.concurrent.each(shell.filter(isCurl))('answer: $place', async ({ code }) => {
    await run('sh', ['-ec', `curl() { command curl --fail-with-body --silent "$@"; }\n${code}`], {
      env: readerEnvironment(),
    });
  });

  it.each(shell.filter((snippet) => !isCurl(snippet)))('exist: $place', ({ code }) => {
    const sources = globSync('{sdk,reference-server,mock-server,conformance}/src/**/*.ts', {
      cwd: REPOSITORY,
    })
      .map((file) => readFileSync(path.join(REPOSITORY, file), 'utf8'))
      .join('\n');
    const { scripts, devDependencies } = packageJson('.');
    const workspaces = ['sdk', 'reference-server', 'mock-server', 'conformance'].map(
      (name) => packageJson(name).name,
    );
    const known = {
      scripts: new Set(Object.keys(scripts)),
      programs: new Set(readdirSync(path.join(REPOSITORY, 'node_modules/.bin'))),
      packages: new Set([...workspaces, ...Object.keys(devDependencies)]),
      isVariable: (name: string) => new RegExp(`\\b${name}\\b`).test(sources),
    };
    expect(unknownCommands(code, known)).toEqual([]);
  });
});

/** Runs all tests in a folder: how each file ended, and what it had to say. */
async function runVitest(folder: string): Promise<Record<string, string[]>> {
  const vitest = path.join(REPOSITORY, 'node_modules/vitest/vitest.mjs');
  const report = path.join(folder, 'report.json');
  const args = [vitest, 'run', '--root', folder, '--reporter=json', `--outputFile=${report}`];
  // A failed test ends it with a failure, too, and is in the report.
  await run(process.execPath, args, { env: readerEnvironment() }).catch(() => {});
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: {
      name: string;
      status: string;
      message: string;
      assertionResults: { failureMessages: string[] }[];
    }[];
  };
  return Object.fromEntries(
    testResults.map(({ name, status, message, assertionResults }) => {
      const messages = assertionResults.flatMap(({ failureMessages }) => failureMessages);
      return [path.relative(folder, name), [status, message, ...messages].filter(Boolean)];
    }),
  );
}

/** The environment of somebody who has done what `npm start` says. */
function readerEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    KEYTURN_BASE_URL: server.baseUrl,
    KEYTURN_API_KEY: server.adminKey,
  };
}

function packageJson(folder: string) {
  return JSON.parse(readFileSync(path.join(REPOSITORY, folder, 'package.json'), 'utf8')) as {
    name: string;
    scripts: Record<string, string>;
    devDependencies: Record<string, string>;
  };
}
