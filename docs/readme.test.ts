import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { USAGE } from '../reference-server/src/config.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function section(title: string): string {
  const [, text = ''] = readme.split(`\n## ${title}\n`);
  return text.split('\n## ')[0] ?? '';
}

describe('the README', () => {
  it('lists exactly the variables that the server reads', () => {
    const listed = [...section('Configuration').matchAll(/^\| `([A-Z_]+)`/gm)].map(
      ([, name]) => name,
    );
    const read = [...USAGE.matchAll(/\b[A-Z][A-Z_]{3,}\b/g)]
      .map(([name]) => name)
      .filter((name) => !['JWT', 'JSON', 'JWTs'].includes(name));
    expect(listed.sort()).toEqual([...new Set(read)].sort());
  });
});
