import { describe, expect, it } from 'vitest';
import { mockInItsTime, runOnMock } from '../../test/run-on-mock.ts';
import { runConformance } from '../index.ts';

type Mock = ReturnType<typeof mockInItsTime>['mock'];
type Fetch = typeof globalThis.fetch;

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

describe('with a given key without a limit', () => {
  async function runWith(give: { lowLimit: boolean }, send?: (mock: Mock, low: string) => Fetch) {
    const { mock, clock } = mockInItsTime();
    const make = (settings: object) => mock.keys.create({ environment: 'test', ...settings }).token;
    const unlimited = { rate_limit_tier: 'enterprise' };
    const low = make({ rate_limit: 2 });
    const narrow = make({ ...unlimited, scopes: ['users:read'] });
    const report = await runConformance({
      ...{ url: mock.baseUrl, key: make({ ...unlimited, scopes: ['*:read'] }), clock, seed: 1 },
      fixture: { keys: { narrow, ...(give.lowLimit ? { lowLimit: low } : {}) }, waived: {} },
      fetch: send?.(mock, low) ?? mock.fetch,
      only: ['limits', 'pages.stable', 'access.scope', 'http'],
    });
    return {
      findings: report.checks.flatMap(({ findings }) => findings),
      results: report.checks.filter(({ id }) => /^limits\.(headers|agreement)$/.test(id)),
    };
  }

  it('finds nothing, and skips what looks at limits with the reason', async () => {
    const { findings, results } = await runWith({ lowLimit: false });
    expect(findings).toEqual([]);
    const reason = 'The key has no limit, and the fixture no key "lowLimit".';
    expect(results).toMatchObject(Array(2).fill({ verdict: 'skipped', reason }));
  });

  it('looks at the answers to a key that has one', async () => {
    const { findings, results } = await runWith({ lowLimit: true });
    expect(findings).toEqual([]);
    expect(results.map(({ verdict }) => verdict)).toEqual(['passed', 'passed']);
  });

  it('finds headers that are missing for a key that has one', async () => {
    const { results } = await runWith({ lowLimit: true }, (mock, low) => async (input, init) => {
      const answer = await mock.fetch(input, init);
      const isLow = new Headers(init?.headers).get('authorization') === `Bearer ${low}`;
      if (isLow) answer.headers.delete('ratelimit');
      return answer;
    });
    expect(results[0]).toMatchObject({ id: 'limits.headers', verdict: 'failed' });
  });
});
