import { connect, type Socket } from 'node:net';

/**
 * Sends bytes to a server of this machine and answers all that comes back until the server closes
 * the connection. Texts are sent and read as Latin-1, a byte for a character.
 *
 * @param keepSending called in every turn of the event loop while the connection is open
 */
export async function sendRaw(
  baseUrl: string,
  text: string,
  keepSending?: (socket: Socket) => void,
): Promise<string> {
  const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1');
  let answer = '';
  let isClosed = false;
  socket.setEncoding('latin1').on('data', (chunk) => {
    answer += chunk;
  });
  // A server that has had enough resets the connection; what it said before counts.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    socket.on('close', () => {
      isClosed = true;
      resolve();
    });
  });
  socket.write(text, 'latin1');
  while (keepSending !== undefined && !isClosed) {
    if (socket.writable) keepSending(socket);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  await closed;
  return answer;
}

/** The status of each answer in what came back. */
export function statusesOf(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
