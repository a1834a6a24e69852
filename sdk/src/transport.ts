/**
 * Sends one attempt and reads its body.
 *
 * - A failure of the network becomes `ConnectionError`, and the record learns whether the request
 *   may have reached the server.
 * - Middleware stands around each attempt, first is outermost. What it throws passes through.
 */
import { BufferedResponse } from './buffered-response.ts';
import { ConnectionError } from './errors.ts';
import type { Send } from './policies/policy.ts';
import { redact } from './redaction.ts';
import type { RequestRecord } from './request-record.ts';

export type Fetch = typeof globalThis.fetch;

/** Stands around each attempt. `next` sends the request, or one made from it. */
export type Middleware = (
  request: Request,
  next: (request: Request) => Promise<Response>,
) => Promise<Response>;

/** Failures that say that nothing was sent, by the codes of Node and Bun. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

export function createTransport(fetch: Fetch, middleware: readonly Middleware[]): Send {
  return async (request, signal) => {
    const { url, method, headers, body = null, redirect } = request;
    const init = { method, headers, body, redirect, signal };
    const failed = (cause: unknown) => connectionError(request, signal, cause);
    if (middleware.length === 0) {
      try {
        return await buffer(await fetch(url, init));
      } catch (cause) {
        throw failed(cause);
      }
    }
    const send = middleware.reduceRight<(request: Request) => Promise<Response>>(
      (next, layer) => async (own) => layer(own, next),
      (own) => fetch(own).catch((cause) => Promise.reject(failed(cause))),
    );
    const response = await send(new Request(url, init));
    return buffer(response).catch((cause) => Promise.reject(failed(cause)));
  };
}

async function buffer(response: Response): Promise<BufferedResponse> {
  return new BufferedResponse(response, await response.arrayBuffer());
}

function connectionError(
  request: RequestRecord,
  signal: AbortSignal,
  cause: unknown,
): ConnectionError {
  const code = codeOf(cause) ?? codeOf((cause as Error | undefined)?.cause);
  const { origin } = new URL(request.url);
  const message = `The connection to ${origin} failed: ${redact(`${code ?? cause}`)}.`;
  const error = new ConnectionError(message, { operation: request.settings.operation, cause });
  // What follows an abort is no failure of the attempt: who aborted has said why it ended.
  if (!signal.aborted) request.failure = { error, sent: !NOT_SENT.test(`${code}`) };
  return error;
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
