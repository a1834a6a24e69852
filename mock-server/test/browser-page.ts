/** What `browser.test.ts` does in a page, by name. Each answers with what the test looks at. */
import { Keyturn, type KeyturnOptions } from '@keyturn/sdk';
import { type BrowserMock, type BrowserMockOptions, startMock } from '../src/browser.ts';

type Options = BrowserMockOptions & { readonly baseUrl: string };

function clientOf(mock: BrowserMock, options: Partial<KeyturnOptions> = {}): Keyturn {
  const { adminKey: apiKey, baseUrl, clock } = mock;
  return new Keyturn({ apiKey, baseUrl, clock, dangerouslyAllowBrowser: true, ...options });
}

/** Runs something with a mock of its own, which is verified and stopped behind it. */
async function withMock<T>(
  options: Options,
  run: (mock: BrowserMock, admin: Keyturn) => Promise<T>,
): Promise<T> {
  const mock = await startMock(options);
  try {
    const result = await run(mock, clientOf(mock));
    mock.verify();
    return result;
  } finally {
    await mock.stop();
  }
}

const failureOf = (call: PromiseLike<unknown>) =>
  call.then(
    () => 'no failure',
    ({ name, message }: Error) => `${name}: ${message}`,
  );

const scenarios = {
  readsAndWrites: (options: Options) =>
    withMock(options, async (mock, admin) => {
      const ann = mock.seed.user({ name: 'Ann', plan: 'free' });
      await admin.users.updatePlan(ann.id, { plan: 'professional' });
      const { name, plan } = await admin.users.get(ann.id);
      const listed = await admin.users.list({ perPage: 2 }).toArray({ limit: 5 });
      await admin.users.delete(ann.id);
      const gone = await failureOf(admin.users.get(ann.id));
      const bodies = mock.calls('users.updatePlan').map(({ body }) => body);
      return { name, plan, listed: listed.length, gone, bodies };
    }),

  breaks: (options: Options) =>
    withMock(options, async (mock) => {
      const admin = clientOf(mock, { maxRetries: 0 });
      mock.on('users.get').fail('SERVICE_UNAVAILABLE').times(1);
      mock.on('users.get').networkError().times(1);
      mock.on('users.get').malformed().times(1);
      const failures: string[] = [];
      for (const id of ['user_1', 'user_2', 'user_3']) {
        failures.push((await failureOf(admin.users.get(id))).split(':', 1).join());
      }
      return { failures, after: (await admin.users.get('user_4')).id };
    }),

  waitsForItsLimit: (options: Options) =>
    withMock(options, async (mock) => {
      const { token: apiKey } = mock.keys.create({ rate_limit: 3 });
      const waits: number[] = [];
      const admin = clientOf(mock, { apiKey, onThrottle: ({ waitMs }) => waits.push(waitMs) });
      const ids = ['user_1', 'user_2', 'user_3'];
      const users = Promise.all(ids.map((id) => admin.users.get(id)));
      await mock.clock.advance('61s');
      const retried = admin.users.get('user_4').then(({ id }) => id);
      mock.on('users.get').fail('RATE_LIMIT_EXCEEDED', { retryAfter: 2 }).times(1);
      await mock.clock.advance('3s');
      const read = (await users).map(({ id }) => id);
      return { read, retried: await retried, waits: waits.length, asked: mock.calls().length };
    }),

  asksOthers: (options: Options) =>
    withMock(options, async (_, admin) => {
      const own = await (await fetch('/own', { method: 'POST', body: 'from the page' })).text();
      const elsewhere = await failureOf(fetch('https://elsewhere.test/'));
      return { own, elsewhere, user: (await admin.users.get('user_1')).id };
    }),

  asksWithoutBody: (options: Options) =>
    withMock(options, async (mock) => {
      const headers = { authorization: `Bearer ${mock.adminKey}` };
      const url = `${mock.baseUrl}/api/external/users/user_1`;
      const head = await fetch(url, { method: 'HEAD', headers });
      const turn = await fetch('/__keyturn/turn');
      return {
        head: [head.status, head.headers.has('x-ratelimit-limit'), await head.text()],
        turn: [turn.status, await turn.text()],
      };
    }),

  givesUp: (options: Options) =>
    withMock(options, async (mock) => {
      const headers = { authorization: `Bearer ${mock.adminKey}` };
      const url = `${mock.baseUrl}/api/external/users/user_1`;
      mock.on('users.get').stall().times(1);
      const signal = AbortSignal.timeout(100);
      const beforeHeaders = await failureOf(fetch(url, { headers, signal }));
      mock.on('users.get').stall('body').times(1);
      const half = new AbortController();
      const response = await fetch(url, { headers, signal: half.signal });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const { value } = await reader.read();
      const rest = failureOf(reader.read());
      half.abort();
      const text = new TextDecoder().decode(value);
      return { beforeHeaders, status: response.status, text, withinBody: await rest };
    }),

  async stopsWhileOneWaits(options: Options) {
    const mock = await startMock(options);
    const { baseUrl, adminKey } = mock;
    const url = `${baseUrl}/api/external/users/user_1`;
    const ask = () => fetch(url, { headers: { authorization: `Bearer ${adminKey}` } });
    mock.on('users.get').stall();
    const waiting = failureOf(ask());
    await mock.clock.advance(0);
    await Promise.all([mock.stop(), mock.stop()]);
    const afterwards = (await ask()).status;
    const again = await startMock(options);
    const { status } = await ask();
    await again.stop();
    return { waiting: await waiting, afterwards, again: status };
  },

  /** As a worker of version 2 does behind the stop, more often than not too late for the next start. */
  async startsWhileTheWorkerGoes(options: Options) {
    const statuses: number[] = [];
    for (let round = 1; round <= 5; round += 1) {
      await navigator.serviceWorker.register('/mockServiceWorker.js');
      const registration = await navigator.serviceWorker.ready;
      const gone = registration.unregister();
      await withMock(options, async ({ baseUrl, adminKey }) => {
        await gone;
        const headers = { authorization: `Bearer ${adminKey}` };
        statuses.push((await fetch(`${baseUrl}/api/external/users/user_1`, { headers })).status);
      });
    }
    return statuses;
  },

  async startsTwice(options: Options) {
    const mock = await startMock(options);
    const second = await failureOf(startMock(options));
    await mock.stop();
    return second;
  },

  failsToStart: (options: Options) => failureOf(startMock(options)),

  leavesTheOverrideUnused: (options: Options) =>
    failureOf(
      withMock(options, async (mock) => {
        mock.on('users.get').networkError();
      }),
    ),
};

export type Scenarios = typeof scenarios;

Object.assign(globalThis, { scenarios });
