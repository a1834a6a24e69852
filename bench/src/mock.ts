/**
 * What a test pays for the mock: making one, a request beside the bare application, and the memory
 * of many requests.
 */
import { execFileSync } from 'node:child_process';
import { createMock, type Mock } from '@keyturn/mock-server';
import { seedDemoData } from '../../reference-server/src/domain/demo-data.ts';
import { systemClock } from '../../reference-server/src/node/system-clock.ts';
import { createMemoryStore } from '../../reference-server/src/stores/memory/memory-store.ts';
import { appOverStore, ROOT_KEY } from './app-over-store.ts';
import { collectedHeap } from './collected-heap.ts';
import { createToken } from './create-token.ts';
import { median, printTable } from './table.ts';

const BASE_URL = 'http://localhost';
const USERS = `${BASE_URL}/api/external/users`;
/** No limit stands in the way. */
const TOKEN = { name: 'Benchmark', scopes: ['users:read'], rate_limit_tier: 'enterprise' } as const;
const GOALS = { createMs: 20, ratio: 1.3, growthMegabytes: 10 };

export interface MockBenchmark {
  /** Requests in each round, and those after which the heap is looked at. */
  readonly requests: number;
  readonly rounds: number;
}

type Read = () => Promise<unknown>;

export async function benchmarkMock({ requests, rounds }: MockBenchmark): Promise<void> {
  printCreation(rounds);
  await printRatio('users.get', `${USERS}/user_123`, requests, rounds);
  await printRatio('users.list, 20 records', USERS, Math.ceil(requests / 5), rounds);
  await printMemory(requests);
}

function printCreation(rounds: number): void {
  const cold = Array.from({ length: rounds }, inNewProcess);
  const warm = Array.from({ length: rounds }, () => {
    const startedAt = systemClock.monotonic();
    createMock();
    return systemClock.monotonic() - startedAt;
  });
  printTable(`createMock(), goal ${GOALS.createMs} ms`, [
    ['', 'ms'],
    ['in a new process', median(cold).toFixed(1)],
    ['once more in the same process', median(warm).toFixed(1)],
  ]);
}

/** Milliseconds of the first mock of a process, whose code has been loaded and never run. */
function inNewProcess(): number {
  const program = `
    import { createMock } from '@keyturn/mock-server';
    const startedAt = performance.now();
    createMock();
    console.log(performance.now() - startedAt);
  `;
  const args = ['--conditions=@keyturn/source', '--input-type=module', '--eval', program];
  const options = { cwd: import.meta.dirname, encoding: 'utf8' } as const;
  return Number(execFileSync(process.execPath, args, options));
}

async function printRatio(
  title: string,
  url: string,
  requests: number,
  rounds: number,
): Promise<void> {
  const targets = [
    ['mock.fetch', readFromMock(createMock({ baseUrl: BASE_URL }), url)],
    ['app.fetch, answers checked', await readFromApp(true, url)],
    ['app.fetch', await readFromApp(false, url)],
  ] as const;
  for (const [, read] of targets) await costOf(read, requests);
  const costs = new Map<string, number[]>(targets.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, read] of targets) costs.get(name)?.push(await costOf(read, requests));
  }
  const of = (name: string) => costs.get(name) ?? [];
  const ratio = (name: string, to: string) =>
    median(of(name).map((own, round) => own / (of(to)[round] ?? 0))).toFixed(2);
  printTable(`${title}, goal ${GOALS.ratio} × app.fetch`, [
    ['', 'of app.fetch, checked', 'of app.fetch', 'CPU µs'],
    ...targets.map(([name]) => [
      name,
      ratio(name, 'app.fetch, answers checked'),
      ratio(name, 'app.fetch'),
      median(of(name)).toFixed(0),
    ]),
  ]);
}

async function printMemory(requests: number): Promise<void> {
  const mock = createMock({ baseUrl: BASE_URL });
  const read = readFromMock(mock, `${USERS}/user_123`);
  await costOf(read, 100);
  const before = await collectedHeap();
  await costOf(read, requests);
  const growth = (await collectedHeap()) - before;
  const recorded = mock.calls().length;
  printTable(`Heap of the mock, goal ${GOALS.growthMegabytes} MB after 10,000 requests`, [
    ['requests', 'recorded', 'growth MB'],
    [`${requests}`, `${recorded}`, growth.toFixed(1)],
  ]);
}

/** Microseconds of processor time for a request. */
async function costOf(read: Read, requests: number): Promise<number> {
  const before = process.cpuUsage();
  for (let request = 0; request < requests; request += 1) await read();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / requests;
}

function readFromMock({ keys, fetch }: Mock, url: string): Read {
  const { token } = keys.create({ ...TOKEN, scopes: [...TOKEN.scopes] });
  return readThrough(fetch, token, url);
}

/** The application as the mock sets it up, with nothing around it. */
async function readFromApp(checked: boolean, url: string): Promise<Read> {
  const store = createMemoryStore();
  await seedDemoData(store, systemClock.now());
  const app = appOverStore(store, {
    ...(checked && {
      onContractViolation: ({ pointer }) => {
        throw new Error(`An answer breaks the contract at ${pointer}.`);
      },
    }),
  });
  const fetch: typeof globalThis.fetch = async (input, init) => app.fetch(new Request(input, init));
  return readThrough(fetch, await createToken(BASE_URL, ROOT_KEY, TOKEN, fetch), url);
}

function readThrough(fetch: typeof globalThis.fetch, key: string, url: string): Read {
  const init = { headers: { authorization: `Bearer ${key}` } };
  return async () => {
    const response = await fetch(url, init);
    if (!response.ok) throw new Error(`The request was answered ${response.status}.`);
    return response.json();
  };
}

if (import.meta.main) await benchmarkMock({ requests: 10_000, rounds: 9 });
