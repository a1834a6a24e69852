import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/server.ts'],
  format: ['esm'],
  platform: 'node',
  target: 'node24',
  dts: { entry: 'src/index.ts' },
  sourcemap: true,
  clean: true,
  // The contract is private, so it goes into what is published.
  noExternal: [/^@keyturn\/contract/],
  removeNodeProtocol: false,
  esbuildOptions(options) {
    options.conditions = ['@keyturn/source'];
  },
});
