/**
 * One of several processes that share tokens through a folder. It calls when it is told to, and
 * reports how the call ended. Its time can be moved on.
 */
import { systemClock } from '../../src/clock.ts';
import { createFileTokenStore } from '../../src/file-token-store.ts';
import { Keyturn } from '../../src/index.ts';
import { API_KEY } from './stub-api.ts';

const [baseUrl, directory = ''] = process.argv.slice(2);
let passedMs = 0;

const admin = new Keyturn({
  apiKey: API_KEY,
  baseUrl,
  tokenStore: createFileTokenStore({ directory }),
  clock: {
    ...systemClock,
    now: () => systemClock.now() + passedMs,
    monotonic: () => systemClock.monotonic() + passedMs,
  },
});

process.on('message', async ({ advanceMs }: { advanceMs: number }) => {
  passedMs += advanceMs;
  const outcome = await admin.auth.me().result();
  process.send?.(outcome.ok ? 'ok' : `${outcome.error}`);
});
process.send?.('ready');
