import { describe, expect, it } from 'vitest';
import { mockInItsTime, runOnMock } from '../test/run-on-mock.ts';
import { UsageError } from './fixture.ts';
import { runConformance } from './index.ts';
import { includesManagement, operationsOf, refuseUnknown } from './selection.ts';

describe('checks', () => {
  const ids = ['pages.order', 'pages.bounds', 'jwts.claims'];

  it.each([
    ['page', 'Is pages meant?'],
    ['Pages.order', 'Is pages.order meant?'],
    ['pages.orders', 'Is pages.order meant?'],
    ['pages.sequence', 'There are pages.order, pages.bounds.'],
    ['lists', 'Areas: pages, jwts.'],
  ])('are refused when none is called "%s", with what there is', (name, suggestion) => {
    const message = `No check is called "${name}". ${suggestion} --list shows every id.`;
    expect(() => refuseUnknown(['jwts', name], ids)).toThrow(new UsageError(message));
  });
});

describe('operations', () => {
  it.each([
    ['an area', ['auth'], ['auth.validate', 'auth.me']],
    ['an operation', ['users.list'], ['users.list']],
    ['both', ['auth.me', 'users.get'], ['auth.me', 'users.get']],
  ])('are chosen by %s', (_, selectors, ids) => {
    expect(operationsOf(selectors).map(({ id }) => id)).toEqual(ids);
  });

  it('are all of them where nothing is said', () => {
    expect(operationsOf(undefined)).toHaveLength(47);
  });

  it.each([
    ['pages', 'Areas: auth, users, models, '],
    ['', 'Areas: auth, users, models, '],
    ['user', 'Is users meant?'],
    ['users.lst', 'Is users.list meant?'],
    ['auth.whoami', 'There are auth.validate, auth.me.'],
  ])('are refused when nothing is called "%s", with what there is', (name, suggestion) => {
    expect(() => operationsOf([name])).toThrow(UsageError);
    expect(() => operationsOf([name])).toThrow(`No operation is called "${name}". ${suggestion}`);
  });

  it('let a run make keys only where tokens are managed', () => {
    expect(includesManagement(operationsOf(['apiTokens']))).toBe(true);
    expect(includesManagement(operationsOf(['auth', 'users', 'apiTokens.list']))).toBe(false);
  });
});

describe('a run with --operations', () => {
  it('asks for nothing else, and says of other checks what they need', {
    timeout: 60_000,
  }, async () => {
    const { report, mock } = await runOnMock({ operations: ['auth', 'users'] });
    const asked = mock.calls().map(({ operation }) => operation?.split('.')[0]);
    expect(new Set(asked)).toEqual(new Set(['auth', 'users', undefined]));
    const { verdict, reason } = report.checks.find(({ id }) => id === 'rules.reorder') ?? {};
    expect({ verdict, reason }).toEqual({
      verdict: 'skipped',
      reason:
        'It needs models.create, which is not among --operations, or beyond the scopes of the key.',
    });
    expect(report.checks.find(({ id }) => id === 'pages.order')?.verdict).toBe('passed');
  });
});

describe('a run with a key of few scopes', () => {
  it.each([
    ['that may manage tokens', ['tokens:*', 'users:*']],
    ['that may only read', ['*:read']],
  ] as const)('%s skips what is beyond them', { timeout: 60_000 }, async (_, scopes) => {
    const { mock, clock } = mockInItsTime();
    const { token: key } = mock.keys.create({ scopes: [...scopes], environment: 'test' });
    const { baseUrl: url, fetch } = mock;
    const report = await runConformance({ url, key, fetch, clock, seed: 1, skip: ['guesses'] });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.checks.find(({ id }) => id === 'rules.reorder')?.verdict).toBe('skipped');
    expect(report.checks.find(({ id }) => id === 'pages.order')?.verdict).toBe('passed');
  });
});

describe('a run beside a server with another time', () => {
  it.each([-5_000, 5_000])('goes by the time of the server, %d ms ahead', async (aheadMs) => {
    const { mock, clock } = mockInItsTime();
    const { baseUrl: url, adminKey: key, fetch } = mock;
    const here = { ...clock, now: () => clock.now() - aheadMs };
    const only = ['credentials.expired', 'tokens.end', 'tokens.prune', 'jwts.end-of-key'];
    const report = await runConformance({ url, key, fetch, clock: here, seed: 1, only });
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.checks.filter(({ verdict }) => verdict === 'passed')).toHaveLength(4);
  });
});

describe('a run on live data', () => {
  it('changes no record that it found', { timeout: 60_000 }, async () => {
    const only = ['input', 'rules', 'tokens.prune'];
    const { report, mock } = await runOnMock({ environment: 'live', only });
    const isOwn = /^(?:auth|models|blogs|apiTokens)\.(?!prune|reorder)/;
    const changed = mock
      .calls()
      .filter(({ method, status = 500 }) => method !== 'GET' && status < 300)
      .filter(({ operation = '' }) => !isOwn.test(operation));
    expect(changed).toEqual([]);
    expect(report.checks.find(({ id }) => id === 'rules.balance')?.reason).toMatch(/live/);
    expect(report.verdict).toBe('conformant');
  });
});
