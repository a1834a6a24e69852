import { expect, it } from 'vitest';
import { overStores, type Start } from '../over-stores.suite.ts';
import type { TestServer } from '../test-server.ts';

const MODELS = '/api/external/models';
const OPUS = { name: 'claude-3-opus', label: 'Claude 3 Opus', tier: 'premium' };

overStores('models', (start) => {
  it('201 a model at the end of the list, with the defaults of the contract', async () => {
    const server = await start();
    await server.send('POST', MODELS, { body: { ...OPUS, name: 'first' } });
    const { status, body } = await server.send('POST', MODELS, { body: OPUS });
    expect(status).toBe(201);
    expect(body.data).toEqual({
      id: 'model_2',
      ...OPUS,
      supportsMedia: false,
      displayOrder: 2,
      active: true,
      description: null,
      contextWindow: null,
      createdAt: '2026-02-20T10:00:00.000Z',
      updatedAt: '2026-02-20T10:00:00.000Z',
    });
    const list = await server.send('GET', MODELS);
    expect(list.body.data.map(({ id }: { id: string }) => id)).toEqual(['model_1', 'model_2']);
  });

  it('409 for a name that is taken; the same name in the other environment is free', async () => {
    const server = await start();
    const { key } = await server.createToken({ environment: 'test' });
    await server.send('POST', MODELS, { body: OPUS });
    const { status, body } = await server.send('POST', MODELS, { body: OPUS });
    expect([status, body.error.code]).toEqual([409, 'CONFLICT']);
    expect(body.error.message).toContain('claude-3-opus');
    expect((await server.send('POST', MODELS, { key, body: OPUS })).status).toBe(201);
  });

  it('400 for fields that a client may not set', async () => {
    const server = await start();
    for (const field of ['id', 'displayOrder', 'createdAt']) {
      const body = { ...OPUS, [field]: 'model_9' };
      const answer = await server.send('POST', MODELS, { body });
      expect(answer.body.error.details.fields[0].field).toBe(field);
    }
  });

  it('200 one model, active or not', async () => {
    const server = await start();
    const { body } = await server.send('POST', MODELS, { body: { ...OPUS, active: false } });
    const answer = await server.send('GET', `${MODELS}/model_1`);
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual(body.data);
  });

  it('200 the model with the fields given, the others as they were', async () => {
    const server = await startWithThree(start);
    const before = (await server.send('GET', `${MODELS}/model_2`)).body.data;
    server.pass(1000);
    const body = { label: 'Second', contextWindow: null };
    const answer = await server.send('PATCH', `${MODELS}/model_2`, { body });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual({
      ...before,
      ...body,
      updatedAt: '2026-02-20T10:00:01.000Z',
    });
    expect((await server.send('GET', `${MODELS}/model_2`)).body.data).toEqual(answer.body.data);
    expect(await newestAudit(server)).toMatchObject({
      operation: 'models.update',
      target: 'model_2',
      before: { label: 'two' },
      after: { label: 'Second' },
    });
  });

  it('200 a change that changes nothing leaves the model and the audit as they were', async () => {
    const server = await startWithThree(start);
    const newest = await newestAudit(server);
    server.pass(1000);
    const { body } = await server.send('PATCH', `${MODELS}/model_2`, { body: { name: 'two' } });
    expect(body.data.updatedAt).toBe('2026-02-20T10:00:00.000Z');
    expect(await newestAudit(server)).toEqual(newest);
  });

  it('409 for a new name that another model has, and nothing changes', async () => {
    const server = await startWithThree(start);
    const body = { name: 'one', label: 'First' };
    const answer = await server.send('PATCH', `${MODELS}/model_2`, { body });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'CONFLICT']);
    expect(answer.body.error.message).toContain('one');
    const kept = await server.send('GET', `${MODELS}/model_2`);
    expect(kept.body.data).toMatchObject({ name: 'two', label: 'two' });
  });

  it('200 a deleted model is gone, and those behind it move up', async () => {
    const server = await startWithThree(start);
    const answer = await server.send('DELETE', `${MODELS}/model_1`);
    expect([answer.status, answer.body.data]).toEqual([200, { id: 'model_1', deleted: true }]);
    expect(await order(server)).toEqual([
      ['model_2', 1],
      ['model_3', 2],
    ]);
    const { body } = await server.send('POST', MODELS, { body: OPUS });
    expect(body.data).toMatchObject({ id: 'model_4', displayOrder: 3 });
  });

  it('200 all models in the order given, with one entry of the audit', async () => {
    const server = await startWithThree(start);
    server.pass(1000);
    const body = { ids: ['model_3', 'model_2', 'model_1'] };
    const answer = await server.send('POST', `${MODELS}/reorder`, { body });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject([
      { id: 'model_3', displayOrder: 1, updatedAt: '2026-02-20T10:00:01.000Z' },
      { id: 'model_2', displayOrder: 2, updatedAt: '2026-02-20T10:00:00.000Z' },
      { id: 'model_1', displayOrder: 3, updatedAt: '2026-02-20T10:00:01.000Z' },
    ]);
    expect((await server.send('GET', MODELS)).body.data).toEqual(answer.body.data);
    expect(await newestAudit(server)).toMatchObject({
      operation: 'models.reorder',
      target: null,
      before: { ids: ['model_1', 'model_2', 'model_3'] },
      after: body,
    });
  });

  it.each([
    ['an unknown id', ['model_9', 'model_1', 'model_2', 'model_3'], 'unknown models: model_9'],
    ['a missing id', ['model_3', 'model_1'], 'lacks: model_2'],
    ['a repeated id', ['model_3', 'model_3', 'model_1'], 'repeats "model_3"'],
  ])('400 for an order with %s, and nothing moves', async (_what, ids, message) => {
    const server = await startWithThree(start);
    const answer = await server.send('POST', `${MODELS}/reorder`, { body: { ids } });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(answer.body.error.details.fields).toMatchObject([{ field: 'ids', location: 'body' }]);
    expect(answer.body.error.details.fields[0].message).toContain(message);
    expect(await order(server)).toEqual([
      ['model_1', 1],
      ['model_2', 2],
      ['model_3', 3],
    ]);
  });

  it('200 to orders, deletions and creations at once: no two models share a place', async () => {
    const server = await startWithThree(start);
    const orders = [
      ['model_3', 'model_2', 'model_1'],
      ['model_2', 'model_1', 'model_3'],
    ];
    const answers = await Promise.all([
      ...orders.map((ids) => server.send('POST', `${MODELS}/reorder`, { body: { ids } })),
      server.send('POST', MODELS, { body: OPUS }),
      server.send('DELETE', `${MODELS}/model_2`),
      server.send('POST', MODELS, { body: { ...OPUS, name: 'another' } }),
    ]);
    expect(answers.slice(2).map(({ status }) => status)).toEqual([201, 200, 201]);
    expect((await order(server)).map(([, place]) => place)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['GET', undefined],
    ['PATCH', { label: 'x' }],
    ['DELETE', undefined],
  ])('404 to %s for a model of the other environment', async (method, body) => {
    const server = await startWithThree(start);
    const { key } = await server.createToken({ environment: 'test' });
    const answer = await server.send(method, `${MODELS}/model_1`, { key, body });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'NOT_FOUND']);
    expect(await order(server)).toHaveLength(3);
  });
});

async function startWithThree(start: Start): Promise<TestServer> {
  const server = await start();
  for (const name of ['one', 'two', 'three']) {
    await server.send('POST', MODELS, { body: { name, label: name, tier: 'standard' } });
  }
  return server;
}

async function order(server: TestServer): Promise<[string, number][]> {
  const { body } = await server.send('GET', MODELS);
  return body.data.map((model: { id: string; displayOrder: number }) => [
    model.id,
    model.displayOrder,
  ]);
}

async function newestAudit(server: TestServer): Promise<unknown> {
  return (await server.store.audit.list({ limit: 1 })).items[0];
}
