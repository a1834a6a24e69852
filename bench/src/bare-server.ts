/**
 * The measure of the server: a bare Hono route that answers bytes that were made before. It is a
 * process of its own, as the server is; it reads what to answer as JSON from its standard input and
 * prints its origin.
 */
import { text } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

export interface BareAnswer {
  /** Route template as Hono writes it. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

if (import.meta.main) {
  const { path, headers, body }: BareAnswer = JSON.parse(await text(process.stdin));
  const app = new Hono().get(path, (context) => context.body(body, 200, headers));
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
    process.stdout.write(`http://127.0.0.1:${port}\n`);
  });
}
