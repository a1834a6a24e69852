import { expect, it } from 'vitest';
import { overStores, type Start } from '../over-stores.suite.ts';
import { sampleContactMessage } from '../stores/sample-records.ts';
import type { TestServer } from '../test-server.ts';

const MESSAGES = '/api/external/contact-messages';

async function startWithMessages(start: Start): Promise<TestServer> {
  const server = await start();
  const dana = { name: 'Dana West', email: 'dana@example.org', subject: 'Thanks', message: 'Fine' };
  await server.store
    .resource('contactMessages', 'live')
    .insertMany([
      sampleContactMessage(),
      sampleContactMessage({ id: 'msg_2', ...dana, status: 'read' }),
    ]);
  return server;
}

overStores('contact messages', (start) => {
  it.each([
    ['', ['msg_1', 'msg_2']],
    ['status=new', ['msg_1']],
    ['search=DANA', ['msg_2']],
    ['search=example.org', ['msg_2']],
    ['search=invoice', ['msg_1']],
    ['search=where%20is', ['msg_1']],
    ['search=invoice&status=read', []],
  ])('200 the messages that match "%s"', async (query, ids) => {
    const server = await startWithMessages(start);
    const { status, body } = await server.send('GET', `${MESSAGES}?${query}`);
    expect(status).toBe(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(body.pagination.total).toBe(ids.length);
  });

  it('200 reading changes no status', async () => {
    const server = await startWithMessages(start);
    await server.send('GET', MESSAGES);
    const { body } = await server.send('GET', MESSAGES);
    expect(body.data[0]).toEqual(sampleContactMessage());
  });

  it('200 a deleted message is gone', async () => {
    const server = await startWithMessages(start);
    const { status, body } = await server.send('DELETE', `${MESSAGES}/msg_1`);
    expect([status, body.data]).toEqual([200, { id: 'msg_1', deleted: true }]);
    expect((await server.send('GET', MESSAGES)).body.pagination.total).toBe(1);
    const [entry] = (await server.store.audit.list()).items;
    expect(entry).toMatchObject({
      operation: 'contactMessages.delete',
      target: 'msg_1',
      after: null,
    });
  });

  it('404 for an unknown id, or one of the other environment', async () => {
    const server = await startWithMessages(start);
    const { key } = await server.createToken({ environment: 'test' });
    for (const [id, request] of [
      ['msg_404', {}],
      ['msg_1', { key }],
    ] as const) {
      const answer = await server.send('DELETE', `${MESSAGES}/${id}`, request);
      expect([answer.status, answer.body.error.code]).toEqual([404, 'NOT_FOUND']);
    }
  });
});
