import { readFileSync } from 'node:fs';
import { operationTable } from '@keyturn/contract';
import { expect, it } from 'vitest';

const page = readFileSync(new URL('getting-started.md', import.meta.url), 'utf8');

it('getting started lists every method', () => {
  const [, table = ''] = page.split('\n## What there is to call\n');
  const listed = [...table.matchAll(/^\| `(\w+)` \| (.*) \|$/gm)].flatMap(
    ([, resource, methods = '']) =>
      [...methods.matchAll(/`(\w+)`/g)].map(([, method]) => `${resource}.${method}`),
  );
  expect(listed.sort()).toEqual(Object.keys(operationTable).sort());
});
