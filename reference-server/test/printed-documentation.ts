/**
 * The API's documentation as it was printed. It stands beside the repository and is read from
 * there whenever the tests run, so that they try what it says and not a copy.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FencedCode, fencedCode } from '../../docs/test/fenced-code.ts';

const FOLDER = path.join(import.meta.dirname, '../../../shared/reference');

/** Whether the documentation is here. */
export const isPrintedDocumentationHere = existsSync(FOLDER);

/** The blocks of one document in one language, in order. */
export function printedBlocks(document: string, language: string): FencedCode[] {
  const markdown = readFileSync(path.join(FOLDER, document), 'utf8');
  return fencedCode(markdown).filter((block) => block.language === language);
}

/**
 * The first block that contains `text`.
 *
 * @throws {Error} when none does.
 */
export function printedBlock(document: string, language: string, text: string): string {
  const block = printedBlocks(document, language).find(({ code }) => code.includes(text));
  if (!block) throw new Error(`${document} has no ${language} block with "${text}".`);
  return block.code;
}
