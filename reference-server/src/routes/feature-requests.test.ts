import { expect, it } from 'vitest';
import { overStores, type Start } from '../over-stores.suite.ts';
import { sampleFeatureRequest } from '../stores/sample-records.ts';
import type { TestServer } from '../test-server.ts';

const REQUESTS = '/api/external/feature-requests';

async function startWithRequests(start: Start): Promise<TestServer> {
  const server = await start();
  const folders = { title: 'Folders', description: 'A list is too long.' };
  await server.store
    .resource('featureRequests', 'live')
    .insertMany([
      sampleFeatureRequest(),
      sampleFeatureRequest({ id: 'fr_2', ...folders, status: 'planned' }),
    ]);
  return server;
}

overStores('feature requests', (start) => {
  it.each([
    ['', ['fr_1', 'fr_2']],
    ['status=planned', ['fr_2']],
    ['search=DARK', ['fr_1']],
    ['search=too%20long', ['fr_2']],
    ['search=dark&status=planned', []],
  ])('200 the wishes that match "%s"', async (query, ids) => {
    const server = await startWithRequests(start);
    const { status, body } = await server.send('GET', `${REQUESTS}?${query}`);
    expect(status).toBe(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(body.pagination.total).toBe(ids.length);
  });

  it('200 the decision and the answer, each by itself or both', async () => {
    const server = await startWithRequests(start);
    const update = async (body: object) => {
      server.pass(1000);
      return server.send('PATCH', `${REQUESTS}/fr_1`, { body });
    };
    const both = await update({ status: 'planned', response: 'In spring.' });
    expect([both.status, both.body.data]).toEqual([
      200,
      sampleFeatureRequest({
        status: 'planned',
        response: 'In spring.',
        updatedAt: '2026-02-20T10:00:01.000Z',
      }),
    ]);
    const status = await update({ status: 'open' });
    expect(status.body.data).toMatchObject({ status: 'open', response: 'In spring.' });
    const response = await update({ response: null });
    expect(response.body.data).toMatchObject({ status: 'open', response: null });
    const entries = (await server.store.audit.list()).items;
    expect(entries).toMatchObject([
      { target: 'fr_1', before: { response: 'In spring.' }, after: { response: null } },
      { target: 'fr_1', before: { status: 'planned' }, after: { status: 'open' } },
      { target: 'fr_1', before: { status: 'open' }, after: { status: 'planned' } },
    ]);
  });

  it.each([{}, { votes: 1000 }, { status: 'done' }])('400 for %j', async (body) => {
    const server = await startWithRequests(start);
    const answer = await server.send('PATCH', `${REQUESTS}/fr_1`, { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
  });

  it('404 for an unknown id, or one of the other environment', async () => {
    const server = await startWithRequests(start);
    const { key } = await server.createToken({ environment: 'test' });
    for (const [id, request] of [
      ['fr_404', {}],
      ['fr_1', { key }],
    ] as const) {
      const body = { status: 'planned' };
      const answer = await server.send('PATCH', `${REQUESTS}/${id}`, { ...request, body });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'NOT_FOUND']);
    }
  });
});
