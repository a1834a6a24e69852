import { createMock } from '@keyturn/mock-server';
import { expect, it } from 'vitest';
import { runConformance } from '../index.ts';

/** A server that resets some of the connections over which too much is sent. */
function runWhereResets(isReset: (number: number) => boolean) {
  const { baseUrl: url, adminKey: key, fetch } = createMock();
  let large = 0;
  return runConformance({
    ...{ url, key, seed: 1, only: ['input.size'] },
    async fetch(input, init) {
      if (String(init?.body ?? '').length > 1_000_000) {
        large += 1;
        if (isReset(large)) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      }
      return fetch(input, init);
    },
  });
}

it('asks again where a connection breaks before the 413 is read', async () => {
  const report = await runWhereResets((number) => number % 2 === 1);
  expect(report.verdict).toBe('conformant');
});

it('says what to do where no 413 can be read', async () => {
  const report = await runWhereResets(() => true);
  const result = report.checks.find(({ id }) => id === 'input.size');
  expect(result?.verdict).toBe('skipped');
  expect(result?.reason).toMatch(/ECONNRESET.* Read on/);
});
