import { expect, it } from 'vitest';
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
