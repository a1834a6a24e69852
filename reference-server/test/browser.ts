import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome'];
const SWITCHES = [
  '--headless',
  '--no-sandbox',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing but the loopback interface is reached, whatever a page asks for.
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--remote-debugging-port=0',
];

/** A page in a headless Chromium, driven over the DevTools protocol. */
export interface BrowserPage extends AsyncDisposable {
  /** Opens a page and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** The value of an expression, waited for if it is a promise. Throws what it throws. */
  evaluate<T>(expression: string): Promise<T>;
  /** What the page's security policy refused, and what it threw, so far. */
  readonly complaints: readonly string[];
  /** Sends a command of the DevTools protocol. Rejects when the browser refuses it. */
  command(method: string, params: object): Promise<void>;
  /** Calls back with the parameters of each event of a name of the DevTools protocol. */
  on(event: string, listener: (params: object) => void): void;
}

/** The Chromium of this machine; `undefined` where there is none. */
export function findChromium(): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => PROGRAMS.map((program) => path.join(folder, program)))
    .find((file) => existsSync(file));
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { entry?: { source: string; text: string }; exceptionDetails?: object };
  readonly result?: { result: { value: unknown }; exceptionDetails?: object };
  readonly error?: { message: string };
}

/** @param program path of a Chromium */
export async function openBrowser(program: string): Promise<BrowserPage> {
  const profile = await mkdtemp(path.join(tmpdir(), 'keyturn-browser-'));
  const browser = spawn(program, [...SWITCHES, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Nothing that this process starts outlives it.
  process.once('exit', () => browser.kill('SIGKILL'));
  const ended = new Promise<void>((resolve) => {
    browser.once('close', () => resolve());
  });
  const close = async () => {
    browser.kill('SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };

  const socket = await connect(browser).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const waiting = new Map<number, (message: Message) => void>();
  const complaints: string[] = [];
  const listeners = new Map<string, (params: object) => void>();
  let loaded = () => {};
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data) as Message;
    const { entry, exceptionDetails } = message.params ?? {};
    if (entry?.source === 'security') complaints.push(entry.text);
    if (exceptionDetails !== undefined) complaints.push(JSON.stringify(exceptionDetails));
    if (message.method === 'Page.loadEventFired') loaded();
    listeners.get(message.method ?? '')?.(message.params ?? {});
    waiting.get(message.id ?? 0)?.(message);
  });
  let lastId = 0;

  function send(method: string, params: object = {}): Promise<Message> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
  }

  for (const domain of ['Log', 'Page', 'Runtime']) await send(`${domain}.enable`);
  return {
    async open(url) {
      const load = new Promise<void>((resolve) => {
        loaded = resolve;
      });
      await send('Page.navigate', { url });
      await load;
    },
    async evaluate<T>(expression: string) {
      const params = { expression, awaitPromise: true, returnByValue: true };
      const { result, error } = await send('Runtime.evaluate', params);
      const fault = error?.message ?? result?.exceptionDetails;
      if (fault !== undefined) throw new Error(JSON.stringify(fault));
      return result?.result.value as T;
    },
    complaints,
    async command(method, params) {
      const { error } = await send(method, params);
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    },
    on(event, listener) {
      listeners.set(event, listener);
    },
    [Symbol.asyncDispose]: close,
  };
}

/** The DevTools connection to the first page of a browser that has just been started. */
async function connect(browser: ChildProcess): Promise<WebSocket> {
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    browser.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = /DevTools listening on ws:\/\/([^/\s]+)/.exec(output);
      if (found?.[1] !== undefined) resolve(`http://${found[1]}`);
    });
    browser.once('error', reject);
    browser.once('close', () => reject(new Error(`The browser did not start.\n${output}`)));
  });
  const targets = (await (await fetch(`${origin}/json`)).json()) as {
    type: string;
    webSocketDebuggerUrl: string;
  }[];
  const page = targets.find(({ type }) => type === 'page');
  const socket = new WebSocket(page?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return socket;
}
