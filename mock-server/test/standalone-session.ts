import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { adminClient } from './admin-client.ts';
import { type StandaloneProcess, startStandalone } from './standalone-process.ts';

type Admin = ReturnType<typeof adminClient>;

/** What a test has of the mock that all tests of its file share. */
export interface TestSession {
  readonly id: string;
  readonly process: StandaloneProcess;
  /** Asks the process. */
  readonly root: Admin;
  /** Asks the session of this test. */
  readonly admin: Admin;
  /** Calls the mocked API; with the root key unless told otherwise. */
  api(path: string, init?: RequestInit & { key?: string }): Promise<Response>;
}

/** One process for a file, and in it an empty session for each test. To be used within tests. */
export function useSession(args: readonly string[] = []): () => TestSession {
  let process: StandaloneProcess;
  let current: TestSession;

  beforeAll(async () => {
    process = await startStandalone(args);
  });
  afterAll(() => process?.stop());

  beforeEach(async () => {
    const root = adminClient(process.adminUrl);
    const { body } = await root('POST', '/sessions', { body: { data: 'empty' } });
    current = {
      id: body.id,
      process,
      root,
      admin: adminClient(body.adminUrl),
      api(path, { key = body.adminKey, ...init } = {}) {
        const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
        return fetch(`${body.baseUrl}/api/external${path}`, { ...init, headers });
      },
    };
  });
  afterEach(() => current.root('DELETE', `/sessions/${current.id}`));

  return () => current;
}
