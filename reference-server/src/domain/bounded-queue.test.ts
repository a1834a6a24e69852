import { describe, expect, it } from 'vitest';
import { createBoundedQueue } from './bounded-queue.ts';

function controlled() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { work: () => promise, resolve, reject };
}

describe('a bounded queue', () => {
  it('runs as many at once as it may, and the others in order', async () => {
    const queue = createBoundedQueue(1, 10);
    const first = controlled();
    const started: number[] = [];
    const results = [
      queue('one', first.work),
      queue('one', async () => started.push(2)),
      queue('one', async () => started.push(3)),
    ];
    await Promise.resolve();
    expect(started).toEqual([]);
    first.resolve('done');
    await Promise.all(results);
    expect(started).toEqual([2, 3]);
  });

  it('serves senders in turn, however many pieces one of them has waiting', async () => {
    const queue = createBoundedQueue(1, 10);
    const first = controlled();
    const ended: string[] = [];
    const results = [
      queue('one', first.work),
      ...['one a', 'one b', 'one c', 'two a', 'three a', 'two b'].map((name) =>
        queue(name.split(' ')[0] ?? '', async () => ended.push(name)),
      ),
    ];
    first.resolve('done');
    await Promise.all(results);
    expect(ended).toEqual(['one a', 'two a', 'three a', 'one b', 'two b', 'one c']);
  });

  it('refuses the latest piece of the sender that has most, when too many wait', async () => {
    const queue = createBoundedQueue(1, 3);
    const first = controlled();
    const outcomes = [
      queue('one', first.work),
      ...['one', 'one', 'one', 'two', 'two'].map((sender) =>
        queue(sender, async () => sender).catch((error) => `${sender} ${error.code}`),
      ),
    ];
    first.resolve('done');
    expect(await Promise.all(outcomes)).toEqual([
      'done',
      'one',
      'one',
      'one SERVICE_UNAVAILABLE',
      'two',
      'two SERVICE_UNAVAILABLE',
    ]);
  });

  it('refuses at once when too many wait', async () => {
    const queue = createBoundedQueue(1, 1);
    const first = controlled();
    const running = queue('one', first.work);
    const waits = queue('one', async () => 'waited');
    await expect(queue('one', async () => 'refused')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      details: { retryAfterSeconds: 1 },
    });
    first.resolve('done');
    expect(await Promise.all([running, waits])).toEqual(['done', 'waited']);
  });

  it('goes on after a piece that failed', async () => {
    const queue = createBoundedQueue(1, 1);
    const first = controlled();
    const failing = queue('one', first.work);
    const next = queue('one', async () => 'next');
    first.reject(new Error('broken'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });
});
