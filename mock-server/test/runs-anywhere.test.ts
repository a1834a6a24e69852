/** The mock runs wherever fetch does: what its doors import is followed through all sources. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const MOCK = path.join(import.meta.dirname, '../src');
const SERVER = path.join(import.meta.dirname, '../../reference-server/src');
const CONTRACT = path.join(import.meta.dirname, '../../contract/src');
const IMPORT =
  /^(?:import|export) (?!type )[^;]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm;

/** Every module outside of this repository that a file imports, by itself or through others. */
function importsOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const named = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((groups) =>
    groups.slice(1).find((name) => name !== undefined),
  );
  return named.flatMap((name = '') => {
    const source = sourceOf(name, file);
    return source === undefined ? [name] : importsOf(source, seen);
  });
}

function sourceOf(name: string, importer: string): string | undefined {
  const internal = '@keyturn/reference-server/internal/';
  if (name.startsWith('.')) return path.join(path.dirname(importer), name);
  if (name.startsWith(internal)) return path.join(SERVER, `${name.slice(internal.length)}.ts`);
  if (name === '@keyturn/contract/validators') return path.join(CONTRACT, 'validators.ts');
  return name === '@keyturn/contract' ? path.join(CONTRACT, 'index.ts') : undefined;
}

describe('what the mock imports', () => {
  it.each([
    ['index.ts', []],
    ['msw.ts', ['msw']],
    ['browser.ts', ['msw']],
    ['vitest.ts', ['vitest']],
    ['jest.ts', ['@jest/globals']],
  ])('is nothing of Node, and of others only what the package names: %s', (door, own) => {
    const libraries = [...new Set(importsOf(path.join(MOCK, door)))].map((name) =>
      name.replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1'),
    );
    const expected = ['@noble/hashes', 'hono', 'ipaddr.js', 'jose', 'zod', ...own];
    expect([...new Set(libraries)].sort()).toEqual(expected.sort());
  });
});
