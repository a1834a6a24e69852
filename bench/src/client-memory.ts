/**
 * Whether the memory of a client grows with the calls that it has made: successes, failures,
 * limits and aborts, nearly all on one signal. Listeners and timers are counted by `sdk/test/leaks.test.ts`.
 */
import { Keyturn } from '@keyturn/sdk';
import { API_KEY } from './clients.ts';
import { collectedHeap } from './collected-heap.ts';
import { printTable } from './table.ts';

const BASE_URL = 'http://localhost';
const STEPS = 4;
const TOGETHER = 500;
/** Of ten calls one is given up, one fails, and one meets a limit now and then. */
const KINDS = 10;
const FAILURES = (TOGETHER / KINDS) * 2;

/** @param calls after a warm-up of a quarter as many */
export async function benchmarkClientMemory(calls: number): Promise<void> {
  const client = new Keyturn({
    apiKey: API_KEY,
    baseUrl: BASE_URL,
    fetch: answer,
    maxRetries: 20,
  });
  const { signal } = new AbortController();
  await callMany(client, calls / STEPS, signal);
  const before = await collectedHeap();
  const table = [
    ['calls', 'heap MB', 'growth MB'],
    ['after the warm-up', before.toFixed(2), ''],
  ];
  for (let step = 1; step <= STEPS; step += 1) {
    await callMany(client, calls / STEPS, signal);
    const now = await collectedHeap();
    const done = String((calls / STEPS) * step);
    table.push([done, now.toFixed(2), (now - before).toFixed(2)]);
  }
  printTable('Heap of the client after a full collection', table);
}

async function callMany(client: Keyturn, calls: number, signal: AbortSignal): Promise<void> {
  for (let done = 0; done < calls; done += TOGETHER) {
    const together = Array.from({ length: TOGETHER }, (_, index) => {
      const controller = index % KINDS === 1 ? new AbortController() : undefined;
      const options = { signal: controller?.signal ?? signal };
      const call = client.users.get(`user_${index % KINDS}`, options).then();
      controller?.abort();
      return call;
    });
    const ends = await Promise.allSettled(together);
    const failures = ends.filter(({ status }) => status === 'rejected').length;
    if (failures !== FAILURES) throw new Error(`${failures} calls failed, not ${FAILURES}.`);
  }
}

let refusals = 0;
const answer: typeof globalThis.fetch = async (input) => {
  const url = `${input}`;
  if (url.endsWith('/auth/validate')) return json(200, { token: 'eyJ.e30.c2ln', expiresIn: 3_600 });
  if (url.endsWith('/user_2')) return json(404, undefined, { code: 'NOT_FOUND', message: 'None.' });
  if (url.endsWith('/user_3')) {
    refusals += 1;
    if (refusals % 2 === 1) return json(429, undefined, { code: 'RATE_LIMIT_EXCEEDED' });
  }
  return json(200, { id: 'user_1' });
};

function json(status: number, data: unknown, error?: unknown): Response {
  const headers = { 'retry-after-ms': '1' };
  return Response.json({ success: status < 400, data, error }, { status, headers });
}

if (import.meta.main) await benchmarkClientMemory(100_000);
