import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FencedCode, fencedCode } from './fenced-code.ts';

export const REPOSITORY = path.join(import.meta.dirname, '../..');

/** The documents whose snippets are promises to the reader. */
const DOCUMENTS = [
  'README.md',
  'docs/**/*.md',
  '{sdk,reference-server,mock-server,conformance}/README.md',
];

export interface Snippet extends FencedCode {
  /** Where it stands, such as `README.md:35`. */
  readonly place: string;
  /** A file of its own beside the document, such as `sdk/README-35.ts`. */
  readonly fileName: string;
}

/** Every fenced block of the documents that readers follow. */
export function allSnippets(): Snippet[] {
  return globSync(DOCUMENTS, { cwd: REPOSITORY }).sort().flatMap(snippetsOf);
}

/** The fenced blocks of one document, given by its path in the repository. */
export function snippetsOf(document: string): Snippet[] {
  const markdown = readFileSync(path.join(REPOSITORY, document), 'utf8');
  const name = document.replace(/\.md$/, '');
  return fencedCode(markdown).map((block) => ({
    ...block,
    place: `${document}:${block.line}`,
    fileName: `${name}-${block.line}${isVitest(block) ? '.test' : ''}.ts`,
  }));
}

/** Whether a TypeScript snippet is a test and not a program. */
export function isVitest({ code }: FencedCode): boolean {
  return code.includes("from 'vitest'");
}
