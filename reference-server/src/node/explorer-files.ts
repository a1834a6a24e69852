/**
 * Where the files of the API explorer are. The build puts them beside the program, so that nobody
 * who runs it installs their packages; in a clone they are read where they are kept.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const BUILT = new URL('./explorer/', import.meta.url);
const OWN = new URL('../../explorer/', import.meta.url);
const DOCUMENT = new URL('../../../openapi.yaml', import.meta.url);
/** By its path and not by its package: the built program has neither it nor a YAML parser. */
const GENERATOR = new URL('../../../contract/generator/document.ts', import.meta.url);

export const EXPLORER_FILES = [
  'explorer.css',
  'explorer.js',
  'favicon-32x32.png',
  'index.html',
  'openapi.json',
  'openapi.yaml',
  'swagger-ui-bundle.js',
  'swagger-ui.css',
] as const;

/** What must go with the files that others have written. */
export const LICENCES = ['LICENSE', 'NOTICE', 'swagger-ui-bundle.js.LICENSE.txt'] as const;

export type ExplorerFile = (typeof EXPLORER_FILES)[number];

/** The content of one file, from the build if there is one. */
export function readExplorerFile(name: ExplorerFile): Promise<Uint8Array> {
  return existsSync(BUILT) ? readFile(new URL(name, BUILT)) : readFromClone(name);
}

/** The content of one file as the build takes it. */
export async function readFromClone(
  name: ExplorerFile | (typeof LICENCES)[number],
): Promise<Uint8Array> {
  switch (name) {
    case 'openapi.json': {
      const { readDocument } = await import(GENERATOR.href);
      return new TextEncoder().encode(JSON.stringify(readDocument(DOCUMENT)));
    }
    case 'openapi.yaml':
      return readFile(DOCUMENT);
    case 'explorer.css':
    case 'explorer.js':
    case 'index.html':
      return readFile(new URL(name, OWN));
    default:
      return readFile(new URL(name, swaggerUi()));
  }
}

function swaggerUi(): URL {
  const require = createRequire(import.meta.url);
  return pathToFileURL(require.resolve('swagger-ui-dist/package.json'));
}
