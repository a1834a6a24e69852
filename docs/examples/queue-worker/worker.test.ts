import { createMock, type MockKeyOptions } from '@keyturn/mock-server';
import { Keyturn } from '@keyturn/sdk';
import { describe, expect, it } from 'vitest';
import { PATIENCE } from './patience.ts';
import { createMemoryQueue } from './queue.ts';
import { setBalance } from './set-balance.ts';
import { work } from './worker.ts';

const AT_ONCE = 200;
const REQUESTS_A_MINUTE = 60;
/** 1,000 requests; a test key would have ten times as many. */
const BY_THE_HOUR: MockKeyOptions = { environment: 'live', rate_limit_tier: 'free' };

function setUp(tasks = 200, limit: MockKeyOptions = { rate_limit: REQUESTS_A_MINUTE }) {
  const mock = createMock();
  const { token } = mock.keys.create({ scopes: ['users:write'], ...limit });
  const admin = new Keyturn({
    apiKey: token,
    baseUrl: mock.baseUrl,
    fetch: mock.fetch,
    clock: mock.clock,
    ...PATIENCE,
  });
  const queue = createMemoryQueue(
    Array.from({ length: tasks }, (_, index) => ({
      userId: `user_${(index % 1_000) + 1}`,
      tokens: 7,
    })),
  );
  const stop = new AbortController();
  const abandon = new AbortController();
  const failures: unknown[] = [];
  const run = () =>
    work({
      queue,
      concurrency: AT_ONCE,
      handle: (task, signal) => setBalance(admin, task, signal),
      stop: stop.signal,
      abandon: abandon.signal,
      onFailure: (_task, error) => failures.push(error),
    });
  return { mock, admin, queue, stop, abandon, failures, run };
}

describe('work', () => {
  it('does 200 tasks at once under a limit of 60 a minute, with no failure and no 429', async () => {
    const { mock, admin, failures, run } = setUp();
    await admin.auth.me();
    const tally = run();
    await mock.clock.advance('5m');

    expect(await tally).toEqual({ done: 200, givenBack: 0 });
    expect(failures).toEqual([]);
    expect(mock.calls().filter(({ status }) => status !== 200)).toEqual([]);
    expect(mock.calls('users.adjustTokens')).toHaveLength(200);
  });

  it('sits a limit by the hour out', async () => {
    const { mock, admin, failures, run } = setUp(1_100, BY_THE_HOUR);
    await admin.auth.me();
    const tally = run();
    await mock.clock.advance('2h');

    expect(await tally).toEqual({ done: 1_100, givenBack: 0 });
    expect(failures).toEqual([]);
    expect(mock.calls().filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('tries a task that fails once, and gives it back for another run', async () => {
    const { mock, queue, failures, run } = setUp(3);
    mock.on('users.adjustTokens').fail('NOT_FOUND');

    expect(await run()).toEqual({ done: 0, givenBack: 3 });
    expect(queue.waiting).toHaveLength(3);
    expect(mock.calls('users.adjustTokens')).toHaveLength(3);
    expect(failures).toHaveLength(3);
  });

  it('takes no more tasks once it is stopped, and ends those that run', async () => {
    const { mock, admin, queue, stop, run } = setUp(300);
    await admin.auth.me();
    const tally = run();
    stop.abort();
    await mock.clock.advance('5m');

    expect(await tally).toEqual({ done: AT_ONCE, givenBack: 0 });
    expect(queue.waiting).toHaveLength(100);
  });

  it('gives back what does not end in time', async () => {
    const { mock, admin, queue, stop, abandon, failures, run } = setUp();
    await admin.auth.me();
    const tally = run();
    await mock.clock.advance('1s'); // the first 58 are done, the others wait for quota
    stop.abort();
    abandon.abort();

    const { done, givenBack } = await tally;
    expect(done).toBe(REQUESTS_A_MINUTE - 2);
    expect(givenBack).toBe(AT_ONCE - done);
    expect(queue.waiting).toHaveLength(givenBack);
    expect(failures).toEqual([]);
  });
});
