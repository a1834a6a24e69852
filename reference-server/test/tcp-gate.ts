import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server on this machine that a test can close and open: while closed, it is away. */
export interface TcpGate {
  readonly port: number;
  /** Cuts every connection, and refuses new ones. */
  close(): Promise<void>;
  open(): Promise<void>;
}

/** @param port what is listened on behind the gate */
export async function openTcpGate(host: string, port: number): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  const server = createServer((outer) => {
    const inner = connect(port, host);
    for (const socket of [outer, inner]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        outer.destroy();
        inner.destroy();
      });
    }
    outer.pipe(inner).pipe(outer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: ownPort } = server.address() as AddressInfo;
  return {
    port: ownPort,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async open() {
      server.listen(ownPort, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
