import { readFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What is imported by its name. */
const entries = ['index', 'fetch', 'file-token-store', 'opentelemetry'].map(
  (name) => `src/${name}.ts`,
);

/** What checks answers is large, and stays one file where nothing is split, and for two builds. */
const zodApart = (file: string): Plugin => ({
  name: 'zod-apart',
  setup({ onResolve }) {
    onResolve({ filter: /\/response-check\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: file, external: true } : undefined,
    );
  },
});

/**
 * On a server nothing is gained by loading a few kilobytes later, and something lost: a test that
 * moves the time of a client must not wait for a file.
 */
const smallPartsAtOnce: Plugin = {
  name: 'small-parts-at-once',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const imports: string[] = [];
      const source = await readFile(path, 'utf8');
      const contents = source.replace(
        /\bimport\(('[./]+\/(?:full-error|rate-limit-fields)\.ts')\)/g,
        (_, module: string) => {
          const name = `part${imports.length}`;
          imports.push(`import * as ${name} from ${module};\n`);
          return `Promise.resolve(${name})`;
        },
      );
      return { contents: imports.join('') + contents, loader: 'ts' };
    });
  },
};

const shared: Options = {
  platform: 'neutral',
  // As they are written: Deno and workers know no other names of Node's own modules.
  external: [/^node:/],
  removeNodeProtocol: false,
  target: 'es2022',
  sourcemap: true,
};

const dts: Options['dts'] = {
  entry: entries,
  compilerOptions: { stripInternal: true },
  // For `Symbol.asyncDispose`, in a project whose own library is older.
  banner: '/// <reference lib="esnext.disposable" />',
};

const forBundlers: Options = {
  ...shared,
  entry: [...entries, 'src/response-check.ts'],
  format: 'esm',
  dts,
};

const forServers: Options = {
  ...shared,
  entry: entries,
  format: 'esm',
  outDir: 'dist/node',
  esbuildPlugins: [smallPartsAtOnce, zodApart('../response-check.js')],
};

const forCommonJs: Options = {
  ...shared,
  entry: [...entries, 'src/response-check.ts'],
  format: 'cjs',
  esbuildPlugins: [zodApart('./response-check.cjs')],
  esbuildOptions(options) {
    // A program may run where `import()` does not work, such as in Jest.
    options.supported = { 'dynamic-import': false };
  },
  dts,
};

export default defineConfig([forBundlers, forServers, forCommonJs]);
