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
      queue(first.work),
      queue(async () => started.push(2)),
      queue(async () => started.push(3)),
    ];
    await Promise.resolve();
    expect(started).toEqual([]);
    first.resolve('done');
    await Promise.all(results);
    expect(started).toEqual([2, 3]);
  });

  it('refuses at once when too many wait', async () => {
    const queue = createBoundedQueue(1, 1);
    const first = controlled();
    const running = queue(first.work);
    const waits = queue(async () => 'waited');
    await expect(queue(async () => 'refused')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      details: { retryAfterSeconds: 1 },
    });
    first.resolve('done');
    expect(await Promise.all([running, waits])).toEqual(['done', 'waited']);
  });

  it('goes on after a piece that failed', async () => {
    const queue = createBoundedQueue(1, 1);
    const first = controlled();
    const failing = queue(first.work);
    const next = queue(async () => 'next');
    first.reject(new Error('broken'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });
});
