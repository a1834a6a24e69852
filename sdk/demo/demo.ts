/**
 * The SDK at work, over HTTP and in real time: a token that may send 60 requests a minute reads
 * 1,000 users, 10 to a page, while each JWT lives for 20 seconds. The server is the real one, in a
 * process of its own. Every number is counted where it happens.
 */
import { styleText } from 'node:util';
import { Keyturn, NotFoundError } from '@keyturn/sdk';
import {
  type ServerProcess,
  startServerProcess,
} from '../../reference-server/test/server-process.ts';
import { systemClock } from '../src/clock.ts';
import { createProgressBar } from './progress-bar.ts';
import { type Tally, tallyTable } from './tally.ts';

const USERS = 1_000;
const USERS_A_PAGE = 10;
const REQUESTS_A_MINUTE = 60;
const JWT_SECONDS = 20;
const INTERRUPTED = 130;

const startedAt = systemClock.monotonic();
const tally: Tally = { calls: 0, exchanges: 0, tooManyRequests: 0, waitedMs: 0, errorsSurfaced: 0 };

const server = await startServerProcess({ env: { ADMIN_API_JWT_TTL: `${JWT_SECONDS}` } });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    process.stdout.write('\n');
    void server.stop().finally(() => process.exit(INTERRUPTED));
  });
}

console.log(
  `\n${styleText('bold', 'Keyturn at work')}: ${USERS.toLocaleString('en')} users, ${USERS_A_PAGE} to a page, ${REQUESTS_A_MINUTE} requests a minute\n`,
);
console.log(happened(`the reference server listens on ${server.baseUrl}`));
const apiKey = await createToken(server);
console.log(
  happened(
    `a token may send ${REQUESTS_A_MINUTE} requests a minute; its JWTs live ${JWT_SECONDS} s`,
  ),
);

let quotaBackAt = 0;
const bar = createProgressBar({
  total: USERS,
  output: process.stdout,
  clock: systemClock,
  note() {
    const seconds = Math.ceil((quotaBackAt - systemClock.monotonic()) / 1_000);
    return seconds > 0 ? `users read; ${seconds} s to wait` : 'users read';
  },
});

const client = new Keyturn({
  apiKey,
  baseUrl: server.baseUrl,
  async fetch(input, init) {
    const response = await fetch(input, init);
    if (response.status === 429) tally.tooManyRequests += 1;
    return response;
  },
  onExchange({ ok, ahead }) {
    if (!ok) return;
    tally.exchanges += 1;
    const again = ahead ? ', before the last one expired' : ', as the last one had expired';
    bar.print(happened(`the key was exchanged for a JWT${tally.exchanges > 1 ? again : ''}`));
  },
  onThrottle({ waitMs }) {
    waitFor(waitMs);
    bar.print(happened(`the limit is met: quota comes back in ${Math.ceil(waitMs / 1_000)} s`));
  },
  onRetry({ delayMs }) {
    waitFor(delayMs);
  },
});

const seen = new Set<string>();
try {
  for await (const { data } of client.users.list({ perPage: USERS_A_PAGE }).pages()) {
    tally.calls += 1;
    for (const user of data) seen.add(user.id);
    bar.advanceTo(seen.size);
  }
  bar.print(happened(`${seen.size.toLocaleString('en')} users read`));

  tally.calls += 1;
  const missing = await client.users.get('user_nobody').catch((error: unknown) => error);
  if (!(missing instanceof NotFoundError)) throw missing;
  bar.print(happened(`a missing user threw a NotFoundError, ${missing.requestId}`));
} catch (error) {
  tally.errorsSurfaced += 1;
  bar.print(`${error}`);
}
bar.stop();
await server.stop();

console.log();
for (const line of tallyTable(tally)) console.log(`  ${line}`);
process.exitCode = seen.size === USERS && tally.errorsSurfaced === 0 ? 0 : 1;

/** Makes the token that the demo works with, as an administrator would. */
async function createToken({ baseUrl, adminKey }: ServerProcess): Promise<string> {
  const admin = new Keyturn({ apiKey: adminKey, baseUrl });
  const { token } = await admin.apiTokens.create({
    name: 'Demo',
    scopes: ['users:read'],
    rate_limit: REQUESTS_A_MINUTE,
  });
  if (token === null) throw new Error('The server did not show the token that it made.');
  return token;
}

function waitFor(ms: number): void {
  tally.waitedMs += ms;
  quotaBackAt = systemClock.monotonic() + ms;
}

/** A line that says what has happened, and when. */
function happened(what: string): string {
  const seconds = ((systemClock.monotonic() - startedAt) / 1_000).toFixed(1);
  return `${styleText('gray', `${seconds.padStart(6)} s`)}  ${styleText('green', '✓')} ${what}`;
}
