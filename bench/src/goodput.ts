/**
 * How well a client uses a limit: 600 calls by 60 workers against 100 requests a window.
 *
 * - Goodput is the share of the calls that succeed, times the ideal time over the time taken. Ideal
 *   is the time until the limit can admit the last of the requests.
 * - Waste is the number of answers 429 for each success.
 */
import { systemClock } from '../../reference-server/src/node/system-clock.ts';
import { createFixedWindow } from '../../sdk/test/support/fixed-window.ts';
import { BASE_URL, createReferenceApp, ROOT_KEY } from '../../sdk/test/support/reference-app.ts';
import { startChildServer } from './child-server.ts';
import {
  API_KEY,
  type ClientParts,
  keyturn,
  kyClient,
  octokit,
  openai,
  type ReadOne,
} from './clients.ts';
import { createToken } from './create-token.ts';
import { bodyOf } from './limited-body.ts';
import { printTable } from './table.ts';
import { inVirtualTime } from './virtual-time.ts';
import { CALLS, letWorkersCall, type Outcome } from './workers.ts';

const LIMIT = 100;
const TOKEN = { name: 'Limited', scopes: ['users:read'], rate_limit: LIMIT };
const LATENCY_MS = 20;
const MIDNIGHT = Date.UTC(2026, 0, 1);
/** Where in a window, or in a second, the work begins. */
const PHASES = [0.98, 0, 0.13, 0.31, 0.5, 0.77];
const GOALS = { goodput: 0.97, waste: 0.01, errors: 0 };

interface Client {
  readonly name: string;
  readonly create: (parts: ClientParts) => ReadOne;
  /** Requests beside the calls. */
  readonly extra?: number;
}

interface Figures {
  readonly goodput: number;
  readonly waste: number;
  readonly errors: number;
}

type Measure = (client: Client) => Promise<Figures>;

/** Sends the key itself, as the peers do. */
const KEYTURN: Client = { name: 'Keyturn', create: (parts) => keyturn(parts, { auth: 'key' }) };
const EXCHANGING: Client = { name: 'Keyturn, exchanging the key', create: keyturn, extra: 1 };
/** Beyond a minute a call waits only if it is told to. */
const PATIENT: Client = {
  name: 'Keyturn, maxWaitMs 120,000',
  create: (parts) => keyturn(parts, { auth: 'key', rateLimit: { maxWaitMs: 120_000 } }),
};
const PEERS: readonly Client[] = [
  { name: 'openai', create: openai },
  { name: 'ky', create: kyClient },
  { name: 'octokit', create: octokit },
];

export interface GoodputBenchmark {
  /** Whether peers are measured too. */
  readonly peers: boolean;
  /** From how many points of a window each client starts; 6 at most. */
  readonly starts: number;
}

/** Holds the goals: in virtual time nothing is left to chance. */
export async function benchmarkGoodput({ peers, starts }: GoodputBenchmark): Promise<void> {
  const others = peers ? PEERS : [];
  const scenarios = [
    ['Windows of 5 s', [KEYTURN], onFixedWindow(5_000, starts)],
    ['Windows of 90 s', [PATIENT], onFixedWindow(90_000, starts)],
    ['Sliding window of 60 s', [KEYTURN, EXCHANGING], onSlidingWindow(starts)],
  ] as const;
  for (const [window, own, measure] of scenarios) {
    const title = `${window}, virtual time, the worst of ${starts} starts`;
    const figures = await compare(title, [...own, ...others], measure);
    for (const { goodput, waste, errors } of figures.slice(0, own.length)) {
      if (goodput >= GOALS.goodput && waste <= GOALS.waste && errors <= GOALS.errors) continue;
      throw new Error(`Keyturn misses ${JSON.stringify(GOALS)} with ${window}.`);
    }
  }
}

async function compare(
  title: string,
  clients: readonly Client[],
  measure: Measure,
): Promise<readonly Figures[]> {
  const rows: (readonly [Client, Figures])[] = [];
  for (const client of clients) rows.push([client, await measure(client)]);
  printTable(`${title}, goals ${GOALS.goodput} and ${GOALS.waste}`, [
    ['', 'goodput', '429s per success', 'errors'],
    ...rows.map(([{ name }, { goodput, waste, errors }]) => [
      name,
      goodput.toFixed(3),
      waste.toFixed(3),
      `${errors}`,
    ]),
  ]);
  return rows.map(([, figures]) => figures);
}

function onFixedWindow(windowMs: number, starts: number): Measure {
  return worstStart(starts, windowMs, async ({ create, extra = 0 }, startedAt) => {
    const window = createFixedWindow(systemClock, LIMIT, windowMs);
    const fetch = async () => {
      await pause(LATENCY_MS);
      const { status, headers } = window.take();
      return new Response(bodyOf(status), { status, headers });
    };
    const outcome = await inVirtualTime(startedAt, () =>
      letWorkersCall(fetch, (own) => create({ baseUrl: BASE_URL, apiKey: API_KEY, fetch: own })),
    );
    return figuresOf(outcome, idealOfFixedWindow(windowMs, startedAt, CALLS + extra));
  });
}

/** The reference server itself, with a token that may send 100 requests a minute. */
function onSlidingWindow(starts: number): Measure {
  return worstStart(starts, 1_000, async ({ create, extra = 0 }, startedAt) => {
    const server = await createReferenceApp(systemClock);
    const work = async () => {
      const apiKey = await createToken(BASE_URL, ROOT_KEY, TOKEN, server.fetch);
      const fetch: typeof server.fetch = async (input, init) => {
        await pause(LATENCY_MS);
        return server.fetch(input, init);
      };
      return letWorkersCall(fetch, (own) => create({ baseUrl: BASE_URL, apiKey, fetch: own }));
    };
    const outcome = await inVirtualTime(startedAt, work, server.isBusy);
    return figuresOf(outcome, 60_000 * (Math.ceil((CALLS + extra) / LIMIT) - 1));
  });
}

/** Begins with a window, so that the whole of it is there to be used. */
async function overHttp({ create, extra = 0 }: Client): Promise<Figures> {
  const windowMs = 5_000;
  const { baseUrl, stop } = await startChildServer('fixed-window-server.ts', [
    `${LIMIT}`,
    `${windowMs}`,
  ]);
  await pause(windowMs - (systemClock.now() % windowMs));
  const startedAt = systemClock.now();
  const outcome = await letWorkersCall(globalThis.fetch, (fetch) =>
    create({ baseUrl, apiKey: API_KEY, fetch }),
  );
  await stop();
  return figuresOf(outcome, idealOfFixedWindow(windowMs, startedAt, CALLS + extra));
}

/** Measures from several starts within a period, and answers the worst of each figure. */
function worstStart(
  starts: number,
  periodMs: number,
  measure: (client: Client, startedAt: number) => Promise<Figures>,
): Measure {
  return async (client) => {
    let worst: Figures = { goodput: 1, waste: 0, errors: 0 };
    for (const phase of PHASES.slice(0, starts)) {
      const { goodput, waste, errors } = await measure(client, MIDNIGHT + phase * periodMs);
      worst = {
        goodput: Math.min(worst.goodput, goodput),
        waste: Math.max(worst.waste, waste),
        errors: Math.max(worst.errors, errors),
      };
    }
    return worst;
  };
}

/** Milliseconds until the window begins that can admit the last request. */
function idealOfFixedWindow(windowMs: number, startedAt: number, requests: number): number {
  const last = Math.floor(startedAt / windowMs) + Math.ceil(requests / LIMIT) - 1;
  return last * windowMs - startedAt;
}

function figuresOf({ successes, refusals, elapsedMs }: Outcome, idealMs: number): Figures {
  return {
    goodput: (successes / CALLS) * Math.min(1, idealMs / elapsedMs),
    waste: refusals / successes,
    errors: CALLS - successes,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    systemClock.after(ms, done);
  });
}

if (import.meta.main) {
  await benchmarkGoodput({ peers: true, starts: PHASES.length });
  await compare('Windows of 5 s, over HTTP and in real time', [KEYTURN, ...PEERS], overHttp);
}
