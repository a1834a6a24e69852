/**
 * What a client adds to a call: time over a `fetch` that answers at once, with the headers and the
 * body of the real server. Clients take turns of a few calls, and the ratio within each turn counts: it
 * depends far less on the machine, and on what else it does, than the figures do.
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
const WARM_UP_TURNS = 10;
/** A call of octokit takes milliseconds, since its queue waits for timers. */
const SLEEPY_SHARE = 100;

export interface OverheadBenchmark {
  /** Calls that each client makes in a turn, one after another. */
  readonly calls: number;
  readonly turns: number;
}

type Client = readonly [name: string, read: ReadOne];

interface Cost {
  /** Microseconds of one call, as a clock shows them. */
  readonly wall: number;
  /** Microseconds of processor time of one call, collector and compiler included. */
  readonly cpu: number;
}

export async function benchmarkOverhead({ calls, turns }: OverheadBenchmark): Promise<void> {
  const parts = { baseUrl: BASE_URL, apiKey: API_KEY, fetch: await stubFetch() };
  const clients: readonly Client[] = [
    ['Keyturn', keyturn(parts)],
    ['openapi-fetch', openapiFetch(parts)],
    ['openai', openai(parts)],
    ['stripe', stripe(parts)],
    ['ky', kyClient(parts)],
  ];
  const sleepy: Client = ['octokit', octokit(parts)];
  const costs = new Map<string, readonly Cost[]>();
  await takeTurns(clients, calls, turns, costs);
  // It sleeps in each call, and who comes after a sleep finds the processor rested.
  await takeTurns([sleepy], calls / SLEEPY_SHARE, turns, costs);

  const of = (name: string) => costs.get(name) ?? [];
  const wall = (name: string, to: string) =>
    median(of(name).map((own, turn) => own.wall / (of(to)[turn]?.wall ?? 0)));
  // The collector works now and then: only all turns together hold its share.
  const cpu = (name: string) => of(name).reduce((sum, one) => sum + one.cpu, 0) / turns;
  printTable('A call over a stubbed fetch, goals 1.3 × openapi-fetch and 0.5 × openai', [
    ['', 'of openapi-fetch', 'of openai', 'CPU of openapi-fetch', 'CPU of openai', 'CPU µs'],
    ...[...clients, sleepy].map(([name]) => [
      name,
      wall(name, 'openapi-fetch').toFixed(2),
      wall(name, 'openai').toFixed(2),
      (cpu(name) / cpu('openapi-fetch')).toFixed(2),
      (cpu(name) / cpu('openai')).toFixed(2),
      cpu(name).toFixed(0),
    ]),
  ]);
}

async function takeTurns(
  clients: readonly Client[],
  calls: number,
  turns: number,
  costs: Map<string, readonly Cost[]>,
): Promise<void> {
  for (const [, read] of clients) await cost(read, calls * WARM_UP_TURNS);
  for (let turn = 0; turn < turns; turn += 1) {
    // Nobody always comes after the same one, whose garbage may be left.
    for (const [name, read] of turn % 2 === 0 ? clients : clients.toReversed()) {
      costs.set(name, [...(costs.get(name) ?? []), await cost(read, calls)]);
    }
  }
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

if (import.meta.main) await benchmarkOverhead({ calls: 200, turns: 200 });
