import { describe, expect, it } from 'vitest';
import { createProbes } from './probes.ts';

/** Probes over a store that answers as told, and a clock whose timers ring when told. */
function harness(check: () => Promise<void> = async () => undefined) {
  const timers = new Set<() => void>();
  let checks = 0;
  const probes = createProbes({
    store: {
      check() {
        checks += 1;
        return check();
      },
    },
    metrics: { contentType: 'text/plain; version=0.0.4', render: async () => 'up 1\n' },
    clock: {
      after(_delayMs, callback) {
        timers.add(callback);
        return () => timers.delete(callback);
      },
    },
  });
  async function get(path: string, method = 'GET') {
    const answer = await probes.fetch(new Request(`http://localhost${path}`, { method }));
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }
  return { probes, get, timers, checks: () => checks };
}

const unanswered = () => new Promise<void>(() => undefined);

describe('liveness', () => {
  it('200, whatever the store does', async () => {
    expect(await harness(unanswered).get('/livez')).toMatchObject({ status: 200, text: 'alive\n' });
  });
});

describe('readiness', () => {
  it('200 when the store answers, with no timer left behind', async () => {
    const { get, timers } = harness();
    expect(await get('/readyz')).toMatchObject({ status: 200, text: 'ready\n' });
    expect(timers.size).toBe(0);
  });

  it('503 when the store fails, and 200 again when it is back', async () => {
    let isThere = false;
    const { get } = harness(async () => {
      if (!isThere) throw new Error('gone');
    });
    expect(await get('/readyz')).toMatchObject({ status: 503 });
    isThere = true;
    expect(await get('/readyz')).toMatchObject({ status: 200 });
  });

  it('503 when the store does not answer in time', async () => {
    const { get, timers } = harness(unanswered);
    const answer = get('/readyz');
    for (const ring of timers) ring();
    expect(await answer).toMatchObject({ status: 503, text: 'the store does not answer\n' });
  });

  it('503 while stopping, without asking the store', async () => {
    const { probes, get, checks } = harness();
    probes.stopping();
    expect(await get('/readyz')).toMatchObject({ status: 503, text: 'stopping\n' });
    expect(checks()).toBe(0);
  });

  it('asks the store once, however many ask', async () => {
    const { get, checks } = harness();
    await Promise.all([get('/readyz'), get('/readyz'), get('/readyz')]);
    expect(checks()).toBe(1);
  });
});

describe('the port of the probes', () => {
  it('200 with the metrics in their own type', async () => {
    const answer = await harness().get('/metrics');
    expect(answer).toMatchObject({ status: 200, text: 'up 1\n' });
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4');
  });

  it('404 for any other path, and says what there is', async () => {
    expect(await harness().get('/api/external/users')).toMatchObject({
      status: 404,
      text: 'there are /livez, /readyz and /metrics\n',
    });
  });

  it('405 for any other method', async () => {
    const answer = await harness().get('/readyz', 'POST');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  });
});
