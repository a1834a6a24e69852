import { afterEach, describe, expect, it, vi } from 'vitest';
import { stopWorker } from './worker-stop.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page under a worker that answers nothing by itself. */
function pageWithWorker() {
  const posted: unknown[] = [];
  const controller = { postMessage: (message: unknown) => posted.push(message) };
  const serviceWorker = Object.assign(new EventTarget(), { controller });
  vi.stubGlobal('navigator', { serviceWorker });
  const say = (type: string) =>
    serviceWorker.dispatchEvent(new MessageEvent('message', { data: { type } }));
  return { posted, say };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('stopping a worker', () => {
  it('ends with the answer of the worker to what it was asked behind the stop', async () => {
    const { posted, say } = pageWithWorker();
    let hasEnded = false;
    const stopping = stopWorker({
      stop: async () => void Promise.resolve().then(() => posted.push('CLIENT_CLOSED')),
    }).then(() => {
      hasEnded = true;
    });
    await vi.waitUntil(() => posted.length === 2, { interval: 1 });
    expect(posted).toEqual(['CLIENT_CLOSED', 'INTEGRITY_CHECK_REQUEST']);
    say('KEEPALIVE_RESPONSE');
    await turn();
    expect(hasEnded).toBe(false);
    say('INTEGRITY_CHECK_RESPONSE');
    await stopping;
  });

  it('ends where the worker does not answer', async () => {
    const { posted } = pageWithWorker();
    await stopWorker({ stop: async () => {} }, 20);
    expect(posted).toEqual(['INTEGRITY_CHECK_REQUEST']);
  });

  it('ends where MSW waits for a worker that is gone', async () => {
    const { posted } = pageWithWorker();
    await stopWorker({ stop: () => new Promise(() => {}) }, 1);
    expect(posted).toEqual([]);
  });

  it.each([
    ['no worker controls the page', { serviceWorker: { controller: null } }],
    ['the browser has no workers', {}],
  ])('asks nobody where %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    await expect(stopWorker({ stop: async () => {} })).resolves.toBeUndefined();
  });
});
