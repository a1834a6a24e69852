import { describe, expect, it } from 'vitest';
import { createLogger, readableLine } from './logger.ts';

const KEY = `sk_live_${'a'.repeat(32)}`;

/** What one entry of the log is written as. */
function written(facts: object): string {
  const lines: string[] = [];
  createLogger('info', { write: (line) => lines.push(line) }).info(facts, 'GET /users');
  return lines.join('');
}

describe('an entry of the log', () => {
  it('is one JSON line that names the API, the request, its end and who made it', () => {
    const facts = {
      requestId: 'req_1',
      operation: 'users.list',
      status: 429,
      code: 'RATE_LIMIT_EXCEEDED',
      durationMs: 1.5,
      key: 'token:7',
    };
    const line = written(facts);
    expect(line.match(/\n/g)).toHaveLength(1);
    expect(JSON.parse(line)).toMatchObject({
      name: 'ExternalAPI',
      level: 30,
      msg: 'GET /users',
      ...facts,
    });
  });

  it('holds none but the facts that are allowed', () => {
    const line = written({ requestId: 'req_1', authorization: KEY, body: { token: KEY } });
    expect(line).toContain('req_1');
    expect(line).not.toMatch(/authorization|body|sk_live/);
  });

  it('gives of an error its type, code, message and stack', () => {
    const error = Object.assign(new TypeError('Broken.'), { code: 'E_BROKEN', parameters: [KEY] });
    const { err } = JSON.parse(written({ err: error }));
    expect(Object.keys(err)).toEqual(['type', 'code', 'message', 'stack']);
    expect(err).toMatchObject({ type: 'TypeError', code: 'E_BROKEN', message: 'Broken.' });
    expect(err.stack).toMatch(/^TypeError: Broken\.\n +at /);
  });

  it.each([
    ['a key', KEY],
    ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'],
    ['a password', 'keyturn:hunter2'],
  ])('leaves %s out of the text of an error', (_name, secret) => {
    const text = `Cannot reach postgres://${secret}@db.example/keyturn`;
    for (const err of [new Error(text), text]) {
      const line = written({ err });
      expect(line).not.toContain(secret);
      expect(line).toContain('db.example/keyturn');
    }
  });

  it('is not written below the level of the log', () => {
    const lines: string[] = [];
    createLogger('warn', { write: (line) => lines.push(line) }).info({}, 'GET /users');
    expect(lines).toEqual([]);
  });
});

describe('a line of the log on a terminal', () => {
  it('begins with the name of the API and names the request', () => {
    const line = JSON.stringify({ level: 40, msg: 'Slow.', requestId: 'req_1' });
    expect(readableLine(line)).toBe('[ExternalAPI] WARN Slow. (req_1)\n');
  });

  it('tells how a request ended', () => {
    const facts = { status: 403, code: 'INSUFFICIENT_SCOPE', durationMs: 0.47, key: 'token:7' };
    const line = JSON.stringify({ level: 30, msg: 'GET /users', requestId: 'req_1', ...facts });
    expect(readableLine(line)).toBe(
      '[ExternalAPI] INFO GET /users 403 INSUFFICIENT_SCOPE 0.5 ms token:7 (req_1)\n',
    );
  });

  it('ends with the stack of an error', () => {
    const line = JSON.stringify({ level: 50, msg: 'Failed.', err: { stack: 'Error: x\n  at y' } });
    expect(readableLine(line)).toBe('[ExternalAPI] ERROR Failed.\nError: x\n  at y\n');
  });
});
