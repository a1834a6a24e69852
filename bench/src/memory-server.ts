/** The server as it is, in a process that tells its parent how large its heap is when it is asked. */
import { readConfig } from '../../reference-server/src/config.ts';
import { startServer } from '../../reference-server/src/node/start-server.ts';

const config = readConfig(process.argv.slice(2), process.env);
if (typeof config === 'string') throw new Error('The benchmark gave other arguments.');
const server = await startServer(config);

process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.once('SIGTERM', () => server.stop().then(() => process.exit(0)));
process.stdout.write(server.greeting);
