import { operationTable } from '@keyturn/contract';
import { describe, expect, it } from 'vitest';
import { type Coverage, coverageTable, mergeCoverage } from './coverage.ts';
import { createMock } from './mock.ts';
import { requester } from './test-requests.ts';

const USER = '/api/external/users/user_1';

async function someCoverage(): Promise<Coverage> {
  const mock = createMock();
  const send = requester(mock);
  await send('GET', USER);
  await send('GET', '/api/external/users/nobody');
  mock.on('users.get').networkError().times(1);
  await send('GET', USER).catch(() => undefined);
  await send('GET', '/api/external/nothing');
  mock.reset();
  await send('GET', USER);
  return mock.coverage();
}

describe('the coverage', () => {
  it('has a row for every operation, with the codes that were seen and that were not', async () => {
    const coverage = await someCoverage();
    expect(coverage.map(({ operation }) => operation)).toEqual(Object.keys(operationTable));
    const { unseen, ...row } = coverage.find(({ operation }) => operation === 'users.get') ?? {};
    expect(row).toEqual({
      operation: 'users.get',
      calls: 4,
      succeeded: 2,
      failed: { NOT_FOUND: 1 },
    });
    expect(unseen).toContain('INSUFFICIENT_SCOPE');
    expect(unseen).not.toContain('NOT_FOUND');
  });

  it('adds up over mocks', async () => {
    const once = await someCoverage();
    const twice = mergeCoverage(once, once);
    expect(twice.find(({ operation }) => operation === 'users.get')).toMatchObject({
      calls: 8,
      succeeded: 4,
      failed: { NOT_FOUND: 2 },
    });
    expect(mergeCoverage()).toEqual(createMock().coverage());
  });

  it('prints as a table', async () => {
    const lines = coverageTable(await someCoverage()).split('\n');
    expect(lines[0]).toMatch(/^operation +calls +ok +codes +errors seen$/);
    expect(lines).toContainEqual(expect.stringMatching(/^users\.get +4 +2 +1\/\d+ +NOT_FOUND 1$/));
    expect(lines.at(-1)).toBe('1 of 47 operations were called.');
  });
});
