import { mkdir, writeFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import { EXPLORER_FILES, LICENCES, readFromClone } from './src/node/explorer-files.ts';

const EXPLORER = new URL('dist/explorer/', import.meta.url);

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
  async onSuccess() {
    await mkdir(EXPLORER, { recursive: true });
    for (const name of [...EXPLORER_FILES, ...LICENCES]) {
      await writeFile(new URL(name, EXPLORER), await readFromClone(name));
    }
  },
});
