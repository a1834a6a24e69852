import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/server.ts'],
  format: ['esm'],
  platform: 'node',
  target: 'node24',
  dts: {
    entry: 'src/index.ts',
    // By path, because declarations of another package would be imported instead of bundled.
    compilerOptions: { paths: { '@keyturn/contract': ['../contract/src/index.ts'] } },
  },
  sourcemap: true,
  clean: true,
  // The contract is private, so it goes into what is published.
  noExternal: [/^@keyturn\//],
  // node:sqlite has no other name.
  removeNodeProtocol: false,
  esbuildOptions(options) {
    options.conditions = ['@keyturn/source'];
  },
});
