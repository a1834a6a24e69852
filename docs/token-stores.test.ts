import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectRedis, openRedis, skipsRedis } from '../reference-server/test/redis.ts';
import { createTokenStore, Keyturn, type TokenStorage } from '../sdk/src/index.ts';
import { createManualClock } from '../sdk/test/support/manual-clock.ts';
import { BASE_URL, createReferenceApp, ROOT_KEY } from '../sdk/test/support/reference-app.ts';
import { createSnippetProject, type SnippetProject } from './test/snippet-project.ts';
import { snippetsOf } from './test/snippets.ts';

describe.skipIf(skipsRedis)('the recipe for Redis', () => {
  let server: Awaited<ReturnType<typeof openRedis>>;
  let redis: Awaited<ReturnType<typeof connectRedis>>;
  let project: SnippetProject;
  let storage: Required<TokenStorage>;
  beforeAll(async () => {
    const recipe = snippetsOf('docs/token-stores.md').filter(({ code }) =>
      code.includes('export function createRedisTokenStorage'),
    );
    project = await createSnippetProject(recipe, BASE_URL);
    server = await openRedis();
    redis = await connectRedis(server.url);
    const [file = ''] = recipe.map(project.fileOf);
    const { createRedisTokenStorage } = await import(file);
    storage = createRedisTokenStorage(redis);
  });
  beforeEach(() => redis.flushDb());
  afterAll(async () => {
    redis?.destroy();
    await server?.stop();
    await project?.[Symbol.asyncDispose]();
  });

  it('makes one exchange of many clients that start together', async () => {
    const clock = createManualClock(Date.now());
    const { fetch, answers } = await createReferenceApp(clock);
    const open = () =>
      new Keyturn({
        apiKey: ROOT_KEY,
        baseUrl: BASE_URL,
        fetch,
        tokenStore: createTokenStore(storage),
      });
    await Promise.all(Array.from({ length: 5 }, () => open().auth.me()));
    expect(answers.filter(({ path }) => path.endsWith('/auth/validate'))).toHaveLength(1);
    expect(await redis.keys('*')).toEqual([expect.stringMatching(/^keyturn:token:[0-9a-f]{64}$/)]);
  });

  it('keeps a token no longer than it works', async () => {
    await storage.write('a', { authorization: 'Bearer a', obtainedAt: 0, lifetimeMs: 60_000 });
    expect(await storage.read('a')).toMatchObject({ authorization: 'Bearer a' });
    const left = await redis.pTTL('keyturn:token:a');
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
    expect(await storage.read('b')).toBeUndefined();
  });

  it('deletes only its own lock, and stops waiting for another when told', async () => {
    const controller = new AbortController();
    await storage.lock(
      'a',
      () => redis.set('keyturn:token:a:lock', 'other').then(() => {}),
      controller.signal,
    );
    expect(await redis.get('keyturn:token:a:lock')).toBe('other');
    const waiting = storage.lock('a', async () => {}, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
