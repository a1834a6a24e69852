/** JWTs that an attacker makes, edits or keeps. `src/http/jwt.test.ts` has the plain near misses. */
import { createHmac, generateKeyPairSync, sign as signWithKey } from 'node:crypto';
import { EncryptJWT } from 'jose';
import { expect, it } from 'vitest';
import { overStores } from '../../src/over-stores.suite.ts';
import { JWT_SECRET, START, type TestServer } from '../../src/test-server.ts';

const USERS = '/api/external/users';
const ME = '/api/external/auth/me';
const NOW = START / 1000;

const HEADER = { alg: 'HS256', typ: 'JWT' };
const CLAIMS = {
  iss: 'keyturn',
  aud: 'keyturn-admin-api',
  sub: 'token:1',
  jti: 'x',
  iat: NOW,
  exp: NOW + 60,
};

const encode = (text: string | Uint8Array) => Buffer.from(text).toString('base64url');

/** Signs texts as they are, so that a test can sign what no library would. */
function signText(payload: string, header: string, secret = JWT_SECRET, hash = 'sha256'): string {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
}

const sign = (claims: object, header: object = HEADER, secret?: string, hash?: string) =>
  signText(JSON.stringify({ ...CLAIMS, ...claims }), JSON.stringify(header), secret, hash);

const valid = sign({});
const [head = '', payload = '', signature = ''] = valid.split('.');

async function told(server: TestServer, jwt: string, path = USERS) {
  const { status, body } = await server.send('GET', path, { key: jwt });
  return [status, body.error?.code];
}

overStores('forged JWTs', (start) => {
  it('200 for the one that all of these are made from', async () => {
    const server = await start();
    await server.createToken();
    expect(await told(server, valid)).toEqual([200, undefined]);
    expect(await told(server, valid)).toEqual([200, undefined]);
  });

  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const jwk = publicKey.export({ format: 'jwk' });
  const rsaInput = `${encode('{"alg":"RS256","typ":"JWT"}')}.${payload}`;
  const rsa = `${rsaInput}.${signWithKey('sha256', Buffer.from(rsaInput), privateKey).toString('base64url')}`;

  it.each<[string, string]>([
    ['no algorithm, and the signature of HS256', sign({}, { alg: 'none', typ: 'JWT' })],
    ['no algorithm in capitals', `${encode('{"alg":"NONE","typ":"JWT"}')}.${payload}.`],
    ['an empty algorithm', sign({}, { alg: '', typ: 'JWT' })],
    ['no alg at all', sign({}, { typ: 'JWT' })],
    ['alg as a list', sign({}, { alg: ['HS256'], typ: 'JWT' })],
    ['alg in lower case', sign({}, { alg: 'hs256', typ: 'JWT' })],
    ['HS384 under the same secret', sign({}, { alg: 'HS384', typ: 'JWT' }, JWT_SECRET, 'sha384')],
    ['HS512 under the same secret', sign({}, { alg: 'HS512', typ: 'JWT' }, JWT_SECRET, 'sha512')],
    ['HS512 signed, HS256 said', sign({}, HEADER, JWT_SECRET, 'sha512')],
    ['RS256 under a key of its own', rsa],
    ['HS256 under a public key in PEM', sign({}, HEADER, pem)],
    ['HS256 under an empty secret', sign({}, HEADER, '')],
    ['a public key in the header', `${sign({}, { ...HEADER, jwk }, pem)}`],
    ['jku', sign({}, { ...HEADER, jku: 'https://evil.example/keys' }, 'attacker')],
    ['x5u', sign({}, { ...HEADER, x5u: 'https://evil.example/chain' }, 'attacker')],
    ['x5c', sign({}, { ...HEADER, x5c: [encode(pem)] }, 'attacker')],
    ['kid as a path', sign({}, { ...HEADER, kid: '../../../dev/null' }, '')],
    ['kid as SQL', sign({}, { ...HEADER, kid: "x' UNION SELECT 'attacker" }, 'attacker')],
    ['a critical extension, rightly signed', sign({}, { ...HEADER, crit: ['exp2'], exp2: 1 })],
    ['an empty crit, rightly signed', sign({}, { ...HEADER, crit: [] })],
    ['an unencoded payload, rightly signed', sign({}, { ...HEADER, b64: false, crit: ['b64'] })],
    ['typ JWE, rightly signed', sign({}, { ...HEADER, typ: 'JWE' })],
    ['typ as a number, rightly signed', sign({}, { ...HEADER, typ: 1 })],
    ['a header that is a list', signText(JSON.stringify(CLAIMS), '["HS256"]')],
    ['claims that are a list', signText('[]', JSON.stringify(HEADER))],
    ['claims that are null', signText('null', JSON.stringify(HEADER))],
    ['claims that are no JSON', signText('{', JSON.stringify(HEADER))],
  ])('401 INVALID_TOKEN for %s', async (_attack, jwt) => {
    const server = await start();
    await server.createToken();
    expect(await told(server, jwt)).toEqual([401, 'INVALID_TOKEN']);
    expect(server.errors).toEqual([]);
  });

  it('401 INVALID_TOKEN for an encrypted one under the same secret', async () => {
    const server = await start();
    const key = Buffer.from(JWT_SECRET).subarray(0, 32);
    const jwe = await new EncryptJWT(CLAIMS)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'JWT' })
      .encrypt(key);
    expect(await told(server, jwe)).toEqual([401, 'INVALID_TOKEN']);
  });

  const nextOfSpare = (character: string) => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    return alphabet[alphabet.indexOf(character) + 1] ?? '';
  };

  it.each<[string, string]>([
    ['no signature', `${head}.${payload}.`],
    ['no signature and no dot', `${head}.${payload}`],
    ['the signature twice', `${valid}.${signature}`],
    ['the signature doubled', `${valid}${signature}`],
    ['padding behind the signature', `${valid}=`],
    ['padding behind every part', `${head}==.${payload}==.${signature}=`],
    ['the alphabet of plain base64', valid.replace(/-/g, '+').replace(/_/g, '/').concat('=')],
    ['other spare bits', `${valid.slice(0, -1)}${nextOfSpare(valid.slice(-1))}`],
    [
      'a space in the signature',
      `${head}.${payload}.${signature.slice(0, 9)} ${signature.slice(9)}`,
    ],
    ['a space behind', `${valid}\u00a0`],
    ['a dot in front', `.${valid}`],
    ['a fourth part', `${valid}.`],
    ['four thousand dots', '.'.repeat(4_000)],
    ['a megabyte', `eyJ${'A'.repeat(1_000_000)}.${payload}.${signature}`],
  ])(
    '401 INVALID_TOKEN or INVALID_API_KEY for one with %s, also after the right one',
    async (_attack, jwt) => {
      const server = await start();
      await server.createToken();
      expect(await told(server, valid)).toEqual([200, undefined]);
      const [status, code] = await told(server, jwt);
      expect(status).toBe(401);
      expect(code).toMatch(/^INVALID_(TOKEN|API_KEY)$/);
    },
  );
});

overStores('JWTs rightly signed with claims in odd forms', (start) => {
  it.each<[string, object]>([
    ['exp as a text', { exp: String(NOW + 60) }],
    ['exp as a date', { exp: '2027-01-01T00:00:00Z' }],
    ['exp null', { exp: null }],
    ['exp true', { exp: true }],
    ['exp beyond any date', { exp: 1e300 }],
    ['exp after the year 9999', { exp: 253_402_300_800 }],
    ['exp between two seconds', { exp: NOW + 60.5 }],
    ['nbf ahead', { nbf: NOW + 30 }],
    ['nbf as a text', { nbf: String(NOW - 60) }],
    ['iat as a text', { iat: String(NOW) }],
    ['iat null', { iat: null }],
    ['no iat', { iat: undefined }],
    ['no jti', { jti: undefined }],
    ['an issuer in capitals', { iss: 'KEYTURN' }],
    ['issuers in a list', { iss: ['keyturn'] }],
    ['no issuer', { iss: undefined }],
    ['no audience', { aud: undefined }],
    ['an audience that only begins like ours', { aud: 'keyturn-admin-api-2' }],
    ['sub as a number', { sub: 1 }],
    ['sub of a user', { sub: 'user:user_1' }],
    ['sub of a token in another spelling', { sub: 'token:01' }],
    ['sub with an exponent', { sub: 'token:1e0' }],
    ['sub negative', { sub: 'token:-1' }],
    ['sub with two ids', { sub: 'token:1:2' }],
    ['sub in capitals', { sub: 'TOKEN:1' }],
    ['sub with a line break', { sub: 'token:1\n' }],
    ['sub that is SQL', { sub: "token:1' OR '1'='1" }],
    ['sub of the root by name only', { sub: 'root:' }],
    ['sub of a prototype', { sub: '__proto__' }],
  ])('401 INVALID_TOKEN for %s', async (_form, claims) => {
    const server = await start();
    await server.createToken();
    expect(await told(server, sign(claims))).toEqual([401, 'INVALID_TOKEN']);
    expect(server.errors).toEqual([]);
  });

  it.each<[string, object]>([
    ['negative', { exp: -1 }],
    ['zero', { exp: 0 }],
    ['this very second', { exp: NOW }],
  ])('401 TOKEN_EXPIRED for an exp that is %s', async (_form, claims) => {
    const server = await start();
    await server.createToken();
    expect(await told(server, sign(claims))).toEqual([401, 'TOKEN_EXPIRED']);
  });

  it('takes one end for all checks where a claim stands there twice', async () => {
    const server = await start();
    await server.createToken();
    const twice = (first: number, second: number) => {
      const text = JSON.stringify({ ...CLAIMS, exp: undefined }).slice(0, -1);
      return signText(`${text},"exp":${first},"exp":${second}}`, JSON.stringify(HEADER));
    };
    expect(await told(server, twice(NOW + 60, NOW - 60))).toEqual([401, 'TOKEN_EXPIRED']);
    const { body } = await server.send('GET', ME, { key: twice(NOW - 60, NOW + 60) });
    expect(body.data.expiresAt).toBe('2026-02-20T10:01:00.000Z');
  });

  it('gives no rights for claims that name some', async () => {
    const server = await start();
    await server.createToken({ scopes: ['models:read'] });
    const jwt = sign({ scopes: ['*'], scope: '*', environment: 'test', admin: true, active: true });
    expect(await told(server, jwt)).toEqual([403, 'INSUFFICIENT_SCOPE']);
    const { body } = await server.send('GET', ME, { key: jwt });
    expect(body.data).toMatchObject({ scopes: ['models:read'], environment: 'live' });
  });

  it('200 with the last end that there is', async () => {
    const server = await start();
    await server.createToken();
    const { body } = await server.send('GET', ME, { key: sign({ exp: 253_402_300_799 }) });
    expect(body.data.expiresAt).toBe('9999-12-31T23:59:59.000Z');
  });
});
