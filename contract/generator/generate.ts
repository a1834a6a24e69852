/**
 * Writes everything that is made from openapi.yaml, and the mock's own document as a module.
 *
 *     npm run generate             writes the files, removes those that are no longer made
 *     npm run generate -- --check  writes nothing; fails when a file is missing, old or left over
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adminDocumentFile } from './admin-document.ts';
import { answerHeadersFile } from './answer-headers.ts';
import { listOperations, readDocument, readYaml } from './document.ts';
import { errorDetailsFile } from './error-details.ts';
import { jsonSchemaFiles } from './json-schemas.ts';
import { schemaTypeFiles, withOpenEnums } from './schema-types.ts';
import { sdkFiles } from './sdk-resources.ts';
import { errorCatalogueFile, operationTableFile, scopesFile } from './tables.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['contract/src/generated', 'sdk/src/generated', 'mock-server/src/generated'];

async function filesToWrite(): Promise<Map<string, string>> {
  const document = readDocument(new URL('../../openapi.yaml', import.meta.url));
  const operations = listOperations(document);
  const files = new Map<string, string>();
  const add = (folder: string, made: Map<string, string>) => {
    for (const [name, text] of made) files.set(join(folder, name), text);
  };
  add('contract/src/generated', await schemaTypeFiles(document, operations));
  add('contract/src/generated/json-schemas', jsonSchemaFiles(document, operations));
  files.set('contract/src/generated/operation-table.ts', operationTableFile(operations));
  files.set('contract/src/generated/error-catalogue.ts', errorCatalogueFile(document));
  files.set('contract/src/generated/scopes.ts', scopesFile(document));
  files.set('contract/src/generated/answer-headers.ts', answerHeadersFile(operations));
  add('sdk/src/generated', await schemaTypeFiles(withOpenEnums(document), operations));
  add('sdk/src/generated', sdkFiles(document, operations));
  files.set('sdk/src/generated/error-details.ts', errorDetailsFile(document, operations));
  const admin = readYaml(new URL('../../mock-server/admin.openapi.yaml', import.meta.url));
  files.set('mock-server/src/generated/admin-document.ts', adminDocumentFile(admin));
  return files;
}

function filesOnDisk(): string[] {
  return folders.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  });
}

function currentText(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const files = await filesToWrite();
const stale = [...files].filter(([file, text]) => currentText(file) !== text);
const leftOver = filesOnDisk().filter((file) => !files.has(file));

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not what its document says.`);
  for (const file of leftOver) console.error(`${file} is no longer made from any document.`);
  if (stale.length + leftOver.length > 0) {
    console.error('Run `npm run generate` and commit what it writes.');
    process.exitCode = 1;
  } else {
    console.log(`${files.size} generated files are fresh.`);
  }
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  for (const file of leftOver) rmSync(join(root, file));
  console.log(`${files.size} files, ${stale.length} written, ${leftOver.length} removed.`);
}
