import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ServerProcess,
  startServerProcess,
} from '../../reference-server/test/server-process.ts';
import { exchangeOf } from '../test/exchange-of.ts';
import { bearer } from './credential.ts';
import type { Exchange } from './exchange.ts';
import { type Finding, runConformance } from './index.ts';
import { createOrigins } from './origins.ts';
import { reproductionOf } from './reproduction.ts';
import { createSecrets, variableOf } from './secrets.ts';

const run = promisify(execFile);
const KEY = 'sk_live_abcdefghijklmnopqrstuvwxyz012345';
const main = bearer('main', KEY);

function parts() {
  const secrets = createSecrets();
  secrets.keep(KEY, variableOf('main'));
  return { url: 'https://api.test', secrets, origins: createOrigins() };
}

describe('a reproduction', () => {
  it('reads its key from the environment', () => {
    const exchange = exchangeOf('auth.me', 200, {}, { credential: main });
    expect(reproductionOf([exchange], parts())).toBe(
      `curl -si -w '\\n' 'https://api.test/api/external/auth/me' -H "Authorization: Bearer $KEYTURN_API_KEY"`,
    );
  });

  it('gives Basic credentials as curl does', () => {
    const authorization = `Basic ${btoa(`${KEY}:`)}`;
    const exchange = exchangeOf('auth.me', 200, {}, { credential: { ...main, authorization } });
    expect(reproductionOf([exchange], parts())).toMatch(/ -u "\$KEYTURN_API_KEY:"$/);
  });

  it('lets the shell run nothing of what was said', async () => {
    const nasty = `'; echo ran; $(echo ran) \`echo ran\` "\\`;
    const exchange = exchangeOf(
      'models.create',
      400,
      {},
      {
        credential: { name: 'main', authorization: `Bearer ${KEY} ${nasty}` },
        headers: { 'X-Odd': nasty },
        body: nasty,
        path: `/api/external/models?${nasty}`,
      },
    );
    const script = `curl() { for word; do printf '%s\\n' "$word"; done; }\n${reproductionOf([exchange], parts())}`;
    const { stdout } = await run('sh', ['-c', script], { env: { KEYTURN_API_KEY: 'key' } });
    expect(stdout.split('\n')).toEqual([
      ...['-si', '-w', '\\n', '-X', 'POST', `https://api.test/api/external/models?${nasty}`],
      ...['-H', `Authorization: Bearer key ${nasty}`, '-H', `X-Odd: ${nasty}`],
      ...['--data-raw', nasty, ''],
    ]);
  });

  it('repeats a request in a loop', () => {
    const exchanges = [1, 2, 3, 4, 5].map(() => exchangeOf('system.health', 200, {}));
    expect(reproductionOf(exchanges, parts())).toBe(
      `for n in $(seq 5); do curl -si -w '\\n' 'https://api.test/api/external/system/health'; done`,
    );
  });

  it('makes the record in a path before, and takes its new id', () => {
    const { origins, ...others } = parts();
    const created = exchangeOf(
      'models.create',
      201,
      { data: { id: 'model_7' } },
      { credential: main, body: '{"name":"a"}' },
    );
    const read: Exchange = exchangeOf(
      'models.get',
      404,
      {},
      {
        credential: main,
        path: '/api/external/models/model_7',
      },
    );
    origins.add(created);
    const [first, second] = reproductionOf([read], { ...others, origins }).split('\n');
    expect(first).toMatch(/^ID=\$\(curl -s -X POST .* --data-raw '\{"name":"a"\}' \| sed -n /);
    expect(second).toContain('"https://api.test/api/external/models/$ID"');
  });
});

describe('reproductions, pasted into a shell', () => {
  let server: ServerProcess;
  let findings: ReadonlyMap<string, Finding>;

  beforeAll(async () => {
    server = await startServerProcess({ env: { AUTH_FAILURE_LIMIT: '10000' } });
    // Every refusal has another code, so that a check of each kind finds something.
    const report = await runConformance({
      url: server.baseUrl,
      key: server.adminKey,
      only: ['credentials', 'access', 'jwts', 'life-cycles', 'rules', 'rotations', 'idempotency'],
      seed: 1,
      async fetch(input, init) {
        const response = await globalThis.fetch(input, init);
        if (response.ok || response.status === 429) return response;
        const { status, headers } = response;
        const text = (await response.text()).replace(/"code":"\w+"/, '"code":"ODD"');
        return new Response(text, { status, headers });
      },
    });
    findings = new Map(
      report.checks.flatMap(({ id, findings: [first] }) => (first ? [[id, first] as const] : [])),
    );
  }, 60_000);
  afterAll(() => server?.stop());

  it.each([
    'credentials.none',
    'credentials.scheme',
    'credentials.wrong',
    'credentials.expired',
    'credentials.disabled',
    'access.scope',
    'access.endpoints',
    'access.addresses',
    'jwts.disabled-key',
    'jwts.deleted-key',
    'jwts.narrowed-key',
    'life-cycles.delete',
    'life-cycles.unique',
    'rotations.settings',
    'idempotency.other-body',
  ])('give the status that was found: %s', { timeout: 20_000 }, async (id) => {
    const finding = findings.get(id);
    const script = finding?.reproduction ?? `echo no finding: ${[...findings.keys()]}`;
    const env = { PATH: process.env['PATH'], KEYTURN_API_KEY: server.adminKey };
    const { stdout } = await run('sh', ['-c', script], { env });
    const statuses = [...stdout.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status);
    expect(statuses.at(-1), `${script}\n${stdout}`).toBe(String(finding?.requests.at(-1)?.status));
  });
});
