import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { anchors, relativeLinks } from './test/markdown-links.ts';
import { REPOSITORY } from './test/snippets.ts';

const documents = globSync('**/*.md', {
  cwd: REPOSITORY,
  exclude: (name) => /(^|\/)(node_modules|dist|data)$/.test(name),
}).sort();

it('the documents are found', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/security.md']));
});

it.each(documents)('every relative link resolves: %s', (document) => {
  const broken = relativeLinks(readFileSync(path.join(REPOSITORY, document), 'utf8'))
    .filter(({ path: target, anchor }) => !resolves(document, target, anchor))
    .map(
      ({ path: target, anchor, line }) => `line ${line}: ${target}${anchor ? `#${anchor}` : ''}`,
    );
  expect(broken).toEqual([]);
});

it('the index leads to every page', () => {
  const index = relativeLinks(readFileSync(path.join(REPOSITORY, 'docs/README.md'), 'utf8'));
  const linked = index.map(({ path: target }) => target);
  const pages = globSync('*.md', { cwd: path.join(REPOSITORY, 'docs') });
  expect(pages.filter((page) => page !== 'README.md' && !linked.includes(page))).toEqual([]);
});

function resolves(document: string, target: string, anchor: string | undefined): boolean {
  const file = path.join(
    REPOSITORY,
    target === '' ? document : path.join(path.dirname(document), decodeURIComponent(target)),
  );
  if (!existsSync(file)) return false;
  return anchor === undefined || anchors(readFileSync(file, 'utf8')).has(anchor);
}
