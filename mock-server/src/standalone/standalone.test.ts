import { describe, expect, it } from 'vitest';
import { isConnectionError } from '../connection-error.ts';
import { createStandalone, type Standalone } from './standalone.ts';

const access = { origins: [], hosts: [], isExposed: false };

function start(): Standalone {
  return createStandalone({ session: { data: 'empty' }, maxSessions: 5, access });
}

function ask({ first, answer }: Standalone, target: string, method = 'GET'): Promise<Response> {
  const headers = { authorization: `Bearer ${first.mock.adminKey}` };
  const request = new Request(`http://localhost${target}`, { method, headers });
  return answer({ request, target, host: 'localhost', remoteAddress: '127.0.0.1' });
}

describe('behind the socket', () => {
  it('an answer that breaks the contract is a 500 of the mock, and is told by verify', async () => {
    const standalone = start();
    const { mock } = standalone.first;
    const { id } = mock.seed.user({ plan: 'gold' as 'free' });
    const response = await ask(standalone, `/api/external/users/${id}`);
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({
      error: {
        code: 'BROKEN_CONTRACT',
        message: expect.stringContaining(
          'The answer 200 of users.get breaks the contract at "/data/plan"',
        ),
      },
    });
    expect(() => mock.verify()).toThrow('Broken contract');
  });

  it('a fault of the mock itself is a 500 that says what it was', async () => {
    const standalone = start();
    standalone.first.mock
      .on('users.list')
      .malformed()
      .when(() => {
        throw new Error('Out of order.');
      });
    const response = await ask(standalone, '/api/external/users');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: { code: 'INTERNAL_ERROR', message: 'Error: Out of order.' },
    });
  });

  it('a connection that is to break does', async () => {
    const standalone = start();
    standalone.first.mock.on('*').networkError();
    const error = await ask(standalone, '/api/external/users').catch((reason) => reason);
    expect(isConnectionError(error)).toBe(true);
  });

  it('`/s/<id>/…` is asked of that session, everything else of the first one', async () => {
    const standalone = start();
    await ask(standalone, '/__mock/sessions', 'POST');
    await ask(standalone, '/s/1/api/external/users');
    await ask(standalone, '/s1/api/external/users');
    expect(standalone.first.mock.calls().map(({ path }) => path)).toEqual([
      '/s1/api/external/users',
    ]);
    const { calls } = (await (await ask(standalone, '/s/1/__mock/calls')).json()) as {
      calls: { path: string }[];
    };
    expect(calls.map(({ path }) => path)).toEqual(['/api/external/users']);
  });

  it('a key that is held to a network is held to the address of the connection', async () => {
    const standalone = start();
    const { token } = standalone.first.mock.keys.create({ ip_allowlist: ['10.0.0.0/8'] });
    const target = '/api/external/users';
    const headers = { authorization: `Bearer ${token}` };
    const statuses = [];
    for (const remoteAddress of ['127.0.0.1', '::ffff:10.1.2.3']) {
      const request = new Request(`http://localhost${target}`, { headers });
      const arrived = { request, target, host: 'localhost', remoteAddress };
      statuses.push((await standalone.answer(arrived)).status);
    }
    expect(statuses).toEqual([403, 200]);
  });

  it('the mocked API never sees what is asked of the administration', async () => {
    const standalone = start();
    for (const target of ['/__mock/clock', '/__mock', '/__mock/nothing?x=1']) {
      await ask(standalone, target);
    }
    expect(standalone.first.mock.calls()).toEqual([]);
    await ask(standalone, '/__mocked');
    expect(standalone.first.mock.calls()).toHaveLength(1);
  });
});
