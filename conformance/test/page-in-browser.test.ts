/** The page of a report, in a browser: where there is a Chromium. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findChromium, openBrowser } from '../../reference-server/test/browser.ts';
import { htmlReport } from '../src/reports/html.ts';
import { runOnMock } from './run-on-mock.ts';

const chromium = findChromium();

describe.skipIf(chromium === undefined)('the page of a report', { timeout: 60_000 }, () => {
  it('shows the checks of one verdict, and breaks no rule of its own policy', async () => {
    const { report } = await runOnMock({
      only: ['answers', 'pages'],
      tamper(response) {
        response.headers.delete('x-request-id');
        return response;
      },
    });
    const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-page-'));
    const file = path.join(folder, 'report.html');
    await writeFile(file, htmlReport(report));
    await using page = await openBrowser(chromium ?? '');
    await page.open(pathToFileURL(file).href);

    for (const verdict of ['failed', 'passed', 'skipped']) {
      const shown = await page.evaluate<string[]>(
        `document.querySelector('#show-${verdict}').click();
         [...document.querySelectorAll('.check')]
           .filter((check) => check.checkVisibility())
           .map((check) => check.querySelector('code').textContent)`,
      );
      const expected = report.checks.filter((check) => check.verdict === verdict);
      expect(shown).toEqual(expected.map(({ id }) => id));
    }
    const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
    expect(await page.evaluate(wide)).toBe(false);
    expect(page.complaints).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
