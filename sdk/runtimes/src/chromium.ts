import {
  type BrowserPage,
  findChromium,
  openBrowser,
} from '../../../reference-server/test/browser.ts';
import type { ScriptedServer } from '../../test/behaviour/scripted-server.ts';
import type { Runtime } from './runtime.ts';
import type { SuiteBundles } from './suite-bundles.ts';

/** A page, and a worker of a page, both from an origin other than that of the API. */
export function chromium(scripted: ScriptedServer, bundles: SuiteBundles): Runtime[] {
  scripted.serve('/page.js', 'text/javascript', bundles.page);
  scripted.serve('/page-worker.js', 'text/javascript', bundles.pageWorker);
  scripted.serve(
    '/page',
    'text/html',
    '<!doctype html><script type="module" src="/page.js"></script>',
  );
  const inWorker = (servers: string) => `new Promise((resolve, reject) => {
    const worker = new Worker('/page-worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(${servers});
  })`;
  return [
    inBrowser('Chromium', `${scripted.url}/page`, (servers) => `run(${servers})`),
    inBrowser('Chromium worker', `${scripted.url}/page`, inWorker),
  ];
}

function inBrowser(name: string, url: string, expression: (servers: string) => string): Runtime {
  return {
    name,
    async run(servers) {
      const browser = findChromium();
      if (browser === undefined) throw new Error('There is no Chromium on this machine.');
      await using page = await openBrowser(browser);
      await page.open(url);
      return {
        version: await versionOf(page),
        outcomes: await page.evaluate(expression(JSON.stringify(servers))),
      };
    },
  };
}

function versionOf(page: BrowserPage): Promise<string> {
  return page.evaluate('/Chrome\\/([\\d.]+)/.exec(navigator.userAgent)[1]');
}
