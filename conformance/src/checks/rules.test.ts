import { createMock } from '@keyturn/mock-server';
import { expect, it } from 'vitest';
import { runConformance } from '../index.ts';

it('says of a server without records that there was nothing to look at', async () => {
  const { baseUrl: url, adminKey: key, fetch } = createMock({ data: 'empty' });
  const report = await runConformance({ url, key, fetch, seed: 1, only: ['rules'] });
  const looked = report.checks.filter(({ verdict }) => verdict !== 'skipped');
  expect(looked.map(({ id }) => id)).toEqual(['rules.unknown-withdrawal']);
  expect(report.verdict).toBe('conformant');
});
