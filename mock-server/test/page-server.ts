import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer extends AsyncDisposable {
  readonly origin: string;
  /** What is served, by path: the type and the text. */
  readonly files: Map<string, readonly [type: string, text: string]>;
  /** Method and path of what was asked for so far. */
  readonly asked: string[];
}

/** A server of a page, on the loopback interface. A POST is answered with its own body. */
export async function startPageServer(): Promise<PageServer> {
  const files: PageServer['files'] = new Map();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { method, url = '' } = request;
    asked.push(`${method} ${url}`);
    response.setHeader('cache-control', 'no-store');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'authorization');
    const file = files.get(url);
    if (method === 'POST') request.pipe(response);
    else if (file !== undefined) response.setHeader('content-type', file[0]).end(file[1]);
    else response.writeHead(method === 'OPTIONS' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    files,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
