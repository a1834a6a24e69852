import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import type { TestServer } from '../test-server.ts';

const MODELS = '/api/external/models';
const TOKENS = '/api/api-tokens';
const OPUS = { name: 'claude-3-opus', label: 'Claude 3 Opus', tier: 'premium' };
const DAY_MS = 24 * 3_600_000;

const post = (server: TestServer, path: string, body: unknown, key = 'intent-1') =>
  server.send('POST', path, { body, headers: { 'Idempotency-Key': key } });

overStores('Idempotency-Key', (start) => {
  it('201 twice for the same request, done once', async () => {
    const server = await start();
    const first = await post(server, MODELS, OPUS);
    const second = await post(server, MODELS, OPUS);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.data).toEqual(first.body.data);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body.meta.requestId).toBe(second.headers.get('x-request-id'));
    expect((await server.send('GET', MODELS)).body.data).toHaveLength(1);
    expect((await server.store.audit.list()).total).toBe(1);
  });

  it('201 shows a key once, and stores none', async () => {
    const server = await start();
    const created = await post(server, TOKENS, { name: 'x' });
    const replayed = await post(server, TOKENS, { name: 'x' });
    expect(replayed.body).toEqual({
      ...created.body,
      token: { ...created.body.token, token: null },
    });
    expect(replayed.headers.get('cache-control')).toBe('no-store');
    const rotate = `${TOKENS}/${created.body.token.id}/rotate`;
    const rotated = await post(server, rotate, undefined, 'intent-2');
    expect((await post(server, rotate, undefined, 'intent-2')).body.token.token).toBeNull();
    const stored = JSON.stringify(await server.store.idempotency.list());
    for (const { body } of [created, rotated]) expect(stored).not.toContain(body.token.token);
  });

  it('422 for another body, and for the same body at another endpoint', async () => {
    const server = await start();
    await post(server, MODELS, OPUS);
    const other = await post(server, MODELS, { ...OPUS, label: 'Opus' });
    expect([other.status, other.body.error.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    const elsewhere = await post(server, TOKENS, { name: 'x' });
    expect(elsewhere.body).toEqual({
      error: 'Idempotency key was used with another body',
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('409 to be retried while the first is under way', async () => {
    const server = await start();
    const { store } = server;
    const transaction = store.transaction.bind(store);
    const othersTold = Promise.withResolvers<void>();
    store.transaction = (work) => othersTold.promise.then(() => transaction(work));
    let told = 0;
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const answer = await post(server, TOKENS, { name: 'x' });
        told += 1;
        if (told === 9) othersTold.resolve();
        return answer;
      }),
    );
    const first = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status === 409);
    expect([first.length, others.length]).toEqual([1, 9]);
    for (const { headers, body } of others) {
      expect(headers.get('retry-after')).toBe('1');
      expect(headers.get('x-should-retry')).toBe('true');
      expect(body.code).toBe('CONFLICT');
    }
    expect((await server.send('GET', TOKENS)).body.tokens).toHaveLength(1);
  });

  it('lets a key be used again after a failure', async () => {
    const server = await start();
    await server.send('POST', MODELS, { body: OPUS });
    const conflict = await post(server, MODELS, OPUS);
    expect([conflict.status, conflict.headers.get('x-should-retry')]).toEqual([409, null]);
    expect((await post(server, MODELS, { ...OPUS, name: 'other' })).status).toBe(201);
  });

  it('keeps the answer to what was done although its end was not told', async () => {
    const server = await start();
    const { store } = server;
    const transaction = store.transaction.bind(store);
    let failing = true;
    Object.assign(store, {
      async transaction(work: Parameters<typeof transaction>[0]) {
        const result = await transaction(work);
        if (!failing) return result;
        failing = false;
        throw new Error('The connection broke after the commit.');
      },
    });
    expect((await post(server, MODELS, OPUS)).status).toBe(500);
    const again = await post(server, MODELS, OPUS);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect((await server.send('GET', MODELS)).body.data).toHaveLength(1);
  });

  it('is not used up by a request that breaks the contract', async () => {
    const server = await start();
    expect((await post(server, MODELS, {})).status).toBe(400);
    expect((await post(server, MODELS, OPUS)).status).toBe(201);
  });

  it('is forgotten after 24 hours', async () => {
    const server = await start();
    await post(server, MODELS, OPUS);
    server.pass(DAY_MS - 1);
    expect((await post(server, MODELS, OPUS)).headers.get('idempotent-replayed')).toBe('true');
    server.pass(1);
    expect((await post(server, MODELS, { ...OPUS, name: 'other' })).status).toBe(201);
    server.pass(DAY_MS);
    await post(server, MODELS, { ...OPUS, name: 'third' }, 'intent-2');
    expect((await server.store.idempotency.list()).total).toBe(1);
  });

  it('is held for a minute by a request that never ended', async () => {
    const server = await start();
    await post(server, MODELS, OPUS);
    const [record] = (await server.store.idempotency.list()).items;
    if (record === undefined) throw new Error('Nothing was stored.');
    await server.store.idempotency.update(record.id, (kept) => ({ ...kept, answer: null }));
    expect((await post(server, MODELS, OPUS)).status).toBe(409);
    server.pass(60_000);
    const again = await post(server, MODELS, { ...OPUS, name: 'other' });
    expect(again.status).toBe(201);
  });

  it('belongs to who sent it', async () => {
    const server = await start();
    const { key } = await server.createToken({ environment: 'test' });
    const headers = { 'Idempotency-Key': 'intent-1' };
    const live = await post(server, MODELS, OPUS);
    const test = await server.send('POST', MODELS, { key, body: OPUS, headers });
    expect(test.headers.get('idempotent-replayed')).toBeNull();
    expect(test.body.data.id).not.toBe(live.body.data.id);
  });

  it.each(['', 'with space', 'ümlaut', 'x'.repeat(256)])('400 for the key "%s"', async (key) => {
    const server = await start();
    const answer = await post(server, MODELS, OPUS, key);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields[0]).toMatchObject({
      field: 'Idempotency-Key',
      location: 'header',
    });
  });

  it('is ignored where an operation does not honour it', async () => {
    const server = await start();
    const headers = { 'Idempotency-Key': 'intent-1' };
    for (const plan of ['starter', 'free']) {
      const answer = await server.send('PATCH', '/api/external/users/user_1/plan', {
        body: { plan },
        headers,
      });
      expect(answer.body.data.plan).toBe(plan);
    }
  });
});
