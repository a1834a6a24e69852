import { expect, it, vi } from 'vitest';
import { mockInItsTime } from '../../test/run-on-mock.ts';

it('passes again with the same seed and the same key, in a process of its own', async () => {
  const { mock, clock } = mockInItsTime();
  const { token: key } = mock.keys.create({ scopes: ['models:*', 'blogs:*'], environment: 'test' });
  const { baseUrl: url, fetch } = mock;
  for (let i = 0; i < 2; i += 1) {
    vi.resetModules();
    const { runConformance } = await import('../index.ts');
    const only = ['idempotency.at-once', 'idempotency.replay'];
    const operations = ['auth', 'models', 'blogs'];
    const report = await runConformance({ url, key, fetch, clock, seed: 1, only, operations });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.verdict).toBe('conformant');
    await mock.clock.advance('1s');
  }
});
