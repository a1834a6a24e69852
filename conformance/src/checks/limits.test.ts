import { expect, it } from 'vitest';
import { mockInItsTime } from '../../test/run-on-mock.ts';
import { runConformance } from '../index.ts';

it('finds nothing with keys that a run before has just used, or that have a low limit', async () => {
  const { mock, clock } = mockInItsTime();
  const make = (settings: object) => mock.keys.create({ environment: 'test', ...settings }).token;
  const key = make({ scopes: ['users:*'] });
  const lowLimit = [6, 6, 6, 3].map((rate_limit) => make({ scopes: ['users:*'], rate_limit }));
  for (let run = 0; run < 2; run += 1) {
    const report = await runConformance({
      ...{ url: mock.baseUrl, key, fetch: mock.fetch, clock, seed: 1 },
      fixture: { keys: { lowLimit }, waived: {} },
      only: ['limits.falls', 'limits.beyond', 'limits.jwt-shares', 'limits.mistakes-count'],
    });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
  }
});
