/** Guessing keys, and asking so often that others cannot. */
import { expect, it } from 'vitest';
import { overStores } from '../../src/over-stores.suite.ts';
import type { KeyHasher } from '../../src/ports.ts';
import { createMemoryStore } from '../../src/stores/memory/memory-store.ts';
import { createTestApp, ROOT_KEY, START, type TestServer } from '../../src/test-server.ts';
import { wrongKeyOfPrefix } from './wrong-key.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';

const from = (remoteAddress: string, key: string) => ({ key, info: { remoteAddress } });

async function statuses(server: TestServer, times: number, request: ReturnType<typeof from>) {
  const found: number[] = [];
  for (let i = 0; i < times; i += 1) found.push((await server.send('GET', USERS, request)).status);
  return found;
}

overStores('guessing', (start) => {
  it('costs no comparison of hashes for what is no key and for unknown prefixes', async () => {
    const server = await start({ authFailureLimit: 1_000 });
    const { key } = await server.createToken();
    const unknown = Array.from({ length: 100 }, (_, variant) =>
      wrongKeyOfPrefix('sk_live_00000000', variant),
    );
    for (const guess of [...unknown, key.slice(0, -1), `${key}x`, 'x', 'eyJ.eyJ.x']) {
      expect((await server.send('GET', USERS, { key: guess })).status).toBe(401);
    }
    expect(server.hashing.verified).toBe(0);
  });

  it('costs one comparison for each key of a known prefix, and none again for a right one', async () => {
    const server = await start();
    const { key } = await server.createToken();
    for (let i = 0; i < 10; i += 1) {
      await server.send('GET', USERS, { key: wrongKeyOfPrefix(key, i) });
    }
    expect(server.hashing.verified).toBe(10);
    for (let i = 0; i < 10; i += 1) await server.send('GET', USERS, { key });
    expect(server.hashing.verified).toBe(11);
  });

  it.each(['wrong', 'eyJ.eyJ.x', 'sk_live_123123123123123123123123121ymegc'])(
    '429 from the 61st %s in a minute on, in both families, and not a moment longer than a minute',
    async (key) => {
      const server = await start();
      const request = from('203.0.113.9', key);
      expect(new Set(await statuses(server, 60, request))).toEqual(new Set([401]));
      expect((await server.send('GET', USERS, request)).status).toBe(429);
      const refused = await server.send('GET', TOKENS, request);
      expect([refused.status, refused.body.code]).toEqual([429, 'TOO_MANY_AUTH_FAILURES']);
      server.pass(60_000);
      expect((await server.send('GET', USERS, request)).status).toBe(401);
    },
  );

  it('counts an address in all of its spellings, and an IPv6 sender by its /64', async () => {
    const server = await start({ authFailureLimit: 3 });
    const attempt = async (address: string) =>
      (await statuses(server, 1, from(address, 'wrong')))[0];
    for (const same of ['203.0.113.9', '::ffff:203.0.113.9', '::ffff:cb00:7109']) {
      expect(await attempt(same)).toBe(401);
    }
    expect(await attempt('203.0.113.9')).toBe(429);
    expect(await attempt('203.0.113.10')).toBe(401);
    for (const host of ['::1', '1:2:3:4', 'ffff:ffff:ffff:ffff']) {
      expect(await attempt(`2001:db8:0:1:${host}`.replace(':::', '::'))).toBe(401);
    }
    expect(await attempt('2001:DB8:0:1::5%eth0')).toBe(429);
    expect(await attempt('2001:db8:0:2::1')).toBe(401);
  });

  it('is not hidden by X-Forwarded-For from a peer that is no proxy', async () => {
    const server = await start({ authFailureLimit: 3 });
    const found: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const headers = { 'X-Forwarded-For': `192.0.2.${i}`, Forwarded: `for=192.0.2.${i}` };
      const request = { ...from('203.0.113.9', 'wrong'), headers };
      found.push((await server.send('GET', USERS, request)).status);
    }
    expect(found).toEqual([401, 401, 401, 429, 429]);
  });

  it('leaves right keys and JWTs from the same address alone, new ones too', async () => {
    const server = await start({ authFailureLimit: 1 });
    const { key } = await server.createToken();
    const address = '203.0.113.9';
    await statuses(server, 5, from(address, 'wrong'));
    const exchange = '/api/external/auth/validate';
    const { body } = await server.send('POST', exchange, from(address, key));
    const jwt = from(address, body.data.token);
    expect((await server.send('GET', USERS, jwt)).status).toBe(200);
    expect((await server.send('GET', USERS, from(address, ROOT_KEY))).status).toBe(200);
    expect((await server.send('GET', USERS, from(address, 'wrong'))).status).toBe(429);
  });

  it('does not count what is no wrong credential', async () => {
    const server = await start({ authFailureLimit: 1, jwtTtlSeconds: 1 });
    const { id, key } = await server.createToken();
    const { body } = await server.send('POST', '/api/external/auth/validate', { key });
    server.pass(1_000);
    await server.send('PUT', `${TOKENS}/${id}`, { body: { active: false } });
    for (let i = 0; i < 3; i += 1) {
      for (const request of [{ key: null }, { authorization: 'Digest x' }, { key }]) {
        expect((await server.send('GET', USERS, request)).status).toBe(401);
      }
      const expired = await server.send('GET', USERS, { key: body.data.token });
      expect(expired.body.error.code).toBe('TOKEN_EXPIRED');
    }
  });
});

/** A hasher that compares one key after the other, each when the test says so. */
function steppedHasher() {
  const waiting: (() => void)[] = [];
  const compared: string[] = [];
  const hasher: KeyHasher = {
    hash: async (key) => key,
    async verify(key, hash) {
      compared.push(key);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return key === hash;
    },
    digest: (key) => key,
  };
  return { hasher, compared, step: () => waiting.shift()?.() };
}

it('a flood of wrong keys with a known prefix does not keep others waiting', async () => {
  const { hasher, compared, step } = steppedHasher();
  const clock = { now: () => START, monotonic: () => 0, after: () => () => undefined };
  let lookedUp = 0;
  const app = createTestApp({
    store: createMemoryStore(),
    clock,
    hasher,
    observer: {
      requestStarted: () => undefined,
      requestEnded: () => undefined,
      cacheLookedUp: () => {
        lookedUp += 1;
      },
    },
  });
  function send(path: string, key: string, remoteAddress: string, body?: object) {
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    return app.fetch(new Request(`http://localhost${path}`, init), { remoteAddress });
  }
  const created = await send(TOKENS, ROOT_KEY, '127.0.0.1', { name: 'Right', scopes: ['*'] });
  const { token } = (await created.json()) as { token: { token: string } };
  const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
  async function untilLookedUp(times: number) {
    while (lookedUp < times) await nextTurn();
    await nextTurn();
  }

  const flood = Array.from({ length: 1_000 }, (_, variant) =>
    send(USERS, wrongKeyOfPrefix(token.token, variant), '203.0.113.9'),
  );
  await untilLookedUp(1_000);
  const right = send(USERS, token.token, '198.51.100.1');
  await untilLookedUp(1_001);
  let isOver = false;
  const ended = Promise.all([...flood, right]).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    step();
    await nextTurn();
  }

  const found = (await ended).map(({ status }) => status);
  expect(found.pop()).toBe(200);
  // Two of the flood were under way, and one more had its turn.
  expect(compared.indexOf(token.token)).toBe(3);
  expect(found.filter((status) => status === 401)).toHaveLength(60);
  expect(found.filter((status) => status === 429)).toHaveLength(2 + 199 - 60);
  // Two at work and two hundred waiting are all; the right key took one of their places.
  expect(found.filter((status) => status === 503)).toHaveLength(1_000 - 2 - 199);
});
