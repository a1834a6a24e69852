import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { operationTable } from '@keyturn/contract';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { startTestServer } from '../test-server.ts';
import { notBuilt } from './not-built.ts';

describe('what is not built yet', () => {
  it('is listed in the README, and nothing else is', async () => {
    const readme = await readFile(path.join(import.meta.dirname, '../../README.md'), 'utf8');
    const listed = readme.split('## Not built yet')[1]?.match(/^- .*$/gm);
    expect(listed).toEqual(
      notBuilt.map((id) => `- \`${id}\`: ${operationTable[id].method} ${operationTable[id].path}`),
    );
  });

  it('404 or 405: is not routed', async () => {
    const server = startTestServer(createMemoryStore());
    for (const id of notBuilt) {
      const { method, path: template } = operationTable[id];
      const { status } = await server.send(method, template.replace(/\{\w+\}/g, '1'));
      expect([id, [404, 405].includes(status)]).toEqual([id, true]);
    }
  });
});
