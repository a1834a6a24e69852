import { defineConfig, type Options } from 'tsup';

const forPrograms: Options = {
  entry: ['src/index.ts', 'src/msw.ts', 'src/browser.ts', 'src/vitest.ts', 'src/jest.ts'],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'es2022',
  // By path, because declarations of another package would be imported instead of bundled.
  dts: {
    compilerOptions: {
      paths: {
        '@keyturn/contract': ['../contract/src/index.ts'],
        '@keyturn/reference-server': ['../reference-server/src/index.ts'],
        '@keyturn/reference-server/internal/*': ['../reference-server/src/*.ts'],
      },
    },
  },
  // Given by Jest itself.
  external: ['@jest/globals'],
  sourcemap: true,
  clean: true,
  // The server's application and the contract go into what is published, and so do two modules
  // that exist only as ESM, which not every test runner can require.
  noExternal: [/^@keyturn\//, 'jose', /^@noble\/hashes/],
  esbuildOptions(options) {
    options.conditions = ['@keyturn/source'];
  },
};

/** The command, in one file that brings all it needs: what it loads one by one, it would wait for. */
const forShells: Options = {
  entry: ['src/serve.ts'],
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  noExternal: [/./],
  removeNodeProtocol: false,
  esbuildOptions(options) {
    options.conditions = ['@keyturn/source'];
  },
};

export default defineConfig([forPrograms, forShells]);
