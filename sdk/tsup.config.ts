import { defineConfig } from 'tsup';

export default defineConfig({
  entry: ['src/index.ts', 'src/fetch.ts', 'src/file-token-store.ts'],
  format: ['esm', 'cjs'],
  platform: 'neutral',
  // As they are written: Deno and workers know no other names of Node's own modules.
  external: [/^node:/],
  removeNodeProtocol: false,
  target: 'es2022',
  dts: { compilerOptions: { stripInternal: true } },
  sourcemap: true,
  clean: true,
});
