/** The mock behind Mock Service Worker 2.15 or 3: one handler, from names that both have. */
import { type HttpHandler, HttpResponse, http } from 'msw';
import { isConnectionError } from './connection-error.ts';
import { createMock as createPlainMock, type Mock, type MockOptions } from './mock.ts';

/** A mock that can stand behind MSW. */
export interface MswMock extends Mock {
  /** What `setupServer` and `setupWorker` take. */
  handlers(): HttpHandler[];
}

/** As `createMock` of the main entry, with `handlers()`. */
export function createMock(options?: MockOptions): MswMock {
  const mock = createPlainMock(options);
  return Object.assign(mock, { handlers: () => handlers(mock) });
}

/**
 * Handlers that answer everything below the mock's base URL, and leave the rest to others. Of the
 * origin that a page comes from, only the API's own paths are the mock's.
 */
export function handlers({ baseUrl, fetch }: Pick<Mock, 'baseUrl' | 'fetch'>): HttpHandler[] {
  const isOfPage = new URL(baseUrl).origin === globalThis.location?.origin;
  const isOfMock = (url: string) =>
    url.startsWith(`${baseUrl}/`) && (!isOfPage || API_PATH.test(url.slice(baseUrl.length)));
  return [
    http.all(
      ({ request }) => isOfMock(request.url),
      ({ request }) => fetch(request).catch(asNetworkError),
    ),
  ];
}

const API_PATH = /^\/api\/(?:external|api-tokens)(?:[/?#]|$)/;

/** What a handler throws is answered with 500; a connection breaks by an answer that says so. */
function asNetworkError(error: unknown): Response {
  if (isConnectionError(error)) return HttpResponse.error();
  throw error;
}
