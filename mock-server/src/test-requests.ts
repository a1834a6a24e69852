import { callsThrough, type TestCalls } from '@keyturn/reference-server/internal/test-requests';
import type { Mock } from './mock.ts';

/** What sends plain requests to a mock, so that its tests do not depend on the client. */
export function requester({ adminKey, baseUrl, fetch }: Mock): TestCalls['send'] {
  return callsThrough(adminKey, (path, init) => fetch(`${baseUrl}${path}`, init)).send;
}
