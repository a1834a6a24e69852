/**
 * What would be published, used as its users use it: packed, installed into an empty project,
 * compiled against its types, and run as ESM and as CommonJS against the packed server.
 */
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isVitest, REPOSITORY, snippetsOf } from '../../../docs/test/snippets.ts';
import { isWellFormedKey } from '../../../reference-server/src/domain/keys.ts';
import {
  type ServerProcess,
  startServerProcess,
} from '../../../reference-server/test/server-process.ts';
import { asCommonJs } from './as-common-js.ts';
import { type ConsumerProject, createConsumerProject, PACKAGES } from './consumer-project.ts';
import { hostNode } from './host-node.ts';

const run = promisify(execFile);
const snippets = snippetsOf('README.md').filter(({ language }) => language === 'ts');
const programs = snippets.filter((snippet) => !isVitest(snippet));
const baseName = (fileName: string) => path.basename(fileName, '.ts');

let project: ConsumerProject;
let server: ServerProcess;

beforeAll(async () => {
  project = await createConsumerProject({
    packages: PACKAGES,
    tools: ['typescript', 'vitest', '@types/node', '@opentelemetry/api'],
  });
  for (const snippet of snippets) {
    await project.write(`bundler/${snippet.fileName}`, snippet.code);
    await project.write(`esm/${baseName(snippet.fileName)}.mts`, snippet.code);
  }
  for (const { fileName, code } of programs) {
    await project.write(`cjs/${baseName(fileName)}.cts`, asCommonJs(code));
  }
  server = await startServerProcess({ command: [bin()], env: pinnedNodeFirst() });
});

afterAll(async () => {
  await server?.stop();
  await project?.[Symbol.asyncDispose]();
});

describe.each(PACKAGES.map((name) => `@keyturn/${name}`))('%s', (name) => {
  it('packs what is built, the sources that its maps name, and no test or data', () => {
    const files = project.packed.get(name) ?? [];
    const allowed =
      /^(dist\/.+\.(js|cjs|map|d\.ts|d\.cts)|dist\/explorer\/.+|src\/.+\.ts|\w+\.schema\.json|package\.json|README\.md|LICENSE)$/;
    const isAllowed = (file: string) => allowed.test(file) && !/\.(test|suite)\.ts$/.test(file);
    expect(files).toContain('package.json');
    expect(files.filter((file) => !isAllowed(file))).toEqual([]);
  });

  it('packs every file that its package.json names', () => {
    const manifest = readFileSync(installed(name, 'package.json'), 'utf8');
    const named = [...manifest.matchAll(/"\.\/(dist\/[^"]+)"/g)].map(([, file]) => file);
    expect(project.packed.get(name)).toEqual(expect.arrayContaining(named));
    expect(named).toContain('dist/index.d.ts');
  });

  it('comes with its licence and a README', () => {
    expect(project.packed.get(name)).toEqual(expect.arrayContaining(['LICENSE', 'README.md']));
  });

  it('is as publint asks', async () => {
    const tarball = new Uint8Array(readFileSync(tarballOf(name))).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has types for each way in which it can be imported', async () => {
    // Node's own way before `exports`, in which TypeScript still resolves for some, included.
    const profile = isDual(name) ? 'strict' : 'esm-only';
    const attw = path.join(REPOSITORY, 'node_modules/.bin/attw');
    const args = [tarballOf(name), '--profile', profile, '--no-definitely-typed', '--no-color'];
    await run(attw, args, { env: pinnedNodeFirst() }).catch(({ stdout }) => {
      throw new Error(stdout);
    });
  });

  it('has maps that find each of their sources in the package, or bring its text', () => {
    const maps = (project.packed.get(name) ?? []).filter((file) => file.endsWith('.map'));
    const missing = maps.flatMap((file) => {
      const { sources, sourcesContent } = JSON.parse(readFileSync(installed(name, file), 'utf8'));
      return sources.filter(
        (source: string, index: number) =>
          !isPacked(name, path.join(path.dirname(file), source)) && !sourcesContent?.[index],
      );
    });
    expect(maps).not.toEqual([]);
    expect(missing).toEqual([]);
  });

  it('imports no package that is not published', () => {
    const unpublished = /(from|import|require)\s*\(?\s*['"]@keyturn\/contract/;
    const isCode = (file: string) => file.startsWith('dist/') && !file.endsWith('.map');
    expect(filesWith(name, (text) => unpublished.test(text)).filter(isCode)).toEqual([]);
  });

  it('holds no key and no path of the machine that built it', () => {
    // The contract's examples have the form of a key, but not its checksum.
    const holdsKey = (text: string) =>
      [...text.matchAll(/\bsk_(?:live|test)_[0-9A-Za-z]{32}\b/g)].some(([key]) =>
        isWellFormedKey(key),
      );
    expect(filesWith(name, holdsKey)).toEqual([]);
    expect(filesWith(name, (text) => text.includes(`${REPOSITORY}/`))).toEqual([]);
  });
});

describe('the client', () => {
  it('compiles in the project of a page, which knows neither Node nor the newest library', async () => {
    const page = `import { Keyturn } from '@keyturn/sdk';
export const admin = new Keyturn({ apiKey: () => 'asked for', baseUrl: location.origin });
`;
    await project.write('page/page.ts', page);
    const options = { lib: ['es2022', 'dom', 'dom.iterable'], types: [], noEmit: true };
    const bundler = { module: 'esnext', moduleResolution: 'bundler' };
    await project.compile('page', { strict: true, skipLibCheck: false, ...options, ...bundler });
  });

  it('loads what words errors later for bundlers, and at once on servers', () => {
    const loadsLater = (text: string) => text.includes('import("./full-error');
    const files = filesWith('@keyturn/sdk', loadsLater).filter((file) => file.endsWith('.js'));
    expect(files).toEqual(['dist/index.js']);
  });
});

describe('the snippets of the README', () => {
  const strict = { strict: true, target: 'es2023', skipLibCheck: false, types: ['node'] };

  it('compile under moduleResolution bundler', async () => {
    const bundler = { module: 'esnext', moduleResolution: 'bundler', noEmit: true };
    await project.compile('bundler', { ...strict, ...bundler });
  });

  it.each(['esm', 'cjs'])('compile under moduleResolution nodenext, as %s', async (format) => {
    const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' };
    await project.compile(format, { ...strict, ...nodenext });
  });

  const nodes = [
    { program: process.execPath, version: process.version },
    ...[hostNode()].filter((node) => node !== undefined),
  ];
  describe.each(nodes)('on Node $version', (node) => {
    it.each(programs)('run as ESM: $place', async ({ fileName }) => {
      await runProgram(node.program, `esm/${baseName(fileName)}.mjs`);
    });

    it.each(programs)('run as CommonJS: $place', async ({ fileName }) => {
      await runProgram(node.program, `cjs/${baseName(fileName)}.cjs`);
    });
  });

  it('pass, where they are tests', async () => {
    await runProgram(process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--dir=bundler');
  });
});

describe('the packed server', () => {
  it('tells its version', async () => {
    const { stdout } = await run(bin(), ['--version'], { env: pinnedNodeFirst() });
    const { version } = JSON.parse(
      readFileSync(installed('@keyturn/reference-server', 'package.json'), 'utf8'),
    );
    expect(stdout).toBe(`${version}\n`);
  });

  it('serves the contract as it is kept here', async () => {
    const yaml = await fetch(`${server.baseUrl}/openapi.yaml`);
    expect(await yaml.text()).toBe(readFileSync(path.join(REPOSITORY, 'openapi.yaml'), 'utf8'));
    const json = await fetch(`${server.baseUrl}/openapi.json`);
    expect(await json.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1\./) });
  });

  it('serves the explorer, with everything that its page names', async () => {
    const page = await (await fetch(`${server.baseUrl}/docs`)).text();
    const named = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file]) => file);
    expect(named).toContain('/docs/swagger-ui-bundle.js');
    for (const file of named) {
      const { status } = await fetch(`${server.baseUrl}${file}`);
      expect([file, status]).toEqual([file, 200]);
    }
  });
});

describe('the packed checks', () => {
  const nodes = [process.execPath, ...[hostNode()?.program].filter((node) => node !== undefined)];
  const command = () => installed('@keyturn/conformance', 'dist/cli.js');

  it('have their command', async () => {
    const program = path.join(project.folder, 'node_modules/.bin/keyturn-conformance');
    const { stdout } = await run(program, ['--list'], { env: pinnedNodeFirst() });
    expect(stdout).toMatch(/^answers\.status +\S.* \(A1\)$/m);
  });

  it.each(nodes)('find nothing on the packed server, run by %s', async (node) => {
    const { stdout } = await runProgram(node, command(), '--only', 'pages,idempotency', '--quiet');
    expect(stdout).toContain('In what was checked, the server conforms to the contract.');
  });
});

describe('the two builds of one package', () => {
  it('know each other’s errors', async () => {
    await project.write('across-builds.mjs', ACROSS_BUILDS);
    const { stdout } = await runProgram(process.execPath, 'across-builds.mjs');
    expect(stdout).toBe('true true\n');
  });
});

const IMPORTS = `
import { Keyturn, ParseError } from '@keyturn/sdk';
import { openTelemetry } from '@keyturn/sdk/opentelemetry';
`;
const IMPORTS_AS_COMMON_JS = `
const { Keyturn, ParseError } = require('@keyturn/sdk');
const { openTelemetry } = require('@keyturn/sdk/opentelemetry');
`;
const PARTS = `
const admin = new Keyturn({
  apiKey: 'sk_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  auth: 'key',
  baseUrl: 'https://api.test',
  validate: 'responses',
  tracer: openTelemetry(),
  fetch: async () => Response.json({ success: true, data: {} }),
});
const error = await admin.auth.me().catch((reason) => reason);
console.log(error.name, error.details.at(-1).pointer, error instanceof ParseError);
`;

/** A CommonJS mock and client, whose error is looked at from ESM and from CommonJS. */
const ACROSS_BUILDS = `
import { createRequire } from 'node:module';
import { NotFoundError } from '@keyturn/sdk';

const require = createRequire(import.meta.url);
const { createMock } = require('@keyturn/mock-server');
const sdk = require('@keyturn/sdk');

const mock = createMock({ seed: 1 });
const { token } = mock.keys.create({ scopes: ['users:read'] });
const admin = new sdk.Keyturn({ apiKey: token, baseUrl: mock.baseUrl, fetch: mock.fetch });
const error = await admin.users.get('user_nobody').catch((reason) => reason);
console.log(error instanceof NotFoundError, error instanceof sdk.NotFoundError);
`;

describe('what the SDK loads when it is asked for', () => {
  it('is the only file that carries zod', () => {
    const isBuilt = (file: string) => /^dist\/.+\.c?js$/.test(file);
    const carriers = filesWith('@keyturn/sdk', (text) => text.includes('ZodError'));
    expect(carriers.filter(isBuilt).sort()).toEqual([
      'dist/response-check.cjs',
      'dist/response-check.js',
    ]);
  });

  it.each([
    ['ESM', 'parts.mjs', `${IMPORTS}${PARTS}`],
    ['CommonJS', 'parts.cjs', `${IMPORTS_AS_COMMON_JS}(async () => {${PARTS}})();`],
  ])('works from %s: the check of answers, and traces', async (_, file, program) => {
    await project.write(file, program);
    const { stdout } = await runProgram(process.execPath, file);
    expect(stdout).toBe('ParseError /meta true\n');
  });
});

function runProgram(node: string, ...args: string[]) {
  const env = {
    ...pinnedNodeFirst(),
    KEYTURN_BASE_URL: server.baseUrl,
    KEYTURN_API_KEY: server.adminKey,
  };
  return run(node, args, { cwd: project.folder, env });
}

/** An environment in which `node` is the one that runs this test. */
function pinnedNodeFirst(): Record<string, string> {
  const folders = [path.dirname(process.execPath), process.env['PATH'] ?? ''];
  return { PATH: folders.join(path.delimiter) };
}

/** The server's command, as the project has it. */
function bin(): string {
  return path.join(project.folder, 'node_modules/.bin/keyturn-reference-server');
}

function installed(name: string, file = ''): string {
  return path.join(project.folder, 'node_modules', name, file);
}

function isPacked(name: string, file: string): boolean {
  return project.packed.get(name)?.includes(file) ?? false;
}

function tarballOf(name: string): string {
  return project.tarballs.get(name) ?? '';
}

/** Whether a package can be imported and required. */
function isDual(name: string): boolean {
  return project.packed.get(name)?.includes('dist/index.cjs') ?? false;
}

/** The files of an installed package whose text matches. */
function filesWith(name: string, matches: (text: string) => boolean): string[] {
  const cwd = installed(name);
  return globSync('**/*.*', { cwd })
    .filter((file) => !file.includes('node_modules'))
    .filter((file) => matches(readFileSync(path.join(cwd, file), 'utf8')));
}
