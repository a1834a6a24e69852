/** How a call ends: as the server ends it, or as a fault does. */
import { type ErrorCode, operationTable } from '@keyturn/contract';
import type { ConnectionInfo } from '@keyturn/reference-server/internal/app';
import { ApiError } from '@keyturn/reference-server/internal/domain/api-error';
import { renderAnswer } from '@keyturn/reference-server/internal/http/answer';
import { checkAnswer } from '@keyturn/reference-server/internal/http/check-answer';
import { answerProblem } from '@keyturn/reference-server/internal/http/problem';
import type { EndingAction, MockRequest, NetworkErrorCode } from './fault.ts';
import type { Stage } from './mock-stage.ts';
import { codeForStatus, MockContractError, overriddenBody } from './override.ts';

export type CallEnd =
  | { readonly kind: 'answered'; readonly response: Response }
  /** The connection broke. */
  | { readonly kind: 'lost'; readonly code: NetworkErrorCode }
  /** Nothing ever comes. */
  | { readonly kind: 'stalled' };

/** A request for an operation, with what is known of it. */
export interface OperationCall {
  readonly request: Request;
  /** What the server is told beside the request. */
  readonly info: ConnectionInfo;
  readonly asked: MockRequest;
  /** ms since the epoch */
  readonly at: number;
}

/** Refusals that come before an operation's own work; no override stands in front of them. */
const refusals = new Set([400, 401, 403, 413, 415, 429]);

/** @throws {MockContractError} for an override that breaks the contract, in strict mode */
export async function endCall(
  stage: Stage,
  call: OperationCall,
  action: EndingAction,
  strict: boolean,
): Promise<CallEnd> {
  const { request, info } = call;
  const serve = () => stage.app().fetch(request, info);
  switch (action.kind) {
    case 'fail':
      stage.injector.inject(request, action.code, action.options);
      return answered(await serve());
    case 'respond':
      return answered(await respond(stage, call, action, strict));
    case 'networkError':
      return { kind: 'lost', code: action.code };
    case 'stall':
      if (action.part === 'headers') return { kind: 'stalled' };
      return answered(await stalledBody(await serve(), request.signal));
    case 'malformed':
      return answered(withBody(await halved(await serve())));
    case 'commitThen': {
      const response = await serve();
      // What the server refuses was not done, and a test of a lost answer has to learn that.
      if (!response.ok) return answered(response);
      if (action.end === 'networkError') return { kind: 'lost', code: 'ECONNRESET' };
      if (action.end === 'stall') return { kind: 'stalled' };
      return answered(errorInPlaceOf(response, call, action.end));
    }
  }
}

function answered(response: Response): CallEnd {
  return { kind: 'answered', response };
}

async function respond(
  stage: Stage,
  { request, info, asked }: OperationCall,
  { status, data, options }: Extract<EndingAction, { kind: 'respond' }>,
  strict: boolean,
): Promise<Response> {
  const { operation } = asked;
  const code = status >= 400 ? codeForStatus(operation, status, data) : undefined;
  if (code !== undefined) stage.injector.inject(request, code, {});
  const real = await stage.appOnCopy().fetch(request, info);
  if (real.status !== status && refusals.has(real.status)) return real;
  // The answer to HEAD has no body, and so nothing to stand over.
  if (request.method === 'HEAD') return real;
  const base: unknown = await real.json();
  const lent = real.status === status ? base : withoutOutcome(base);
  const body = overriddenBody(operation, status, data, lent);
  const violation = strict ? checkAnswer(operation, status, body) : undefined;
  if (violation !== undefined) throw new MockContractError(violation);
  const headers = new Headers(real.headers);
  if (real.status !== status) for (const name of ofFailures) headers.delete(name);
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  return new Response(JSON.stringify(body), { status, headers });
}

const ofFailures = ['Retry-After', 'X-Should-Retry'];

/** What an answer of another status can lend: the request id and the time. */
function withoutOutcome(body: unknown): unknown {
  const { meta } = body as { meta?: unknown };
  return meta === undefined ? undefined : { meta };
}

interface Halves {
  readonly response: Response;
  readonly text: string;
}

async function halved(response: Response): Promise<Halves> {
  const text = await response.text();
  return { response, text: text.slice(0, Math.ceil(text.length / 2)) };
}

function withBody({ response: { status, headers }, text }: Halves): Response {
  return new Response(text, { status, headers });
}

async function stalledBody(real: Response, signal: AbortSignal): Promise<Response> {
  const { response, text } = await halved(real);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}

/** The server's own error, with the request id and the limits that its answer had. */
function errorInPlaceOf(
  { headers }: Response,
  { asked, at }: OperationCall,
  code: ErrorCode,
): Response {
  const requestId = headers.get('x-request-id') ?? '';
  const { family } = operationTable[asked.operation];
  const error = new ApiError(code, code === 'SERVICE_UNAVAILABLE' ? { retryAfterSeconds: 1 } : {});
  const answer = answerProblem(error, family, { requestId, at });
  const kept = [...headers].filter(([name]) => /^(x-request-id|x-?ratelimit)/.test(name));
  const all = { ...Object.fromEntries(kept), ...answer.headers };
  return renderAnswer({ ...answer, headers: all }, false).response;
}
