/**
 * The mock behind the service worker of Mock Service Worker, in the page that it is for.
 *
 * - What the page asks of the API, the mock answers, whoever asks; the rest goes where it was sent.
 * - A worker file that is missing or of another version of MSW is an error that says what to run.
 * - The clock moves only when nothing is on its way between the page, the worker and the mock.
 * - `stop` ends what is under way, so that it does not wait for a call that never ends.
 */
import { HttpResponse, http } from 'msw';
import { setupWorker } from 'msw/browser';
import { connectionError } from './connection-error.ts';
import { createMock, insideOf, type Mock, type MockOptions } from './mock.ts';
import { handlers } from './msw.ts';
import { realTurn } from './real-time.ts';
import { startWorker } from './worker-start.ts';
import { stopWorker } from './worker-stop.ts';

export interface BrowserMockOptions extends MockOptions {
  /** Where the page's server has the worker file. Default `/mockServiceWorker.js`. */
  readonly serviceWorkerUrl?: string;
  /**
   * What becomes of requests for anything but the API: they go on (the default), go on with a
   * warning in the console, or are answered with 500.
   */
  readonly onUnhandled?: 'bypass' | 'warn' | 'error';
}

/** A mock that answers the page in which it was started. */
export interface BrowserMock extends Mock {
  /** Lets requests through to the network again. What the mock has not answered by now fails. */
  stop(): Promise<void>;
}

/** A page has one service worker, and so one mock at a time. */
let isRunning = false;

/**
 * Makes a mock and starts it. To be awaited before the page asks the API for anything.
 *
 * @throws {Error} when the worker cannot be started, with what to do about it
 */
export async function startMock({
  serviceWorkerUrl = '/mockServiceWorker.js',
  onUnhandled = 'bypass',
  ...options
}: BrowserMockOptions = {}): Promise<BrowserMock> {
  if (isRunning) throw new Error('A mock runs in this page already: stop it first.');
  const mock = createMock(options);
  const stopping = new AbortController();
  const fetch: Mock['fetch'] = (request) => mock.fetch(request, { signal: stopping.signal });
  const worker = setupWorker(turnHandler(), ...handlers({ baseUrl: mock.baseUrl, fetch }));
  isRunning = true;
  try {
    await startWorker(worker, serviceWorkerUrl, onUnhandled);
  } catch (error) {
    isRunning = false;
    throw error;
  }
  insideOf(mock).turnBy(workerTurn);
  let stopped: Promise<void> | undefined;

  async function stop(): Promise<void> {
    insideOf(mock).turnBy(realTurn);
    stopping.abort(connectionError('ECONNRESET'));
    await stopWorker(worker);
    isRunning = false;
  }

  return Object.assign(mock, {
    stop() {
      stopped ??= stop();
      return stopped;
    },
  });
}

const realFetch = globalThis.fetch;
const TURN_PATH = '/__keyturn/turn';

/** The way of a request to the mock and back, behind whatever is on that way already. */
async function workerTurn(): Promise<void> {
  await realFetch(new URL(TURN_PATH, location.origin));
}

function turnHandler() {
  return http.get(
    ({ request }) => request.url === new URL(TURN_PATH, location.origin).href,
    () => new HttpResponse(null, { status: 204 }),
  );
}
