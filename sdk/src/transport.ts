/**
 * Sends one attempt and reads its body.
 *
 * - A failure of the network becomes `ConnectionError`, and the record learns whether the request
 *   may have reached the server.
 * - Middleware stands around each attempt, first is outermost. What it throws passes through.
 * - A redirect is never followed with a credential.
 */
import { ConnectionError, KeyturnError } from './errors.ts';
import type { Send } from './policies/policy.ts';
import { redact } from './redaction.ts';

export type Fetch = typeof globalThis.fetch;

/** Stands around each attempt. `next` sends the request, or one made from it. */
export type Middleware = (
  request: Request,
  next: (request: Request) => Promise<Response>,
) => Promise<Response>;

interface TransportParts {
  readonly fetch: Fetch;
  /** First is outermost. */
  readonly middleware: readonly Middleware[];
}

/** Failures that say that nothing was sent, by the codes of Node and Bun and the words of Deno. */
const NOT_SENT =
  /^(E?conn(ection)?refused|enotfound|eai_again|e(host|net)unreach|und_err_connect_timeout)$|client error \(connect\)/i;

export function createTransport({ fetch, middleware }: TransportParts): Send {
  return async (request) => {
    const { url, method, headers, body = null, attemptSignal: signal = null, operation } = request;

    const through = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      try {
        return await work();
      } catch (cause) {
        const { code, cause: inner } = Object(cause);
        const reasons: unknown[] = [code, Object(inner).code];
        const reason = `${reasons.find((one) => typeof one === 'string') ?? inner ?? cause}`;
        const { origin } = new URL(url);
        const message = `The connection to ${origin} failed (${redact(reason)}). Check the address and the network.`;
        const error = new ConnectionError(message, { operation, cause });
        // What follows an abort is no failure of the attempt: who aborted has said why it ended.
        if (!signal?.aborted) request.failure = { error, sent: !NOT_SENT.test(reason) };
        throw error;
      }
    };
    const send = (input: string | Request, init?: RequestInit) => through(() => fetch(input, init));

    const init: RequestInit = { method, headers, body, redirect: 'manual', signal };
    const response = await (middleware.length === 0
      ? send(url, init)
      : middleware.reduceRight<(own: Request) => Promise<Response>>(
          (next, layer) => async (own) => layer(own, next),
          send,
        )(new Request(url, init)));
    if (!response || response.bodyUsed) {
      throw new KeyturnError('Middleware must return a response whose body is unread.');
    }
    const content = await through<string | ArrayBuffer>(() =>
      operation ? response.text() : response.arrayBuffer(),
    );
    // An attempt that has been given up leaves no trace.
    if (!signal?.aborted) request.content = content;
    return response;
  };
}
