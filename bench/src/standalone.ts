/**
 * The standalone mock as it is built: how soon it answers, and how many requests a second, beside
 * Prism over the same document. Rounds alternate, and the ratio of each round counts.
 */
import path from 'node:path';
import { startPrismMock } from '../../contract/test/prism-process.ts';
import {
  type StandaloneProcess,
  startStandalone,
} from '../../mock-server/test/standalone-process.ts';
import { systemClock } from '../../reference-server/src/node/system-clock.ts';
import { median, printTable } from './table.ts';
import { type Target, throughput } from './throughput.ts';

const BUILT = path.join(import.meta.dirname, '../../mock-server/dist/serve.js');
const PATH = '/api/external/users/user_123';
const GOALS = { coldStartMs: 400, ofPrism: 3 };

export interface StandaloneBenchmark {
  /** Seconds that each is asked in each round. */
  readonly seconds: number;
  readonly rounds: number;
}

export async function benchmarkStandalone(options: StandaloneBenchmark): Promise<void> {
  await printColdStart(options.rounds);
  await printThroughput(options);
}

/** Until the first request is answered, in a process that has just been started. */
async function printColdStart(rounds: number): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const startedAt = systemClock.monotonic();
    await using mock = await start();
    await answerOf(target(mock));
    times.push(systemClock.monotonic() - startedAt);
  }
  // The first one reads the file from the disk.
  const warm = times.slice(1);
  printTable(
    `The standalone mock, from its start to its first answer, goal ${GOALS.coldStartMs} ms`,
    [
      ['', 'ms'],
      ['median', median(warm).toFixed(0)],
      ['slowest', Math.max(...warm).toFixed(0)],
    ],
  );
}

async function printThroughput({ seconds, rounds }: StandaloneBenchmark): Promise<void> {
  await using mock = await start();
  await using prism = await startPrismMock();
  const { token } = await keyWithoutLimit(mock);
  const own = target(mock, token);
  const others = target(prism, token);
  for (const one of [own, others]) await throughput(one, seconds);
  const rates: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) {
    rates.push([await throughput(own, seconds), await throughput(others, seconds)]);
  }
  const figure = (rate: number) => [rate.toFixed(0), (1_000_000 / rate).toFixed(0)];
  printTable(`Over HTTP, goal ${GOALS.ofPrism} × Prism`, [
    ['', 'of Prism', 'requests/s', 'µs/request'],
    [
      'the standalone mock',
      median(rates.map(([mine, its]) => mine / its)).toFixed(1),
      ...figure(median(rates.map(([mine]) => mine))),
    ],
    ['Prism', '1.0', ...figure(median(rates.map(([, its]) => its)))],
  ]);
}

function start(): Promise<StandaloneProcess> {
  return startStandalone([], [process.execPath, BUILT]);
}

function target(server: { url: string; adminKey?: string }, key = server.adminKey): Target {
  return { url: `${server.url}${PATH}`, headers: { Authorization: `Bearer ${key}` } };
}

async function answerOf({ url, headers }: Target): Promise<void> {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url} was answered ${response.status}.`);
  await response.arrayBuffer();
}

async function keyWithoutLimit({ adminUrl }: StandaloneProcess): Promise<{ token: string }> {
  const response = await fetch(`${adminUrl}/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scopes: ['users:read'], rate_limit_tier: 'enterprise' }),
  });
  return (await response.json()) as { token: string };
}

if (import.meta.main) await benchmarkStandalone({ seconds: 5, rounds: 5 });
