import { expect, it } from 'vitest';
import { mockInItsTime } from '../../test/run-on-mock.ts';
import { runConformance } from '../index.ts';

/** A server that takes its time to make a key with an end. */
function runWhereMaking(takes: string) {
  const { mock, clock } = mockInItsTime();
  return runConformance({
    ...{ url: mock.baseUrl, key: mock.adminKey, clock, seed: 1 },
    only: ['tokens.end', 'jwts.end-of-key'],
    async fetch(input, init) {
      const answer = await mock.fetch(input, init);
      if (String(init?.body).includes('expires_at')) await mock.clock.advance(takes);
      return answer;
    },
  });
}

it('gives a key more time where its server makes it so slowly that the end has come', async () => {
  const report = await runWhereMaking('5s');
  expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
  expect(report.checks.filter(({ verdict }) => verdict === 'passed')).toHaveLength(2);
});

it('gives up where no key is made before its end', async () => {
  const report = await runWhereMaking('2m');
  const ends = report.checks.filter(({ id }) => ['tokens.end', 'jwts.end-of-key'].includes(id));
  const reason = expect.stringContaining('too slow');
  expect(ends).toMatchObject(Array(2).fill({ verdict: 'skipped', reason }));
});

it('gives a key more time where the server’s clock was told with a delay', async () => {
  const { mock, clock } = mockInItsTime();
  const report = await runConformance({
    ...{ url: mock.baseUrl, key: mock.adminKey, clock, seed: 1 },
    only: ['tokens.end', 'jwts.end-of-key'],
    async fetch(input, init) {
      const answer = await mock.fetch(input, init);
      if (String(init?.body).includes('expires_at')) await mock.clock.advance('1500ms');
      const late = (_: string, time: string) =>
        `"timestamp":"${new Date(Date.parse(time) - 2_000).toISOString()}"`;
      const text = (await answer.text()).replace(/"timestamp":"([^"]+)"/, late);
      return new Response(text, answer);
    },
  });
  expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
  expect(report.checks.filter(({ verdict }) => verdict === 'passed')).toHaveLength(2);
});
