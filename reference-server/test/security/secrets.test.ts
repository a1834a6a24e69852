/**
 * Drives a whole server, logging all that it can, with keys and JWTs in every place that is right or
 * wrong, and then looks for each of them in everything that the server said, logged and stored.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import { wrongKeyOfPrefix } from './wrong-key.ts';

const JWT_SECRET = 'a secret that only this test and its server know';
const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';
const EXCHANGE = '/api/external/auth/validate';

let folder: string;
let data: string;
let server: ServerProcess;
/** Name and text of what nobody may find. */
const secrets = new Map<string, string>();
/** What the server said, each answer without the secret that it was asked for. */
const answers: string[] = [];
/** Content of the files of the data directory, by name: under load and after the end. */
const files = new Map<string, Buffer>();
/** What bcrypt made of the keys. */
let hashes: string[] = [];

interface Sent {
  readonly authorization?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** @param issued where in the answer a secret stands that was asked for */
async function send(
  method: string,
  target: string,
  { authorization, body, headers = {} }: Sent = {},
  issued?: 'data' | 'token',
) {
  const response = await fetch(server.baseUrl + target, {
    method,
    headers: {
      ...(authorization !== undefined && { Authorization: authorization }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text === '' ? {} : JSON.parse(text);
  const secret: string | undefined = issued && (json[issued]?.token ?? undefined);
  const said = secret === undefined ? text : text.replace(secret, '');
  answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${said}`);
  return { status: response.status, json, secret: secret ?? '' };
}

function keep(name: string, secret: string): string {
  secrets.set(name, secret);
  return secret;
}

function keepKey(name: string, key: string): string {
  keep(name, key);
  keep(`${name}, behind its prefix`, key.slice(16));
  keep(`${name}, digested`, createHash('sha256').update(key).digest('hex'));
  keep(`${name}, as Basic`, btoa(`${key}:`).replace(/=+$/, '').slice(0, -2));
  return key;
}

function keepJwt(name: string, jwt: string): string {
  keep(name, jwt);
  keep(`${name}, its signature`, jwt.split('.')[2] ?? '');
  return jwt;
}

const bearer = (credential: string) => `Bearer ${credential}`;

async function exchange(name: string, key: string): Promise<string> {
  const { secret } = await send('POST', EXCHANGE, { authorization: bearer(key) }, 'data');
  return keepJwt(name, secret);
}

async function misuse(root: string, key: string, jwt: string): Promise<void> {
  const changed = (text: string) => text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A');
  const wrongs = [
    keepKey('a wrong key of a known prefix', wrongKeyOfPrefix(key)),
    keepKey('a key of an unknown prefix', 'sk_live_123123123123123123123123121ymegc'),
    keepKey('an edited key', changed(key)),
    keepKey('an edited root key', changed(root)),
    keepJwt('an edited JWT', changed(jwt)),
  ];
  for (const wrong of wrongs) {
    for (const target of [USERS, TOKENS, '/api/external/nothing']) {
      await send('GET', target, { authorization: bearer(wrong) });
    }
    await send('GET', USERS, { authorization: `Basic ${btoa(`${wrong}:`)}` });
  }
  for (const secret of [root, key, jwt]) {
    const inPlaces = {
      Cookie: `token=${secret}`,
      'X-API-Key': secret,
      Referer: `https://your-domain.com/?key=${secret}`,
      'X-Forwarded-For': secret,
      Origin: `https://${secret.replace(/\W|_/g, '')}.example`,
    };
    for (const authorization of [undefined, bearer(root), `Digest ${secret}`, secret]) {
      const credential = authorization === undefined ? {} : { authorization };
      for (const target of [
        `${USERS}?key=${secret}&search=${secret}&page=${secret}`,
        `${USERS}/${secret}`,
        `/api/external/${secret}/users`,
        `/docs?key=${secret}`,
      ]) {
        const { status } = await send('HEAD', target, { ...credential, headers: inPlaces });
        expect(status).toBeLessThan(500);
      }
      for (const body of [
        { name: 'x', token: secret },
        {
          name: 1,
          rate_limit: secret,
          expires_at: secret,
          scopes: [secret],
          ip_allowlist: [secret],
        },
        `{"name":"${secret}"`,
        `"${secret}"`,
      ]) {
        const { status } = await send('POST', TOKENS, { ...credential, body });
        expect(status).toBeLessThan(500);
      }
    }
  }
}

async function readFiles(moment: string): Promise<void> {
  for (const name of await readdir(data)) {
    const copy = path.join(folder, 'copy');
    await copyFile(path.join(data, name), copy);
    files.set(`${name} ${moment}`, await readFile(copy));
  }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-secrets-'));
  data = path.join(folder, 'data');
  const env = { LOG_LEVEL: 'trace', JWT_SECRET, METRICS_PORT: '0', AUTH_FAILURE_LIMIT: '20' };
  server = await startServerProcess({ data, env });
  const root = server.adminKey;
  const authorization = bearer(root);
  keep('the root key', root);
  keep('the root key, digested', createHash('sha256').update(root).digest('hex'));
  keep('the root key, as Basic', btoa(`${root}:`).replace(/=+$/, '').slice(0, -2));
  keep('the secret of JWTs', JWT_SECRET);

  const rootJwt = await exchange('a JWT of the root key', root);
  const body = { name: 'First', scopes: ['*'] };
  const headers = { 'Idempotency-Key': 'once-and-once-again' };
  const created = await send('POST', TOKENS, { authorization, body, headers }, 'token');
  const key = keepKey('a key', created.secret);
  const { id } = created.json.token;
  await send('POST', TOKENS, { authorization, body, headers });
  await send('POST', TOKENS, { authorization, body: { ...body, name: 'Other' }, headers });
  await send('GET', USERS, { authorization: bearer(key) });
  await send('GET', USERS, { authorization: `Basic ${btoa(`${key}:`)}` });
  const jwt = await exchange('a JWT of a key', key);
  await send('PATCH', `${USERS}/user_1/plan`, {
    authorization: bearer(jwt),
    body: { plan: 'professional' },
  });
  const grace = { grace_period_hours: 1 };
  const again = { 'Idempotency-Key': 'rotate-once-and-again' };
  const rotation = { authorization: bearer(rootJwt), body: grace, headers: again };
  const rotated = await send('POST', `${TOKENS}/${id}/rotate`, rotation, 'token');
  keepKey('the key of a rotation', rotated.secret);
  await send('POST', `${TOKENS}/${id}/rotate`, rotation);
  await send('POST', `${TOKENS}/${id}/rotate`, { authorization, body: grace });
  await misuse(root, key, jwt);

  const newId = rotated.json.token.id;
  await send('PUT', `${TOKENS}/${newId}`, { authorization, body: { active: false } });
  await send('GET', USERS, { authorization: bearer(rotated.secret) });
  for (const target of [
    TOKENS,
    `${TOKENS}/${id}`,
    `${TOKENS}/${id}/usage`,
    `${TOKENS}/stats/overview`,
    '/api/external/auth/me',
    '/api/external/system/health',
    '/api/external/system/audit-log?perPage=100',
    '/api/external/analytics/overview',
  ]) {
    await send('GET', target, { authorization });
  }
  const metrics = /Metrics +(\S+)/.exec(server.output())?.[1] ?? '';
  answers.push(await (await fetch(metrics)).text());
  await readFiles('while it runs');
  await send('DELETE', `${TOKENS}/${newId}`, { authorization });
  await server.stop();
  await readFiles('after its end');

  const database = new DatabaseSync(path.join(data, 'keyturn.sqlite'), { readOnly: true });
  hashes = database
    .prepare('select hash from api_tokens')
    .all()
    .map(({ hash }) => String(hash));
  database.close();
  const made = files.get('admin-api-key after its end');
  if (made !== undefined) keep('the key that was made for the installation', String(made).trim());
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Names of the secrets that stand in a text, read as bytes. */
function foundIn(text: string | Buffer): string[] {
  const bytes = Buffer.from(text);
  return [...secrets].filter(([, secret]) => bytes.includes(secret)).map(([name]) => name);
}

describe('no secret that was issued or sent', () => {
  it('is missing from what is looked for', () => {
    expect([...secrets.values()].filter((secret) => secret.length < 16)).toEqual([]);
    expect(secrets.size).toBeGreaterThan(25);
    expect(hashes[0]).toMatch(/^\$2[aby]\$10\$/);
    expect(foundIn(`x${server.adminKey}x`)).toEqual(['the root key']);
  });

  it('stands in an answer but the one that it was asked for in', () => {
    expect(answers.length).toBeGreaterThan(100);
    expect(answers.flatMap(foundIn)).toEqual([]);
  });

  it('is logged', () => {
    expect(server.output().split('\n').length).toBeGreaterThan(100);
    expect(foundIn(server.output())).toEqual([]);
  });

  it('is stored, neither in the database nor in its journals', () => {
    const names = [...files.keys()];
    expect(names).toContain('keyturn.sqlite while it runs');
    expect(names).toContain('keyturn.sqlite-wal while it runs');
    const found = [...files]
      .filter(([name]) => !name.startsWith('admin-api-key'))
      .flatMap(([name, content]) => foundIn(content).map((secret) => `${name}: ${secret}`));
    expect(found).toEqual([]);
  });

  it('is told by its hash', () => {
    const said = [...answers, server.output()].join('\n');
    expect(hashes.filter((hash) => said.includes(hash))).toEqual([]);
    expect(said).not.toContain('$2b$');
  });
});
