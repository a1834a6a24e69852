import { expect, it } from 'vitest';
import { mockInItsTime, runOnMock } from '../../test/run-on-mock.ts';
import { runConformance } from '../index.ts';

const only = ['limits.headers', 'limits.agreement', 'pages.bounds'];

/** Changes headers, where an answer has them. */
function withHeaders(change: (name: string, value: string) => string) {
  return (response: Response): Response => {
    const headers = [...response.headers].map(([name, value]) => [name, change(name, value)]);
    return new Response(response.body, {
      status: response.status,
      headers: Object.fromEntries(headers),
    });
  };
}

it.each([
  ['spaces', (value: string) => value.replaceAll(';', '; ')],
  ['another order', (value: string) => value.replace(/;(\w=\d+);(\w=\d+)/, ';$2;$1')],
  ['a second limit', (value: string) => `${value}, "day";q=9;w=86400;r=8;t=7`],
])('takes limits in structured fields with %s', async (_, change) => {
  const tamper = withHeaders((name, value) =>
    /^ratelimit(-policy)?$/.test(name) ? change(value) : value,
  );
  const { report } = await runOnMock({ only, tamper });
  expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
});

it('goes by the time of the server where this machine has another', async () => {
  const { mock, clock } = mockInItsTime();
  const report = await runConformance({
    ...{ url: mock.baseUrl, key: mock.adminKey, seed: 1, only },
    async fetch(input, init) {
      const { status, headers, body } = await mock.fetch(input, init);
      const answer = new Response(body, { status, headers });
      answer.headers.set('Date', new Date(mock.clock.now()).toUTCString());
      return answer;
    },
    clock: { ...clock, now: () => clock.now() + 600_000 },
  });
  expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
});
