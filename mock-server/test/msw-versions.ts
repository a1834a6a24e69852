/** Both majors of MSW behind one door, which has to find its own under the name `msw`. */
import { vi } from 'vitest';
import type { handlers as handlersOf } from '../src/msw.ts';

// Handlers of the two versions differ in type; each goes to the server of its own version.
type Handlers2 = Parameters<typeof import('msw-2/node')['setupServer']>;

export interface Interceptor {
  listen(): unknown;
  close(): unknown;
}

/** The modules of the mock anew, with this version of MSW under them. */
export async function loadWithMsw(version: 2 | 3) {
  vi.resetModules();
  if (version === 2) vi.doMock('msw', () => import('msw-2'));
  const [mock, msw] = await Promise.all([import('../src/mock.ts'), import('../src/msw.ts')]);
  vi.doUnmock('msw');
  return { mock, msw };
}

export async function setUpServer(
  version: 2 | 3,
  list: ReturnType<typeof handlersOf>,
): Promise<Interceptor> {
  if (version === 2) {
    const { setupServer } = await import('msw-2/node');
    return setupServer(...(list as unknown as Handlers2));
  }
  const { setupServer } = await import('msw/node');
  return setupServer(...list);
}
