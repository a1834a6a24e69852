import { createMock } from '@keyturn/mock-server';
import { describe, expect, it } from 'vitest';
import { runConformance } from './index.ts';

describe('a run', () => {
  it('finds nothing wrong with the mock, and leaves no key behind', async () => {
    const mock = createMock();
    const report = await runConformance({
      url: mock.baseUrl,
      key: mock.adminKey,
      fetch: mock.fetch,
    });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.verdict).toBe('conformant');
    const left = await mock.fetch(`${mock.baseUrl}/api/api-tokens`, {
      headers: { Authorization: `Bearer ${mock.adminKey}` },
    });
    expect(await left.json()).toEqual({ tokens: [] });
  });
});
