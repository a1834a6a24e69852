import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts'],
  format: ['esm'],
  platform: 'node',
  target: 'node20',
  dts: {
    entry: 'src/index.ts',
    // By path, because declarations of another package would be imported instead of bundled.
    compilerOptions: {
      paths: {
        '@keyturn/contract': ['../contract/src/index.ts'],
        '@keyturn/contract/answer-headers': ['../contract/src/generated/answer-headers.ts'],
        '@keyturn/contract/json-schemas': ['../contract/src/generated/json-schemas/index.ts'],
      },
    },
  },
  sourcemap: true,
  clean: true,
  // The contract is private, so it goes into what is published.
  noExternal: [/^@keyturn\//],
  esbuildOptions(options) {
    options.conditions = ['@keyturn/source'];
  },
});
