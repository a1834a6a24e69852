/**
 * The mock behind a real service worker, in a real page that uses the SDK. Skipped where no Chromium
 * is installed, but never in CI.
 *
 * - The browser reaches the loopback interface alone.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { snippetsOf } from '../../docs/test/snippets.ts';
import {
  type BrowserPage,
  findChromium,
  openBrowser,
} from '../../reference-server/test/browser.ts';
import type { Scenarios } from './browser-page.ts';
import { type PageServer, startPageServer } from './page-server.ts';

const chromium = findChromium();
const isSkipped = chromium === undefined && !process.env['CI'];
if (isSkipped) console.warn('Skipped: tests in a browser, as there is no Chromium on the PATH.');

const require = createRequire(import.meta.url);
const majors = [
  { major: 2, library: 'msw-2', other: 'msw' },
  { major: 3, library: 'msw', other: 'msw-2' },
] as const;

const workerOf = (library: string) =>
  [
    'text/javascript',
    readFileSync(require.resolve(`${library}/mockServiceWorker.js`), 'utf8'),
  ] as const;

async function bundle(library: string, entry: { stdin: string } | { file: string }) {
  const { outputFiles } = await build({
    ...('file' in entry
      ? { entryPoints: [path.join(import.meta.dirname, entry.file)] }
      : { stdin: { contents: entry.stdin, loader: 'ts', resolveDir: import.meta.dirname } }),
    absWorkingDir: path.join(import.meta.dirname, '..'),
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['@keyturn/source'],
    ...(library === 'msw' ? {} : { alias: { msw: library } }),
  });
  return ['text/javascript', outputFiles.map(({ text }) => text).join('')] as const;
}

const pageWith = (script: string) =>
  ['text/html', `<!doctype html><script type="module" src="${script}"></script>`] as const;

describe.skipIf(isSkipped).each(majors)(
  'in a page, behind MSW $major',
  { timeout: 60_000 },
  (msw) => {
    let server: PageServer;
    /** Stands where the API would really be. */
    let api: PageServer;
    let page: BrowserPage;

    function run<K extends keyof Scenarios>(
      scenario: K,
      options: Partial<Parameters<Scenarios[K]>[0]> = {},
    ): ReturnType<Scenarios[K]> {
      const all = JSON.stringify({ baseUrl: api.origin, ...options });
      return page.evaluate(`scenarios.${scenario}(${all})`) as ReturnType<Scenarios[K]>;
    }

    /** Without what the browser asks for by itself, whenever it likes to. */
    const askedByThePage = () =>
      server.asked.filter((one) => !/^GET \/(?:favicon\.ico|mockServiceWorker\.js)$/.test(one));

    beforeAll(async () => {
      if (chromium === undefined) throw new Error('CI needs Chromium for these tests.');
      const [guide] = snippetsOf('docs/mock-browser.md').filter(
        ({ language }) => language === 'ts',
      );
      [server, api] = await Promise.all([startPageServer(), startPageServer()]);
      server.files
        .set('/', pageWith('/page.js'))
        .set('/page.js', await bundle(msw.library, { file: 'browser-page.ts' }))
        .set('/guide', pageWith('/guide.js'))
        .set('/guide.js', await bundle(msw.library, { stdin: guide?.code ?? '' }))
        .set('/static/mockServiceWorker.js', workerOf(msw.library))
        .set('/page-instead.js', pageWith('/page.js'));
      page = await openBrowser(chromium);
    }, 60_000);

    afterAll(async () => {
      await page?.[Symbol.asyncDispose]();
      await server?.[Symbol.asyncDispose]();
      await api?.[Symbol.asyncDispose]();
    });

    beforeEach(async () => {
      server.files.set('/mockServiceWorker.js', workerOf(msw.library));
      await page.open(`${server.origin}/`);
      server.asked.length = 0;
      api.asked.length = 0;
    });

    it('answers the client, which calls another origin than that of the page', async () => {
      expect(await run('readsAndWrites')).toEqual({
        name: 'Ann',
        plan: 'professional',
        listed: 5,
        gone: expect.stringMatching(/^NotFoundError: /),
        bodies: [{ plan: 'professional' }],
      });
      expect(api.asked).toEqual([]);
    });

    it('answers for the origin of the page, which goes on to serve all else', async () => {
      const result = await run('asksOthers', { baseUrl: server.origin });
      expect(result).toEqual({
        own: 'from the page',
        elsewhere: 'TypeError: Failed to fetch',
        user: 'user_1',
      });
      expect(askedByThePage()).toEqual(['POST /own']);
    });

    it('lets requests for others pass', async () => {
      expect(await run('asksOthers')).toMatchObject({ own: 'from the page', user: 'user_1' });
      expect(askedByThePage()).toEqual(['POST /own']);
    });

    it('answers requests for others with 500 where it is asked to', async () => {
      const { own } = await run('asksOthers', { onUnhandled: 'error' });
      expect(JSON.parse(own)).toMatchObject({ name: 'InternalError' });
      expect(askedByThePage()).toEqual([]);
    });

    it('breaks as it is told to', async () => {
      expect(await run('breaks')).toEqual({
        failures: ['ServerError', 'ConnectionError', 'ParseError'],
        after: 'user_4',
      });
    });

    it('moves time when nothing is under way: a limit is met, waited for and recovers', async () => {
      expect(await run('waitsForItsLimit')).toEqual({
        read: ['user_1', 'user_2', 'user_3'],
        retried: 'user_4',
        waits: 1,
        asked: 6,
      });
    });

    it('answers without a body', async () => {
      expect(await run('asksWithoutBody')).toEqual({
        head: [200, true, ''],
        turn: [204, ''],
      });
    });

    it('lets a caller give up what stalls, before the answer and within it', async () => {
      expect(await run('givesUp')).toEqual({
        beforeHeaders: expect.stringMatching(/^TimeoutError: /),
        status: 200,
        text: expect.stringMatching(/^\{"success":true,"data":\{/),
        withinBody: expect.stringMatching(/^AbortError: /),
      });
    });

    it('stops while a call stalls, lets the next one through, and starts again', async () => {
      expect(await run('stopsWhileOneWaits')).toEqual({
        waiting: 'TypeError: Failed to fetch',
        afterwards: 404,
        again: 200,
      });
      // As for any page of another origin: the browser asks first whether it may.
      const path = '/api/external/users/user_1';
      expect(api.asked).toEqual([`OPTIONS ${path}`, `GET ${path}`]);
    });

    it('starts while the worker from before is taken away', async () => {
      expect(await run('startsWhileTheWorkerGoes')).toEqual(Array(5).fill(200));
    });

    it('verifies in the page', async () => {
      const failure = await run('leavesTheOverrideUnused');
      expect(failure).toMatch(/^MockVerificationError: (?:.|\n)*users\.get\.networkError/);
    });

    it('runs once in a page', async () => {
      expect(await run('startsTwice')).toBe(
        'Error: A mock runs in this page already: stop it first.',
      );
    });

    it.each([
      ['missing', '/missing.js'],
      ['a page', '/page-instead.js'],
    ])('says what to run where the worker file is %s', async (_, serviceWorkerUrl) => {
      const failure = await run('failsToStart', { serviceWorkerUrl });
      expect(failure).toContain(`The service worker ${serviceWorkerUrl} could not be started.`);
      expect(failure).toContain('npx msw init <folder>');
    });

    it('says what to run where the worker file is of another version', async () => {
      server.files.set('/mockServiceWorker.js', workerOf(msw.other));
      const failure = await run('failsToStart');
      expect(failure).toMatch(/ is of MSW \d+\.\d+\.\d+, and the page uses another version\./);
      expect(failure).toContain('npx msw init <folder>');
    });

    it('takes a new worker file in the place of the one from before', async () => {
      server.files.set('/mockServiceWorker.js', workerOf(msw.other));
      await page.evaluate(`navigator.serviceWorker.register('/mockServiceWorker.js')
        .then(() => navigator.serviceWorker.ready)
        .then(() => undefined)`);
      server.files.set('/mockServiceWorker.js', workerOf(msw.library));
      expect(await run('breaks')).toMatchObject({ after: 'user_4' });
    });

    it('says where the worker file has to be when it does not reach the page', async () => {
      const serviceWorkerUrl = '/static/mockServiceWorker.js';
      const failure = await run('failsToStart', { serviceWorkerUrl });
      expect(failure).toContain(`acts on pages below ${server.origin}/static/, not on this one.`);
    });

    it('runs the program of the guide', async () => {
      await page.open(`${server.origin}/guide`);
      const text = await page.evaluate(`new Promise((resolve) => {
        const look = () => document.body?.innerText ? resolve(document.body.innerText) : setTimeout(look, 20);
        look();
      })`);
      expect(text).toBe('Ann has the plan professional.');
      expect(api.asked).toEqual([]);
    });
  },
);
