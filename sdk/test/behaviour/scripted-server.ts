import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Answer, type Behaviour, isExchange, type SentRequest, success } from './behaviour.ts';

/** Answers requests as behaviours say, and tells what it received. */
export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  /** Serves a text beside the behaviours, such as a page that runs them. */
  serve(path: string, contentType: string, body: string): void;
}

/** Any page may call it and read every header. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': '*',
  'access-control-allow-headers':
    'authorization, content-type, idempotency-key, x-own, x-from-middleware',
  'access-control-expose-headers': '*',
};

/**
 * Behaviour number `n` of run `r` has the address `/r/n`, so that runs share nothing; what it
 * received is at `/r/n/sent`.
 */
export async function startScriptedServer(
  behaviours: readonly Behaviour[],
): Promise<ScriptedServer> {
  const received = new Map<string, SentRequest[]>();
  const served = new Map<string, Answer>();

  async function answer(message: IncomingMessage): Promise<Answer> {
    const found = /^(\/[^/]+\/(\d+))(\/.*)$/.exec(message.url ?? '');
    const behaviour = behaviours[Number(found?.[2])];
    const fixed = served.get(message.url ?? '');
    if (fixed) return fixed;
    if (!found || !behaviour) return { status: 404 };
    const [, address = '', , path = ''] = found;
    const earlier = received.get(address) ?? [];
    if (path === '/sent') return { body: earlier };
    const { method = '' } = message;
    const headers = message.headers as Record<string, string>;
    const request = { method, path, headers, body: await text(message) };
    received.set(address, [...earlier, request]);
    const number = 1 + earlier.filter((other) => isExchange(other) === isExchange(request)).length;
    if (isExchange(request)) return (behaviour.exchange ?? exchange)(request, number);
    return behaviour.answer?.(request, number) ?? { status: 404 };
  }

  const server = createServer(async (message, response) => {
    if (message.method === 'OPTIONS') response.writeHead(204, CORS).end();
    else write(response, await answer(message));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(path, contentType, body) {
      served.set(path, { headers: { 'content-type': contentType }, body });
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function exchange(_: SentRequest, number: number): Answer {
  return success({ token: `jwt-${number}`, tokenType: 'Bearer', expiresIn: 3_600 });
}

function write(response: ServerResponse, answer: Answer): void {
  if (answer === 'silent') return;
  if (answer === 'dropped') {
    response.destroy();
    return;
  }
  const { status = 200, headers, body = '' } = answer === 'stalled' ? {} : answer;
  response.writeHead(status, {
    ...CORS,
    'cache-control': 'no-store',
    'content-type': 'application/json',
    ...headers,
  });
  if (answer === 'stalled') response.write('{');
  else response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
