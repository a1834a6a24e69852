/**
 * Hears of tokens that any process changed.
 *
 * - A connection that is lost is told of at once, and made again.
 * - What was changed meanwhile was not heard: whoever keeps records forgets them when told so.
 */
import { Client } from 'pg';
import type { Clock } from '../../ports.ts';
import { TOKEN_CHANNEL } from './token-notifications.ts';

export interface TokenListenerOptions {
  readonly url: string;
  readonly clock: Pick<Clock, 'after'>;
  readonly onChange: (id: number) => void;
  readonly onState: (isListening: boolean) => void;
}

export interface TokenListener {
  /** Resolves when the first attempt to listen has ended, well or not. */
  readonly started: Promise<void>;
  stop(): Promise<void>;
}

const RETRY_MS = 500;
const CONNECT_TIMEOUT_MS = 5_000;

export function listenToTokens({
  url,
  clock,
  onChange,
  onState,
}: TokenListenerOptions): TokenListener {
  let current: Client | undefined;
  let cancelRetry: (() => void) | undefined;
  let isStopped = false;

  async function connect(): Promise<void> {
    const client = new Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    current = client;
    client.on('error', () => lose(client));
    client.on('end', () => lose(client));
    client.on('notification', ({ payload }) => onChange(Number(payload)));
    try {
      await client.connect();
      await client.query(`listen ${TOKEN_CHANNEL}`);
      if (current === client && !isStopped) onState(true);
    } catch {
      lose(client);
    }
  }

  function lose(client: Client): void {
    if (current !== client) return;
    current = undefined;
    onState(false);
    client.end().catch(() => {});
    if (isStopped) return;
    cancelRetry = clock.after(RETRY_MS, () => void connect());
  }

  return {
    started: connect(),
    async stop() {
      isStopped = true;
      cancelRetry?.();
      const client = current;
      current = undefined;
      onState(false);
      await client?.end().catch(() => {});
    },
  };
}
