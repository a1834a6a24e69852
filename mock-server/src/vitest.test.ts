import { describe, expect, it } from 'vitest';
import { coverage, test } from './vitest.ts';

describe('the mock of a test', () => {
  test('is new for each test: first', ({ mock }) => {
    expect(mock.seed.user().id).toBe('user_1001');
  });

  test('is new for each test: second', ({ mock }) => {
    expect(mock.seed.user().id).toBe('user_1001');
  });

  test.fails('is verified when the test ends', ({ mock }) => {
    mock.on('users.get').malformed();
  });

  test('is counted in the coverage of the file', async ({ mock }) => {
    await mock.fetch(`${mock.baseUrl}/api/external/system/health`);
  });

  it('was counted in the coverage of the file', () => {
    const called = coverage().filter(({ calls }) => calls > 0);
    expect(called.map(({ operation }) => operation)).toEqual(['system.health']);
  });
});

describe('the options of a mock', () => {
  test.override({ mockOptions: { data: 'empty' } });

  test('hold for the tests of a suite', ({ mock }) => {
    expect(mock.seed.user().id).toBe('user_1');
  });
});

describe.concurrent('sixty tests at once', () => {
  test.for(Array.from({ length: 60 }, (_, index) => index))(
    'share nothing: %i',
    async (index, { mock, expect: expectHere }) => {
      for (let added = 0; added < index; added += 1) mock.seed.user();
      await mock.clock.advance(index);
      const response = await mock.fetch(`${mock.baseUrl}/api/external/users?perPage=1`, {
        headers: { authorization: `Bearer ${mock.adminKey}` },
      });
      const { pagination, meta } = await response.json();
      expectHere(pagination.total).toBe(1000 + index);
      expectHere(Date.parse(meta.timestamp)).toBe(Date.parse('2026-01-01T00:00:00Z') + index);
      expectHere(mock.calls()).toHaveLength(1);
    },
  );
});
