/**
 * How many requests a second the server answers, beside a bare Hono route that answers the same
 * bytes. Rounds alternate between them, and the ratio of each round counts: it depends far less on
 * the machine than the figures do.
 */
import { startServerProcess } from '../../reference-server/test/server-process.ts';
import type { BareAnswer } from './bare-server.ts';
import { startChildServer } from './child-server.ts';
import { createToken } from './create-token.ts';
import { median, printTable } from './table.ts';
import { type Target, throughput } from './throughput.ts';

const ROUTE = '/api/external/users/:id';
const PATH = '/api/external/users/user_123';
/** What is remembered of one request must not be all that makes the next one fast. */
const PATHS = Array.from({ length: 1000 }, (_, index) => `/api/external/users/user_${index + 1}`);
/** Every check has something to check: pattern, network, scope and a limit that is not reached. */
const TOKEN = {
  name: 'Benchmark',
  scopes: ['users:read'],
  allowed_endpoints: ['/models*', '/users*'],
  ip_allowlist: ['10.0.0.0/8', '127.0.0.0/8'],
  rate_limit: 1_000_000,
  /** Ten times the limit: the server answers more than a million requests in a minute. */
  environment: 'test',
};

export interface ServerBenchmark {
  /** Seconds that each target is asked in each round. */
  readonly seconds: number;
  readonly rounds: number;
}

export async function benchmarkServer({ seconds, rounds }: ServerBenchmark): Promise<void> {
  await using server = await startServerProcess();
  const url = `${server.baseUrl}${PATH}`;
  const key = await createToken(server.baseUrl, server.adminKey, TOKEN);
  const jwt = await exchange(server.baseUrl, key);
  const answer = JSON.stringify(await answerOf(url, key));
  const bare = await startChildServer('bare-server.ts', [], answer);
  const bareTarget = { url: `${bare.baseUrl}${PATH}`, headers: bearer(key) };
  const targets: readonly [name: string, target: Target][] = [
    ['JWT', { url, headers: bearer(jwt) }],
    ['API key', { url, headers: bearer(key) }],
    ['JWT, 1,000 users in turn', { url, headers: bearer(jwt), paths: PATHS }],
  ];

  for (const target of [bareTarget, ...targets.map(([, target]) => target)]) {
    await throughput(target, seconds);
  }
  const bareRates: number[] = [];
  const rates = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    bareRates.push(await throughput(bareTarget, seconds));
    for (const [name, target] of targets) {
      rates.set(name, [...(rates.get(name) ?? []), await throughput(target, seconds)]);
    }
  }
  await bare.stop();

  printTable('GET /api/external/users/{id}, every check on', [
    ['', 'of the bare route', 'requests/s', 'µs/request'],
    ...[...rates].map(([name, all]) => [
      name,
      median(all.map((rate, round) => rate / (bareRates[round] ?? 0))).toFixed(2),
      ...figures(all),
    ]),
    ['bare Hono route', '1.00', ...figures(bareRates)],
  ]);
}

function figures(rates: readonly number[]): string[] {
  const rate = median(rates);
  return [rate.toFixed(0), (1_000_000 / rate).toFixed(0)];
}

function bearer(credential: string): Record<string, string> {
  return { Authorization: `Bearer ${credential}` };
}

async function exchange(baseUrl: string, key: string): Promise<string> {
  const url = `${baseUrl}/api/external/auth/validate`;
  const response = await fetch(url, { method: 'POST', headers: bearer(key) });
  const { data } = (await response.json()) as { data: { token: string } };
  return data.token;
}

/** What the bare route shall answer: what the server does, to the byte. */
async function answerOf(url: string, key: string): Promise<BareAnswer> {
  const response = await fetch(url, { headers: bearer(key) });
  const headers = Object.fromEntries(response.headers);
  for (const own of ['connection', 'content-length', 'date', 'keep-alive']) delete headers[own];
  return { path: ROUTE, headers, body: await response.text() };
}

if (import.meta.main) await benchmarkServer({ seconds: 4, rounds: 5 });
