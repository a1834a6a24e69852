import { expect, it } from 'vitest';
import { mockInItsTime } from '../../test/run-on-mock.ts';
import { runConformance } from '../index.ts';

it('does not hold it against a token that its end came while the server made it', async () => {
  const { mock, clock } = mockInItsTime();
  const report = await runConformance({
    ...{ url: mock.baseUrl, key: mock.adminKey, clock, seed: 1, only: ['tokens.end'] },
    async fetch(input, init) {
      const answer = await mock.fetch(input, init);
      if (String(init?.body).includes('expires_at')) await mock.clock.advance('10s');
      return answer;
    },
  });
  expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
  expect(report.verdict).toBe('conformant');
});
