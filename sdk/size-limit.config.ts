/** What the client adds to an application, minified and gzipped. From the sources: it needs no build. */
import type { BuildOptions } from 'esbuild';

/** What is imported only when it is needed is not loaded at the start, and does not count. */
function modifyEsbuildConfig(config: BuildOptions): BuildOptions {
  return {
    ...config,
    conditions: ['@keyturn/source'],
    format: 'esm',
    target: 'es2022',
    plugins: [
      {
        name: 'loaded-later',
        setup({ onResolve }) {
          onResolve({ filter: /^/ }, ({ kind }) =>
            kind === 'dynamic-import' ? { external: true } : undefined,
          );
        },
      },
    ],
  };
}

const measured = { gzip: true, modifyEsbuildConfig };

export default [
  {
    name: 'the client with all its methods',
    path: 'src/index.ts',
    import: '{ Keyturn }',
    limit: '9 kB',
    ...measured,
  },
  {
    name: 'createFetch',
    path: 'src/fetch.ts',
    import: '{ createFetch }',
    limit: '6.4 kB',
    ...measured,
  },
];
