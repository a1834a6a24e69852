import { describe, expect, it } from 'vitest';
import { mockInItsTime } from '../test/run-on-mock.ts';
import { runConformance } from './index.ts';

it('waits out the limit of wrong credentials, which a run before may have used up', async () => {
  const { mock, clock } = mockInItsTime();
  const { baseUrl: url, adminKey: key, fetch } = mock;
  for (const only of [['guesses'], ['credentials', 'jwts.forged']]) {
    const report = await runConformance({ url, key, fetch, clock, seed: 1, only });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.verdict).toBe('conformant');
  }
});

it('tells of each wait', async () => {
  const { mock, clock } = mockInItsTime();
  const { token: key } = mock.keys.create({ environment: 'test', rate_limit: 1 });
  const { baseUrl: url, fetch } = mock;
  const waits: number[] = [];
  const report = await runConformance({
    ...{ url, key, fetch, clock, seed: 1, only: ['pages.stable'], readOnly: true },
    onProgress(progress) {
      if (progress.type === 'waiting') waits.push(progress.seconds);
    },
  });
  expect(report.verdict).toBe('conformant');
  expect(waits.length).toBeGreaterThan(0);
  expect(Math.max(...waits)).toBeLessThanOrEqual(60);
});

describe('a key that has no requests left for a long time', () => {
  function exhausted(requests: number) {
    const { mock, clock } = mockInItsTime();
    const tier = { environment: 'test', rate_limit_tier: 'free' } as const;
    const { token: key } = mock.keys.create({ ...tier, scopes: ['*:read'] });
    let sent = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      sent += 1;
      if (sent === requests) mock.rateLimit.exhaust(key);
      return mock.fetch(input, init);
    };
    return { url: mock.baseUrl, key, clock, fetch, seed: 1, only: ['pages'] };
  }

  it('is refused at the start', async () => {
    const message = /The key "main" has no requests left for \d+ minutes\. Wait, or give another/;
    await expect(runConformance(exhausted(1))).rejects.toThrow(message);
  });

  it('leaves undecided what is still to be asked', async () => {
    const report = await runConformance(exhausted(5));
    expect(report.verdict).toBe('inconclusive');
    const reasons = report.checks.flatMap(({ verdict, reason }) =>
      verdict === 'inconclusive' ? [reason] : [],
    );
    expect(reasons[0]).toMatch(/has no requests left/);
  });
});
