import { defineConfig, type Options } from 'tsup';

/** What is imported by its name. */
const entries = ['index', 'fetch', 'file-token-store', 'opentelemetry'].map(
  (name) => `src/${name}.ts`,
);

/** What checks answers stays a file of its own in CommonJS too, where nothing is split by itself. */
const zodApart: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'zod-apart',
  setup({ initialOptions, onResolve }) {
    onResolve({ filter: /\/response-check\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' && initialOptions.format === 'cjs'
        ? { path: './response-check.cjs', external: true }
        : undefined,
    );
  },
};

export default defineConfig({
  entry: [...entries, 'src/response-check.ts'],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  // As they are written: Deno and workers know no other names of Node's own modules.
  external: [/^node:/],
  removeNodeProtocol: false,
  target: 'es2022',
  esbuildPlugins: [zodApart],
  esbuildOptions(options, { format }) {
    // A program in CommonJS may run where `import()` does not work, such as in Jest.
    if (format === 'cjs') options.supported = { 'dynamic-import': false };
  },
  dts: { entry: entries, compilerOptions: { stripInternal: true } },
  sourcemap: true,
  clean: true,
});
