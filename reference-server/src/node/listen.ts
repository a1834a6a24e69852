/**
 * The app behind a socket.
 *
 * - A request that names more than one host is refused: whoever is in front may have gone by another.
 * - Headers must have arrived within 10 seconds and the whole request within 30.
 * - Stopping lets requests that are under way end, but waits no longer than half a second for them.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { App } from '../app.ts';
import type { Clock } from '../ports.ts';

const STOP_TIMEOUT_MS = 500;
const HOST = 'host';

/** How long a connection may take. Waited on the machine's own clock, by Node. */
export interface ArrivalLimits {
  /** Milliseconds from the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** Milliseconds from the first byte of a request to the end of its body. */
  readonly requestMs: number;
  /** Milliseconds between two looks at the connections that are open. */
  readonly lookEveryMs: number;
}

export const ARRIVAL_LIMITS: ArrivalLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  lookEveryMs: 1_000,
};

/** How to choose another address for what listens. */
const SETTINGS = {
  api: { port: 'npm start -- --port ', address: 'HOST or --port' },
  probes: { port: 'METRICS_PORT=', address: 'METRICS_HOST or METRICS_PORT' },
} as const;

/** The address cannot be listened on; the message says what to do. */
export class ListenError extends Error {
  constructor({ host, port, purpose }: ListenOptions, cause: NodeJS.ErrnoException) {
    const settings = SETTINGS[purpose];
    super(
      cause.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another one: ${settings.port}${port + 1}`
        : `Cannot listen on ${host} port ${port}: ${cause.message}. Choose another ${settings.address}.`,
      { cause },
    );
    this.name = 'ListenError';
  }
}

export interface Listening {
  /** Origin such as `http://127.0.0.1:3010`. */
  readonly baseUrl: string;
  stop(): Promise<void>;
}

export interface ListenOptions {
  readonly purpose: keyof typeof SETTINGS;
  readonly host: string;
  readonly port: number;
  readonly clock: Pick<Clock, 'after'>;
  /** `ARRIVAL_LIMITS` when not given. */
  readonly arrival?: ArrivalLimits;
}

/** @throws ListenError */
export async function listen(app: App, options: ListenOptions): Promise<Listening> {
  const { host, port, clock, arrival = ARRIVAL_LIMITS } = options;
  const listener = getRequestListener((request, env) => {
    const { incoming } = env;
    if (namesManyHosts(incoming.rawHeaders)) return new Response(null, { status: 400 });
    return app.fetch(request, {
      remoteAddress: incoming.socket.remoteAddress,
      target: incoming.url,
    });
  });
  const server = createServer(
    {
      headersTimeout: arrival.headersMs,
      requestTimeout: arrival.requestMs,
      connectionsCheckingInterval: arrival.lookEveryMs,
    },
    listener,
  );
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ListenError(options, error as NodeJS.ErrnoException);
  }
  return { baseUrl: originOf(server.address() as AddressInfo), stop: () => stop(server, clock) };
}

/** @param headers names and values in turn, as they came: elsewhere Node keeps one host only */
function namesManyHosts(headers: readonly string[]): boolean {
  let hosts = 0;
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] ?? '';
    if (name.length === HOST.length && name.toLowerCase() === HOST) hosts += 1;
  }
  return hosts > 1;
}

async function stop(server: Server, clock: Pick<Clock, 'after'>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const cancel = clock.after(STOP_TIMEOUT_MS, () => server.closeAllConnections());
  await closed;
  cancel();
}

/** Where it can be reached from this machine: an address that means all of them is none. */
function originOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}
