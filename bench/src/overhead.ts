/**
 * What a client adds to a call: time over a `fetch` that answers at once, with the headers and the
 * body of the real server. Rounds go through all clients in turn, and the ratio of each round
 * counts: it depends far less on the machine than the figures do.
 */
import { createMock } from '@keyturn/mock-server';
import {
  API_KEY,
  keyturn,
  kyClient,
  octokit,
  openai,
  openapiFetch,
  type ReadOne,
  stripe,
} from './clients.ts';
import { median, printTable } from './table.ts';

const BASE_URL = 'http://localhost';
const EXCHANGE = '/api/external/auth/validate';
const READ = '/api/external/users/user_123';

export interface OverheadBenchmark {
  /** Calls that each client makes in each round, one after another. */
  readonly calls: number;
  readonly rounds: number;
}

interface Cost {
  /** Microseconds of one call, as a clock shows them. */
  readonly wall: number;
  /** Microseconds of processor time of one call, collector and compiler included. */
  readonly cpu: number;
}

export async function benchmarkOverhead({ calls, rounds }: OverheadBenchmark): Promise<void> {
  const parts = { baseUrl: BASE_URL, apiKey: API_KEY, fetch: await stubFetch() };
  const clients: readonly [name: string, read: ReadOne, share: number][] = [
    ['Keyturn', keyturn(parts), 1],
    ['openapi-fetch', openapiFetch(parts), 1],
    ['openai', openai(parts), 1],
    ['stripe', stripe(parts), 1],
    ['ky', kyClient(parts), 1],
    // Its queue waits for timers, so that a call takes milliseconds.
    ['octokit', octokit(parts), 50],
  ];
  for (const [, read, share] of clients) await cost(read, calls / share);
  const costs = new Map<string, Cost[]>(clients.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, read, share] of clients) {
      costs.get(name)?.push(await cost(read, calls / share));
    }
  }

  const of = (name: string) => costs.get(name) ?? [];
  const ratio = (name: string, to: string, kind: keyof Cost) =>
    median(of(name).map((own, round) => own[kind] / (of(to)[round]?.[kind] ?? 0))).toFixed(2);
  printTable('A call over a stubbed fetch, goals 1.3 × openapi-fetch and 0.5 × openai', [
    ['', 'of openapi-fetch', 'of openai', 'CPU of openapi-fetch', 'µs', 'CPU µs'],
    ...clients.map(([name]) => [
      name,
      ratio(name, 'openapi-fetch', 'wall'),
      ratio(name, 'openai', 'wall'),
      ratio(name, 'openapi-fetch', 'cpu'),
      median(of(name).map(({ wall }) => wall)).toFixed(0),
      median(of(name).map(({ cpu }) => cpu)).toFixed(0),
    ]),
  ]);
}

async function cost(read: ReadOne, calls: number): Promise<Cost> {
  const startedAt = process.hrtime.bigint();
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await read('user_123');
  const { user, system } = process.cpuUsage(before);
  const wall = Number(process.hrtime.bigint() - startedAt) / 1_000;
  return { wall: wall / calls, cpu: (user + system) / calls };
}

/** Answers what the server answers, from memory. */
async function stubFetch(): Promise<typeof globalThis.fetch> {
  const mock = createMock({ baseUrl: BASE_URL });
  const ask = async (path: string, method: string) => {
    const headers = { authorization: `Bearer ${mock.adminKey}` };
    const response = await mock.fetch(`${BASE_URL}${path}`, { method, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
    return { body: await response.text(), headers: [...response.headers] };
  };
  const exchange = await ask(EXCHANGE, 'POST');
  const record = await ask(READ, 'GET');
  return async (input) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const { body, headers } = url.endsWith(EXCHANGE) ? exchange : record;
    return new Response(body, { status: 200, headers: headers as [string, string][] });
  };
}

if (import.meta.main) await benchmarkOverhead({ calls: 2_000, rounds: 15 });
