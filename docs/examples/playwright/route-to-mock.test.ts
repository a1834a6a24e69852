/**
 * The Playwright recipe in a real Chromium. Playwright itself is not among this repository's tools: in
 * its place stands a `Route` of the same signatures that speaks the DevTools protocol, as Playwright's
 * own does. Skipped where no Chromium is installed, but never in CI.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createMock } from '@keyturn/mock-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type BrowserPage,
  findChromium,
  openBrowser,
} from '../../../reference-server/test/browser.ts';
import { snippetsOf } from '../../test/snippets.ts';
import { routeToMock } from './route-to-mock.ts';

/** As Playwright's documentation declares them, for what the recipe calls. */
interface PlaywrightRequest {
  url(): string;
  method(): string;
  allHeaders(): Promise<{ [key: string]: string }>;
  postDataBuffer(): null | Buffer;
}
interface PlaywrightRoute {
  request(): PlaywrightRequest;
  fulfill(options?: {
    body?: string | Buffer;
    contentType?: string;
    headers?: { [key: string]: string };
    path?: string;
    status?: number;
  }): Promise<void>;
  abort(errorCode?: string): Promise<void>;
}

/** An event `Fetch.requestPaused`, as far as it is read here. */
interface RequestPaused {
  readonly requestId: string;
  readonly request: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly postDataEntries?: readonly { readonly bytes?: string }[];
  };
}

const REASONS: Readonly<Record<string, string>> = {
  connectionrefused: 'ConnectionRefused',
  connectionreset: 'ConnectionReset',
};

const chromium = findChromium();
const isSkipped = chromium === undefined && !process.env['CI'];
if (isSkipped) console.warn('Skipped: tests in a browser, as there is no Chromium on the PATH.');

const web = createServer((_, response) => {
  response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>');
});
let page: BrowserPage;
let mock: ReturnType<typeof createMock>;

beforeAll(async () => {
  if (isSkipped) return;
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  mock = createMock({ settings: { corsOrigins: [origin] } });
  page = await openBrowser(chromium ?? 'chromium');
  await page.open(origin);
  const handle: (route: PlaywrightRoute) => Promise<void> = routeToMock(mock);
  page.on('Fetch.requestPaused', (event) => void handle(routeOf(page, event as RequestPaused)));
  await page.command('Fetch.enable', { patterns: [{ urlPattern: `${mock.baseUrl}/*` }] });
}, 60_000);

afterAll(async () => {
  await page?.[Symbol.asyncDispose]();
  web.close();
});

beforeEach(() => mock?.reset());

function routeOf({ command }: BrowserPage, { requestId, request }: RequestPaused): PlaywrightRoute {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  const data = request.postDataEntries?.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'));
  return {
    request: () => ({
      url: () => request.url,
      method: () => request.method,
      allHeaders: async () => Object.fromEntries(headers),
      postDataBuffer: () => (data === undefined ? null : Buffer.concat(data)),
    }),
    fulfill: ({ status = 200, headers: sent = {}, body = '' } = {}) =>
      command('Fetch.fulfillRequest', {
        requestId,
        responseCode: status,
        responseHeaders: Object.entries(sent).map(([name, value]) => ({ name, value })),
        body: Buffer.from(body).toString('base64'),
      }),
    abort: (errorCode = '') =>
      command('Fetch.failRequest', { requestId, errorReason: REASONS[errorCode] ?? 'Failed' }),
  };
}

/** Fetches from the page. @returns what the page sees, or `failed` where it sees no answer */
function fetchFromPage(target: string, init: object = {}): Promise<unknown> {
  const headers = { Authorization: `Bearer ${mock.adminKey}`, 'Content-Type': 'application/json' };
  const args = [`${mock.baseUrl}${target}`, { headers, ...init }].map((arg) => JSON.stringify(arg));
  return page.evaluate(`fetch(${args.join(', ')}).then(
    async (response) => ({
      status: response.status,
      remaining: response.headers.get('X-RateLimit-Remaining'),
      data: (await response.json()).data,
    }),
    () => 'failed',
  )`);
}

describe('the recipe for Playwright', () => {
  it('stands on the page of testing as it is tested here', () => {
    const source = readFileSync(path.join(import.meta.dirname, 'route-to-mock.ts'), 'utf8');
    expect(snippetsOf('docs/testing.md').map(({ code }) => code)).toContain(source);
  });

  it.skipIf(isSkipped)('answers a page from the mock', async () => {
    const { id, name } = mock.seed.user();
    const seen = await fetchFromPage(`/api/external/users/${id}`);
    expect(seen).toMatchObject({ status: 200, remaining: '999', data: { id, name } });
  });

  it.skipIf(isSkipped)('hands over bodies', async () => {
    const model = { name: 'größe-1', label: 'Größe 1', tier: 'standard' };
    const init = { method: 'POST', body: JSON.stringify(model) };
    expect(await fetchFromPage('/api/external/models', init)).toMatchObject({
      status: 201,
      data: model,
    });
    expect(mock.calls('models.create')).toMatchObject([{ body: model }]);
  });

  it.skipIf(isSkipped)('breaks the connection where the test wants it', async () => {
    mock.on('users.get').networkError().times(1);
    expect(await fetchFromPage('/api/external/users/user_1')).toBe('failed');
    expect(await fetchFromPage('/api/external/users/user_1')).toMatchObject({ status: 200 });
    mock.verify();
  });
});
