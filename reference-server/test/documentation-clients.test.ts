/**
 * The clients that the API's documentation prints, run against the server as its users would run
 * them: nothing is changed but the address, the credentials and what each test names.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  isPrintedDocumentationHere,
  printedBlock,
  printedBlocks,
} from './printed-documentation.ts';
import { indentPython } from './python-indentation.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const ADMIN = 'external-admin-api.md';
const TOKENS = 'api-token-management.md';
const PYTHON = '/usr/bin/python3';

const run = promisify(execFile);
const isCi = Boolean(process.env['CI']);
const isPythonHere = canRun(PYTHON, ['-c', 'import requests']);

if (!isPrintedDocumentationHere) console.warn('Skipped: ../shared/reference is not here.');
else if (!isPythonHere) console.warn(`Skipped: ${PYTHON} has no requests (python3-requests).`);

let folder: string;
let server: ServerProcess;
let jwt: { token: string; expiresAt: string };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-documentation-'));
  // curl then prints status and headers, with the commands left as they are.
  await writeFile(path.join(folder, '.curlrc'), 'silent\nshow-error\ninclude\n');
  server = await startServerProcess();
  jwt = await exchange();
});

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

// Without them nothing here would run, and CI would not notice.
it.runIf(isCi)('has the printed documentation and Python with requests', () => {
  expect({ isPrintedDocumentationHere, isPythonHere }).toEqual({
    isPrintedDocumentationHere: true,
    isPythonHere: true,
  });
});

describe.runIf(isPrintedDocumentationHere)('the JavaScript client', () => {
  it('makes every call that is printed', async () => {
    const usage = printedBlock(ADMIN, 'javascript', "apiRequest('GET', '/users");
    const program = printedBlock(ADMIN, 'javascript', 'function apiRequest') + usage;
    const file = await write('client.mjs', program);

    const { stdout } = await run(process.execPath, ['--import', PRINT_JSON, file]);

    const answers = stdout.trim().split('\n').map(parseObject);
    const success = expect.objectContaining({ success: true });
    expect(answers).toEqual(Array(usage.split('console.log(').length - 1).fill(success));
    expect(answers.slice(1, 3)).toMatchObject([
      { data: { id: 'user_123' } },
      { data: { id: 'user_123', plan: 'professional' } },
    ]);
  });
});

describe.runIf(isPrintedDocumentationHere && isPythonHere)('the Python client', () => {
  it('makes its first call as printed, and compares a naive with an aware time in its second', async () => {
    const failure = await python('printed.py', (program) => program).catch((error) => error);

    expect(failure.stdout.match(/^\{'success': True,/gm)).toHaveLength(1);
    expect(failure.stderr.trim().split('\n').at(-1)).toBe(
      "TypeError: can't compare offset-naive and offset-aware datetimes",
    );
  });

  it('runs whole once it asks for an aware time', async () => {
    const { stdout } = await python('mended.py', (program) =>
      program
        .replace('from datetime import datetime', 'from datetime import datetime, timezone')
        .replace('datetime.now()', 'datetime.now(timezone.utc)'),
    );

    expect(stdout.match(/^\{'success': True,/gm)).toHaveLength(2);
    expect(stdout).toContain("'plan': 'professional'");
  });

  async function python(name: string, change: (program: string) => string) {
    const program = printedBlock(ADMIN, 'python', 'class ');
    return run(PYTHON, [await write(name, indentPython(change(program)))]);
  }
});

describe.runIf(isPrintedDocumentationHere)('the curl commands', () => {
  const commands = isPrintedDocumentationHere
    ? printedBlocks(ADMIN, 'bash').filter(({ code }) => code.startsWith('curl'))
    : [];

  it.each(commands.map(({ code, line }) => ({ code, title: `${ADMIN}:${line}` })))(
    'succeeds as printed: $title',
    async ({ code }) => {
      const { status, body } = await curl(code);

      expect(status).toBeLessThan(300);
      expect(body).toMatchObject({ success: true, data: expect.anything() });
    },
  );

  it('create a token, which answers as printed', async () => {
    const printed = parseObject(printedBlock(TOKENS, 'json', 'created successfully'));
    const { status, body } = await curl(tokenCreation());

    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...printed,
      token: {
        ...(printed['token'] as object),
        id: expect.any(Number),
        token: expect.stringMatching(/^sk_live_[0-9A-Za-z]{32}$/),
        created_at: expect.stringMatching(ISO_TIME),
        expires_at: `${nextYear()}-12-31T00:00:00.000Z`,
      },
    });
  });

  it('create a token for one path, which opens that path alone', async () => {
    const printedPaths = '["/products*", "/stores*", "/categories*"]';
    const creation = tokenCreation();
    expect(creation).toContain(printedPaths);
    const { body } = await curl(creation.replace(printedPaths, '["/users*"]'));
    const { token } = body['token'] as { token: string };
    const listUsers = printedBlock(ADMIN, 'bash', '/users?page');

    const listed = await curl(listUsers, token);
    expect(listed.status).toBe(200);
    expect(listed.body).toMatchObject({ success: true, pagination: { page: 1, perPage: 10 } });
    expect(listed.headers.get('X-RateLimit-Limit')).toBe('200');
    expect(listed.headers.get('X-RateLimit-Remaining')).toBe('199');
    expect(listed.headers.get('X-RateLimit-Reset')).toMatch(/^\d{10}$/);

    const models = await curl(listUsers.replace('/users?', '/models?'), token);
    expect(models.status).toBe(403);
    expect(models.body).toMatchObject({ error: { code: 'ENDPOINT_NOT_ALLOWED' } });

    const tokens = await curl(listUsers.replace('/external/users?', '/api-tokens?'), token);
    expect(tokens.status).toBe(403);
    expect(tokens.body).toMatchObject({ code: 'ENDPOINT_NOT_ALLOWED' });
  });
});

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Makes a program that prints objects print each on a line of JSON. */
const PRINT_JSON = `data:text/javascript,console.log=(v)=>process.stdout.write(JSON.stringify(v)+'\\n')`;

/** The printed creation of a token, its expiry moved on: the printed day is soon past. */
function tokenCreation(): string {
  const command = printedBlock(TOKENS, 'bash', 'POST');
  expect(command).toMatch(/"\d{4}-12-31"/);
  return command.replace(/"\d{4}-12-31"/, `"${nextYear()}-12-31"`);
}

/** A year whose end lies ahead by the server's clock. */
function nextYear(): number {
  return Number.parseInt(jwt.expiresAt, 10) + 1;
}

async function write(name: string, program: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, withOwnValues(program));
  return file;
}

/** Runs a printed curl command with this token, or else with the administrator's JWT. */
async function curl(command: string, token = jwt.token) {
  const { stdout } = await run('sh', ['-c', withOwnValues(command, token)], {
    env: { ...process.env, CURL_HOME: folder },
  });
  const [head = '', body = ''] = stdout.split('\r\n\r\n');
  const [statusLine = '', ...fields] = head.split('\r\n');
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: new Headers(fields.map((field) => field.split(/: ?(.*)/, 2) as [string, string])),
    body: parseObject(body),
  };
}

/** Puts this server's address and credentials where the documentation has placeholders. */
function withOwnValues(text: string, token = jwt.token): string {
  return text
    .replaceAll(/https:\/\/your-domain\.com|http:\/\/localhost:3010/g, server.baseUrl)
    .replaceAll('sk_live_your_api_key_here', server.adminKey)
    .replaceAll(/your_jwt_token_here|YOUR_ADMIN_JWT|your_token/g, token);
}

async function exchange(): Promise<{ token: string; expiresAt: string }> {
  const response = await fetch(`${server.baseUrl}/api/external/auth/validate`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${server.adminKey}` },
  });
  const body = (await response.json()) as { data: { token: string; expiresAt: string } };
  return body.data;
}

function parseObject(json: string): Record<string, unknown> {
  return JSON.parse(json);
}

function canRun(program: string, args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
