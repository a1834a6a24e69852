/**
 * A server with a fixed window over real HTTP, in a process of its own. Its arguments are the limit
 * and the window in milliseconds; it prints its origin.
 */
import { createServer } from 'node:http';
import { systemClock } from '../../reference-server/src/node/system-clock.ts';
import { createFixedWindow } from '../../sdk/test/support/fixed-window.ts';
import { bodyOf } from './limited-body.ts';

const [limit, windowMs] = process.argv.slice(2).map(Number);
const window = createFixedWindow(systemClock, limit ?? 0, windowMs ?? 0);

const server = createServer((_request, response) => {
  const { status, headers } = window.take();
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(bodyOf(status));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address !== 'object') throw new Error('The server listens on no port.');
  process.stdout.write(`http://127.0.0.1:${address?.port}\n`);
});
