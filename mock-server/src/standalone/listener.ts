/**
 * The standalone mock behind a socket.
 *
 * - The path goes on as it was sent: a `Request` has its dot segments resolved.
 * - No more of a body is read than the server needs to refuse it as too large.
 * - A connection that is to break is reset, and a caller that has left ends what waits for it.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isConnectionError } from '../connection-error.ts';
import { realTurn } from '../real-time.ts';
import type { Arrived } from './standalone.ts';

/** One more than the server takes. */
const MOST_BODY_BYTES = 1024 * 1024 + 1;
const ARRIVAL = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
};

/** The address cannot be listened on; the message says what to do. */
export class ListenError extends Error {
  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    super(
      cause.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another one with --port ${port + 1}, or any free one with --port 0.`
        : `Cannot listen on ${host} port ${port}: ${cause.message}. Choose another --host or --port.`,
      { cause },
    );
    this.name = 'ListenError';
  }
}

type Answer = (arrived: Arrived) => Promise<Response>;

/**
 * @returns the origin under which this machine reaches it, such as `http://127.0.0.1:3020`
 * @throws {ListenError}
 */
export async function listen(answer: Answer, host: string, port: number): Promise<string> {
  const server = createServer(ARRIVAL, (incoming, outgoing) => {
    respond(answer, incoming, outgoing).catch((error: unknown) => {
      if (isConnectionError(error)) incoming.socket.resetAndDestroy();
      else incoming.socket.destroy();
    });
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ListenError(host, port, error as NodeJS.ErrnoException);
  }
  return originOf(server.address() as AddressInfo);
}

/** An address that means all of them is none to connect to. */
function originOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

async function respond(
  answer: Answer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const left = new AbortController();
  outgoing.once('close', () => left.abort());
  const target = targetOf(incoming.url ?? '/');
  const hosts = valuesOf(incoming, 'host');
  const request = await requestOf(incoming, target, left.signal);
  if (hosts.length > 1 || request === undefined) {
    outgoing.writeHead(400).end();
    return;
  }
  const [host = ''] = hosts;
  const remoteAddress = incoming.socket.remoteAddress ?? '';
  await send(await answer({ request, target, host, remoteAddress }), outgoing);
}

/** Some send the whole URL, as they would to a proxy. */
function targetOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*/i, '');
}

/** @returns `undefined` for what is no request that there can be, such as one with the method TRACE */
async function requestOf(
  incoming: IncomingMessage,
  target: string,
  signal: AbortSignal,
): Promise<Request | undefined> {
  const { method = 'GET', rawHeaders } = incoming;
  const hasNoBody = method === 'GET' || method === 'HEAD';
  const body = hasNoBody ? undefined : await bodyOf(incoming);
  try {
    const headers = new Headers();
    for (let i = 0; i < rawHeaders.length; i += 2) {
      headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
    }
    return new Request(`http://localhost${target}`, {
      method,
      headers,
      signal,
      ...(body && { body }),
    });
  } catch {
    return undefined;
  }
}

function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      // What is beyond is read and dropped, so that the answer can still be sent.
      if (length >= MOST_BODY_BYTES) return;
      chunks.push(chunk);
      length += chunk.length;
      if (length >= MOST_BODY_BYTES) end();
    });
    incoming.once('end', end);
    incoming.once('error', reject);

    function end(): void {
      resolve(length === 0 ? undefined : new Uint8Array(Buffer.concat(chunks)));
    }
  });
}

function valuesOf({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const { status, body } = response;
  const headers = [...response.headers].flat();
  const reader = body?.getReader();
  let next = await reader?.read();
  if (reader === undefined || next === undefined || next.done) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  // A body that stalls has to arrive as far as it comes; one that is whole goes out in one piece.
  let following = reader.read();
  const soon = await Promise.race([following, realTurn()]);
  if (soon?.done === true) {
    const length = String(next.value.byteLength);
    outgoing.writeHead(status, [...headers, 'Content-Length', length]).end(next.value);
    return;
  }
  outgoing.writeHead(status, headers);
  while (!next.done) {
    outgoing.write(next.value);
    next = await following;
    following = reader.read();
  }
  outgoing.end();
}
