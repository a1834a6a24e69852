/** The tests of the server's HTTP behaviour, as they are, with `prism proxy` before every application. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { operationTable } from '@keyturn/contract';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createRouter } from '../../src/http/router.ts';
import { routedOperations } from '../../src/routes/all.ts';
import { startPrismBetween } from './through-prism.ts';

const prism = await startPrismBetween();
afterAll(() => prism[Symbol.asyncDispose]());

vi.doMock('../../src/app.ts', async (original) => {
  const actual = await original<typeof import('../../src/app.ts')>();
  const createApp: typeof actual.createApp = (dependencies) =>
    prism.inFrontOf(actual.createApp(dependencies));
  return { ...actual, createApp };
});

const cwd = path.join(import.meta.dirname, '../../src');
for (const file of globSync('{http,routes}/*.test.ts', { cwd }).sort()) {
  await import(path.join(cwd, file));
}

describe('Prism', () => {
  it('has judged answers of every operation', () => {
    const router = createRouter(routedOperations);
    const judged = new Set<string>();
    for (const { method, path: asked } of prism.judged) {
      const route = router.find(method, asked);
      if (route.kind === 'operation') judged.add(route.operation.id);
    }
    expect(Object.keys(operationTable).filter((id) => !judged.has(id))).toEqual([]);
    console.log(`Prism found nothing wrong in ${prism.judged.length} answers.`);
  });

  it.each([
    [200, {}, "response.body: Response body must have required property 'data'"],
    [200, { 'X-RateLimit-Limit': 'many' }, 'response.header.x-ratelimit-limit'],
    [418, {}, 'response: Unable to match the returned status code'],
  ])('finds the %i with the headers %j wrong', async (status, headers, finding) => {
    const answer = Response.json({ success: true }, { status, headers });
    const broken = prism.inFrontOf({ fetch: async () => answer });
    const request = new Request('http://localhost:3010/api/external/users/user_1');
    await expect(broken.fetch(request)).rejects.toThrow(finding);
  });
});
