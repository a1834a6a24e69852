import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { catalogue } from './index.ts';

const page = await readFile(new URL('../../docs/contract.md', import.meta.url), 'utf8');
const clauses = [...page.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id);
const cited = new Set(catalogue.flatMap((check) => check.clauses));

describe('the catalogue', () => {
  it('gives every check an id of its own, with its area before the dot', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z-]+\.[a-z-]+$/);
  });

  it('lets every check either ask or examine', () => {
    for (const { id, run, examiner } of catalogue) expect(run ?? examiner, id).toBeDefined();
  });

  it.each(clauses)('holds servers to clause %s of the contract', (clause) => {
    expect([...cited]).toContain(clause);
  });

  it('cites no clause that the contract does not have', () => {
    expect([...cited].filter((clause) => !clauses.includes(clause))).toEqual([]);
  });
});
