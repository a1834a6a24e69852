/** What the page says of the hand-written client, tried on the client that it prints. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMock, type Mock } from '@keyturn/mock-server';
import { Keyturn, ParseError } from '@keyturn/sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { snippetsOf } from './test/snippets.ts';

type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;

let folder: string;
let mock: Mock;

interface Surroundings {
  readonly rateLimit?: number;
  /** What the machine's clock shows; the server's shows the first midnight of 2026. */
  readonly machineTime?: string;
  readonly fetch?: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/** The functions of the page, without the calls below them, and the SDK on the same server. */
async function bothClients({
  rateLimit = 1_000,
  machineTime = '2026-01-01T00:00:00Z',
  fetch,
}: Surroundings = {}): Promise<{ call: Call; admin: Keyturn }> {
  vi.useFakeTimers({ now: new Date(machineTime), toFake: ['Date'] });
  mock = createMock({ now: '2026-01-01T00:00:00Z' });
  const { token } = mock.keys.create({ rate_limit: rateLimit });
  vi.stubEnv('KEYTURN_BASE_URL', mock.baseUrl);
  vi.stubEnv('KEYTURN_API_KEY', token);
  vi.stubGlobal('fetch', fetch ?? mock.fetch);
  const [functions = ''] =
    snippetsOf('docs/migrating-from-fetch.md')[0]?.code.split('\nconst user = ') ?? [];
  const file = path.join(folder, 'before.ts');
  await writeFile(file, `${functions}\nexport { call };\n`);
  const { call } = (await import(pathToFileURL(file).href)) as { call: Call };
  return { call, admin: new Keyturn() };
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-before-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

const ids = Array.from({ length: 10 }, (_, index) => `user_${index + 1}`);

describe('the hand-written client, beside the SDK', () => {
  it('exchanges the key for each of ten calls that start at once', async () => {
    const { call, admin } = await bothClients();
    await Promise.all(ids.map((id) => call('GET', `/users/${id}`)));
    expect(mock.calls('auth.validate')).toHaveLength(10);
    await Promise.all(ids.map((id) => admin.users.get(id)));
    expect(mock.calls('auth.validate')).toHaveLength(11);
  });

  it('returns a 401 like data when its token has ended', async () => {
    const { call, admin } = await bothClients();
    await call('GET', '/users/user_1');
    await admin.users.get('user_1');
    mock.tokens.expire();
    expect(await call('GET', '/users/user_1')).toMatchObject({ error: { code: 'TOKEN_EXPIRED' } });
    expect(await admin.users.get('user_1')).toMatchObject({ id: 'user_1' });
  });

  it('exchanges the key for each call where the clock is fast', async () => {
    const { call, admin } = await bothClients({ machineTime: '2026-01-01T02:00:00Z' });
    await call('GET', '/users/user_1');
    await call('GET', '/users/user_1');
    expect(mock.calls('auth.validate')).toHaveLength(2);
    await admin.users.get('user_1');
    await admin.users.get('user_1');
    expect(mock.calls('auth.validate')).toHaveLength(3);
  });

  it('returns a 429 like data', async () => {
    const { call } = await bothClients({ rateLimit: 2 });
    await call('GET', '/users/user_1');
    const answer = await call('GET', '/users/user_1');
    expect(answer).toMatchObject({ error: { code: 'RATE_LIMIT_EXCEEDED' } });
  });

  it('fails with a SyntaxError on the page of a proxy', async () => {
    const page = async () => new Response('<html>Bad gateway</html>', { status: 200 });
    const { call, admin } = await bothClients({ fetch: page });
    await expect(call('GET', '/users/user_1')).rejects.toThrow(SyntaxError);
    await expect(admin.system.health()).rejects.toThrow(ParseError);
  });

  it('asks another endpoint for an id that climbs', async () => {
    const { call, admin } = await bothClients();
    await call('GET', '/users/../models');
    expect(mock.calls('models.list')).toHaveLength(1);
    expect(await admin.users.get('../models').result()).toMatchObject({ ok: false });
    expect(mock.calls('models.list')).toHaveLength(1);
  });
});
