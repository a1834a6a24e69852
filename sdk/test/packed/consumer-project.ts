import { execFile } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from '../../../docs/test/snippets.ts';

const run = promisify(execFile);

/** What is published. */
export const PACKAGES = ['sdk', 'reference-server', 'mock-server', 'conformance'] as const;

export interface ConsumerProjectOptions {
  /** What it installs of what is published. */
  readonly packages: readonly (typeof PACKAGES)[number][];
  /** What it installs beside it: in the version named after an `@`, or that the repository uses. */
  readonly tools: readonly string[];
}

/** A project outside the repository that has installed what would be published, and nothing else. */
export interface ConsumerProject extends AsyncDisposable {
  readonly folder: string;
  /** Paths of the files in each tarball, by the package's name. */
  readonly packed: ReadonlyMap<string, readonly string[]>;
  /** The path of each tarball, by the package's name. */
  readonly tarballs: ReadonlyMap<string, string>;
  write(file: string, text: string): Promise<string>;
  /** Compiles a folder of the project. Rejects with the compiler's errors. */
  compile(folder: string, compilerOptions: object): Promise<void>;
}

/** Builds what has changed since the last build, packs it, and installs it with the tools. */
export async function createConsumerProject({
  packages,
  tools,
}: ConsumerProjectOptions): Promise<ConsumerProject> {
  const workspaces = packages.map((name) => `--workspace=${name}`);
  if (!isBuilt(packages)) await npm(REPOSITORY, 'run', 'build', ...workspaces);

  const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-consumer-'));
  const tarballs = await pack(folder, workspaces);
  const project: ConsumerProject = {
    folder,
    packed: new Map(tarballs.map(({ name, files }) => [name, files.map((file) => file.path)])),
    tarballs: new Map(tarballs.map(({ name, filename }) => [name, path.join(folder, filename)])),
    async write(file, text) {
      const target = path.join(folder, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
      return target;
    },
    async compile(name, compilerOptions) {
      await project.write(`${name}/tsconfig.json`, JSON.stringify({ compilerOptions }));
      const tsc = path.join(folder, 'node_modules/typescript/bin/tsc');
      await run(process.execPath, [tsc, '--project', name], { cwd: folder }).catch((error) => {
        throw new Error(`The compiler refused ${name}:\n${error.stdout}`);
      });
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
  await project.write('package.json', '{ "private": true, "type": "module" }\n');
  // A scope begins with an `@` as well.
  const pinnedTools = tools.map((tool) =>
    tool.includes('@', 1) ? tool : `${tool}@${pinned(tool)}`,
  );
  const files = tarballs.map(({ filename }) => `./${filename}`);
  await npm(folder, 'install', '--ignore-scripts', '--prefer-offline', ...files, ...pinnedTools);
  return project;
}

/** Whether the builds are there and younger than all sources, since they go into each other. */
function isBuilt(packages: ConsumerProjectOptions['packages']): boolean {
  const newestOf = (pattern: string) =>
    Math.max(
      ...globSync(pattern, { cwd: REPOSITORY }).map(
        (file) => statSync(path.join(REPOSITORY, file)).mtimeMs,
      ),
    );
  const newestSource = newestOf('{openapi.yaml,*/src/**/*.ts,*/explorer/*}');
  return packages.every((name) => newestOf(`${name}/dist/*`) > newestSource);
}

interface Tarball {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

async function pack(destination: string, workspaces: readonly string[]): Promise<Tarball[]> {
  const json = await npm(
    REPOSITORY,
    'pack',
    '--json',
    '--ignore-scripts',
    `--pack-destination=${destination}`,
    ...workspaces,
  );
  return JSON.parse(json);
}

async function npm(cwd: string, ...args: string[]): Promise<string> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { stdout } = await run('npm', [...args, ...quiet], { cwd, maxBuffer: 1 << 26 });
  return stdout;
}

/** The version of a tool that the repository itself uses. */
function pinned(tool: string): string {
  const manifests = ['package.json', 'sdk/package.json'].map((file) =>
    JSON.parse(readFileSync(path.join(REPOSITORY, file), 'utf8')),
  );
  return manifests.find(({ devDependencies }) => tool in devDependencies)?.devDependencies[tool];
}
