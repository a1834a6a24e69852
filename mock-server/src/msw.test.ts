import { Keyturn, NotFoundError } from '@keyturn/sdk';
import { setupServer as setupServer3 } from 'msw/node';
import { HttpResponse as HttpResponse2, http as http2 } from 'msw-2';
import { setupServer as setupServer2 } from 'msw-2/node';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { createMock as CreateMock } from './msw.ts';

interface Interceptor {
  listen(): unknown;
  close(): unknown;
}

/** Behind version 2, the module has to find that version under the name `msw`. */
async function createMockOn2(): Promise<typeof CreateMock> {
  vi.resetModules();
  vi.doMock('msw', () => ({ http: http2, HttpResponse: HttpResponse2 }));
  const { createMock } = await import('./msw.ts');
  vi.doUnmock('msw');
  return createMock;
}

async function createMockOn3(): Promise<typeof CreateMock> {
  vi.resetModules();
  const { createMock } = await import('./msw.ts');
  return createMock;
}

const versions = [
  {
    version: '2.15',
    load: createMockOn2,
    // Handlers of the two versions differ in type; each goes to the server of its own version.
    setup: (list: unknown[]) =>
      setupServer2(...(list as Parameters<typeof setupServer2>)) as Interceptor,
  },
  {
    version: '3',
    load: createMockOn3,
    setup: (list: unknown[]) =>
      setupServer3(...(list as Parameters<typeof setupServer3>)) as Interceptor,
  },
];

describe.each(versions)('behind MSW $version', ({ load, setup }) => {
  let server: Interceptor | undefined;
  afterEach(() => server?.close());

  async function start() {
    const createMock = await load();
    const mock = createMock();
    server = setup(mock.handlers());
    await server.listen();
    const admin = new Keyturn({ apiKey: mock.adminKey, baseUrl: mock.baseUrl, clock: mock.clock });
    return { mock, admin };
  }

  it('the global fetch reaches the mock, bodies and errors included', async () => {
    const { mock, admin } = await start();
    await admin.users.updatePlan('user_5', { plan: 'enterprise' });
    expect(await admin.users.get('user_5')).toMatchObject({ plan: 'enterprise' });
    await expect(admin.users.get('user_nobody')).rejects.toThrow(NotFoundError);
    expect(mock.calls('users.updatePlan')[0]?.body).toEqual({ plan: 'enterprise' });
  });

  it('a connection breaks as the test asks', async () => {
    const { mock } = await start();
    mock.on('users.get').networkError();
    const call = fetch(`${mock.baseUrl}/api/external/users/user_1`);
    await expect(call).rejects.toThrow(/fetch/i);
  });

  it('a hundred calls at once are all answered', async () => {
    const { admin } = await start();
    const ids = Array.from({ length: 100 }, (_, index) => `user_${index + 1}`);
    const users = await Promise.all(ids.map((id) => admin.users.get(id)));
    expect(users.map(({ id }) => id)).toEqual(ids);
  });
});
