import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ATTACKS = new URL('../reference-server/test/security/', import.meta.url);
const page = readFileSync(new URL('security.md', import.meta.url), 'utf8');
const linked = [...page.matchAll(/\]\((\S+\.test\.ts)\)/g)].map(([, target = '']) => target);

it('the security page names tests that are there', () => {
  expect(linked.length).toBeGreaterThan(0);
  expect(linked.filter((target) => !existsSync(new URL(target, import.meta.url)))).toEqual([]);
});

it('the security page names every attack', () => {
  const attacks = readdirSync(ATTACKS).filter((name) => name.endsWith('.test.ts'));
  expect(attacks.filter((name) => !linked.some((target) => target.endsWith(`/${name}`)))).toEqual(
    [],
  );
});
