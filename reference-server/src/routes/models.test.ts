import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';

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
});
