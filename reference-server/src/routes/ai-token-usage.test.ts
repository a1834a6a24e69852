import { expect, it } from 'vitest';
import { DAY_MS } from '../domain/calendar.ts';
import { overStores } from '../over-stores.suite.ts';
import type { Generation } from '../ports.ts';
import { sampleModel } from '../stores/sample-records.ts';
import type { TestServer } from '../test-server.ts';

const USAGE = '/api/external/analytics/usage';

function generate(server: TestServer, ...generations: Partial<Generation>[]): Promise<void> {
  const usual = { userId: 'user_1', modelId: 'model_1', tokensIn: 60, tokensOut: 40 };
  return server.store.generations.append(
    'live',
    generations.map((fields) => ({ ...usual, at: server.now(), ...fields })),
  );
}

overStores('the usage of AI tokens', (start) => {
  it('200 adds tokens up by day, model, plan and user', async () => {
    const server = await start();
    await server.store.resource('models', 'live').insert(sampleModel({ name: 'brook' }));
    await generate(
      server,
      {},
      { userId: 'user_2', tokensIn: 400 },
      { userId: 'user_3', at: server.now() - DAY_MS },
      { userId: 'user_gone', modelId: 'model_gone', tokensOut: 0 },
      { at: server.now() - 2 * DAY_MS },
    );
    const { status, body } = await server.send('GET', `${USAGE}?days=2`);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      days: 2,
      from: '2026-02-19',
      to: '2026-02-20',
      totals: { tokensUsed: 700, generations: 4, activeUsers: 4 },
      series: [
        { date: '2026-02-19', tokensUsed: 100, generations: 1 },
        { date: '2026-02-20', tokensUsed: 600, generations: 3 },
      ],
      byModel: [
        { modelId: 'model_1', modelName: 'brook', tokensUsed: 640, generations: 3 },
        { modelId: 'model_gone', modelName: null, tokensUsed: 60, generations: 1 },
      ],
      byPlan: [
        { plan: 'starter', tokensUsed: 440, generations: 1, users: 1 },
        { plan: 'free', tokensUsed: 200, generations: 2, users: 2 },
      ],
      topUsers: [
        { userId: 'user_2', userName: 'Ben Stone', tokensUsed: 440, generations: 1 },
        { userId: 'user_1', userName: 'Ann Miller', tokensUsed: 100, generations: 1 },
        { userId: 'user_3', userName: 'Cem Ates', tokensUsed: 100, generations: 1 },
        { userId: 'user_gone', userName: null, tokensUsed: 60, generations: 1 },
      ],
    });
  });

  it('200 has every day of the last 7 where no period is asked for', async () => {
    const server = await start();
    const { body } = await server.send('GET', USAGE);
    expect(body.data).toMatchObject({
      days: 7,
      totals: { tokensUsed: 0, generations: 0, activeUsers: 0 },
      byModel: [],
      byPlan: [],
      topUsers: [],
    });
    expect(body.data.series).toHaveLength(7);
  });

  it('200 shows a test key nothing of live users', async () => {
    const server = await start();
    await generate(server, {});
    const { key } = await server.createToken({ environment: 'test' });
    const { body } = await server.send('GET', USAGE, { key });
    expect(body.data).toMatchObject({ totals: { generations: 0 }, byPlan: [] });
  });

  it('400 for a period of more than a year', async () => {
    const server = await start();
    expect((await server.send('GET', `${USAGE}?days=366`)).status).toBe(400);
  });
});

overStores('the resources', (start) => {
  it('200 tells what process and machine use, and when that was measured', async () => {
    const server = await start();
    const { status, body } = await server.send('GET', '/api/external/analytics/resources');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      sampledAt: '2026-02-20T10:00:00.000Z',
      process: { cpuPercent: 3.2, eventLoopDelayMs: null },
      host: { cpuCount: 2, loadAverage: [0.3, 0.2, 0.1] },
    });
  });
});
