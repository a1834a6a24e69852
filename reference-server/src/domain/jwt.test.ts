import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJwts, looksLikeJwt } from './jwt.ts';

const START = Date.parse('2026-02-20T10:00:00.000Z');

afterEach(() => {
  vi.restoreAllMocks();
});

function setUp({ ttlSeconds = 60, startMs = START } = {}) {
  let now = startMs;
  const jwts = createJwts({
    secret: 'a secret for tests only, of more than 32 bytes',
    ttlSeconds,
    clock: { now: () => now },
    randomBytes: (length) => new Uint8Array(length),
  });
  return {
    jwts,
    issue: async (keyEndMs: number | null = null) => {
      const issued = await jwts.issue('token:1', keyEndMs);
      if (issued === undefined) throw new Error('No JWT was issued.');
      return issued;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('a JWT', () => {
  it('lives for its whole lifetime, however far into a second it was made', async () => {
    const { jwts, issue, pass } = setUp({ ttlSeconds: 2, startMs: START + 999 });
    const { token, expiresInSeconds } = await issue();
    expect(expiresInSeconds).toBe(2);
    pass(2_000);
    expect((await jwts.verify(token)).kind).toBe('valid');
    pass(1);
    expect((await jwts.verify(token)).kind).toBe('expired');
  });

  it.each([
    [START + 10_500, 10, START + 10_000],
    [START + 60_000, 60, START + 60_000],
    [START + 90_000, 60, START + 60_000],
  ])('of a key that ends at %i lives for %i seconds', async (keyEndMs, seconds, expiresAtMs) => {
    const { issue } = setUp();
    expect(await issue(keyEndMs)).toMatchObject({ expiresInSeconds: seconds, expiresAtMs });
  });

  it('is not made for a key that ends within the second', async () => {
    const { jwts } = setUp();
    expect(await jwts.issue('token:1', START + 999)).toBeUndefined();
  });

  it('is verified once: after that no crypto is done until it ends', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify');
    const { jwts, issue, pass } = setUp();
    const { token, expiresAtMs } = await issue();
    for (let i = 0; i < 5; i += 1) {
      expect(await jwts.verify(token)).toEqual({ kind: 'valid', subject: 'token:1', expiresAtMs });
    }
    expect(verify).toHaveBeenCalledTimes(1);
    pass(60_000);
    expect(await jwts.verify(token)).toEqual({ kind: 'expired' });
  });

  it('is verified again when the signatures were forgotten', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify');
    const { jwts, issue } = setUp();
    const { token } = await issue();
    await jwts.verify(token);
    expect(jwts.clear()).toBe(1);
    await jwts.verify(token);
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['eyJhbGciOiJIUzI1NiJ9.e30.x', true],
    ['eyJ', true],
    ['a.b.c', true],
    ['sk_live_abc', false],
    ['a.b', false],
    ['a.b.c.d', false],
  ])('%s looks like one: %s', (credential, expected) => {
    expect(looksLikeJwt(credential)).toBe(expected);
  });
});
