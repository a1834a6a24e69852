/**
 * The API explorer in a real browser, against the running server. Skipped where no Chromium is
 * installed, but never in CI.
 */
import { operationTable } from '@keyturn/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserPage, findChromium, openBrowser } from './browser.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const chromium = findChromium();
const isSkipped = chromium === undefined && !process.env['CI'];
if (isSkipped) console.warn('Skipped: tests in a browser, as there is no Chromium on the PATH.');

/** What the page's scripts below share: waiting as long as a person does, and typing. */
const TOOLS = `
  const moment = () => new Promise((resolve) => setTimeout(resolve, 50));
  const when = async (find) => {
    for (;;) {
      const found = find();
      if (found) return found;
      await moment();
    }
  };
  const type = (input, text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
`;

let server: ServerProcess;
let page: BrowserPage;

const onPage = <T>(script: string) => page.evaluate<T>(`(async () => { ${TOOLS} ${script} })()`);

/** Gives the page a key, as a reader does under Authorize. */
function authorize(scheme: 'bearer' | 'basic', key: string): Promise<void> {
  return onPage(`
    (await when(() => document.querySelector('.btn.authorize'))).click();
    const form = await when(() =>
      document.querySelectorAll('.auth-container')[${scheme === 'bearer' ? 0 : 1}]);
    type(form.querySelector('input'), ${JSON.stringify(key)});
    await moment();
    form.querySelector('button[type=submit]').click();
    await when(() => !form.querySelector('input'));
    form.querySelector('.btn-done').click();
  `);
}

/** Sends the request of /auth/me from the page. @returns what the page shows of the answer */
function sendFromPage(): Promise<{ status: string; body: string }> {
  return onPage(`
    const path = await when(() => document.querySelector('[data-path="/api/external/auth/me"]'));
    path.closest('.opblock-summary-control').click();
    (await when(() => document.querySelector('.btn.execute'))).click();
    const answer = '.live-responses-table .response';
    const body = await when(() => document.querySelector(answer + ' .highlight-code code'));
    const status = document.querySelector(answer + ' .response-col_status');
    return { status: status.textContent, body: body.textContent };
  `);
}

describe.skipIf(isSkipped)('the explorer in a browser', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    if (chromium === undefined) throw new Error('CI needs Chromium for these tests.');
    server = await startServerProcess();
    page = await openBrowser(chromium);
  }, 120_000);

  afterAll(async () => {
    await page?.[Symbol.asyncDispose]();
    await server?.stop();
  });

  it('shows every operation of the contract', async () => {
    await page.open(`${server.baseUrl}/docs`);
    const shown = await onPage<string[]>(`
      await when(() => document.querySelector('.opblock'));
      return [...document.querySelectorAll('.opblock')].map((block) =>
        block.querySelector('.opblock-summary-method').textContent + ' ' +
        block.querySelector('.opblock-summary-path').dataset.path);
    `);
    const operations = Object.values(operationTable).map(({ method, path }) => `${method} ${path}`);
    expect(shown.sort()).toEqual(operations.sort());
  });

  it.each(['bearer', 'basic'] as const)('sends a request with a key as %s', async (scheme) => {
    await page.open(`${server.baseUrl}/docs`);
    await authorize(scheme, server.adminKey);
    const { status, body } = await sendFromPage();
    expect(status).toContain('200');
    expect(body).toContain(`"method": "${scheme === 'bearer' ? 'key' : 'basic'}"`);
  });

  it('shows the refusal of a wrong key, and asks for no password', async () => {
    await page.open(`${server.baseUrl}/docs`);
    await authorize('basic', 'sk_live_wrong');
    const { status, body } = await sendFromPage();
    expect(status).toContain('401');
    expect(body).toContain('INVALID_API_KEY');
  });

  it('asked for nothing that its own policy refuses', () => {
    expect(page.complaints).toEqual([]);
  });
});
