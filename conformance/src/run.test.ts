import { describe, expect, it } from 'vitest';
import { runOnMock } from '../test/run-on-mock.ts';
import { catalogue } from './index.ts';

const BACKGROUND = catalogue.filter(({ background }) => background).map(({ id }) => id);

// Thousands of requests, which take their time on a busy machine.
describe('a run on the mock', { timeout: 120_000 }, () => {
  it('finds nothing wrong, skips nothing, and leaves no key behind', async () => {
    const { mock, report } = await runOnMock({ skip: BACKGROUND });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.checks.filter(({ verdict }) => verdict !== 'passed').map(({ id }) => id)).toEqual(
      BACKGROUND,
    );
    const left = await mock.fetch(`${mock.baseUrl}/api/api-tokens`, {
      headers: { Authorization: `Bearer ${mock.adminKey}` },
    });
    expect(await left.json()).toEqual({ tokens: [] });
  });

  it.each(BACKGROUND)('passes %s, which waits beside the others', async (id) => {
    const { report } = await runOnMock({ only: [id] });
    const result = report.checks.find((check) => check.id === id);
    expect(result).toMatchObject({ verdict: 'passed', findings: [] });
  });
});
