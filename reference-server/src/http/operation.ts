/**
 * Binds a row of the operation table to its handler: read and validate, handle, wrap.
 *
 * - The handler sees valid input only, with the contract's defaults filled in.
 * - A change, its audit entries and the answer kept for its idempotency key are one transaction.
 * - An answer that holds a key or a JWT is kept by no cache.
 */
import type { OperationId } from '@keyturn/contract';
import { ApiError, invalidField } from '../domain/api-error.ts';
import { type AuditOrigin, appendAudit } from '../domain/audit.ts';
import type { StoreAccess } from '../ports.ts';
import type { AllHandlers, Changed, Context, PublicContext } from '../routes/handlers.ts';
import type { Answer } from './answer.ts';
import { type Call, callerOf } from './call.ts';
import { envelope } from './envelope.ts';
import { beginIdempotent, type IdempotencyTicket } from './idempotency.ts';
import { readBody } from './read-body.ts';
import { type ValidInput, validateInput } from './validate.ts';

type OperationRoute = Extract<Call['route'], { kind: 'operation' }>;
type AnyContext = Context<OperationId>;
type AnyHandler = (input: ValidInput, context: PublicContext) => Promise<object>;

/** Everything in a context that is the same for every call. */
export type Surroundings = Omit<AnyContext, 'caller' | 'quota' | 'now' | 'change'>;

const NO_QUERY = new URLSearchParams();

const SECRET_ANSWERS: readonly OperationId[] = [
  'auth.validate',
  'apiTokens.create',
  'apiTokens.rotate',
];

export function createOperate(handlers: AllHandlers, surroundings: Surroundings) {
  const { store } = surroundings;

  /** Does what a call that has passed all checks asks for. */
  return async function operate(call: Call): Promise<Answer> {
    const { route } = call;
    if (route.kind !== 'operation') throw new ApiError('ENDPOINT_NOT_FOUND');
    const { id, successStatus, hasBody, public: isPublic } = route.operation;
    // A handler fits its operation by type; a look-up by an id known only now loses that.
    const handle = handlers[id as keyof AllHandlers] as unknown as AnyHandler;
    const input = hasBody ? await readWithBody(call, route) : inputOf(call, route, undefined);
    if (isPublic) {
      const reply = await handle(input, { ...surroundings, now: call.at });
      return answerOf(call, route, successStatus, reply);
    }
    const begun = route.operation.idempotent
      ? await beginIfIdempotent(call, route, input)
      : undefined;
    if (begun?.kind === 'replay') {
      const replayed = { 'Idempotent-Replayed': 'true' };
      return answerOf(call, route, begun.status, begun.reply, replayed);
    }
    try {
      const reply = await handle(input, contextOf(call, route, begun?.ticket));
      return answerOf(call, route, successStatus, reply);
    } catch (error) {
      await begun?.ticket.release();
      throw error;
    }
  };

  async function readWithBody(call: Call, route: OperationRoute): Promise<ValidInput> {
    const { bytes, value } = await readBody(call.request);
    call.requestBytes = bytes;
    if (value === undefined && route.operation.bodyRequired) {
      throw invalidField('', 'a JSON body is required');
    }
    return inputOf(call, route, value);
  }

  function inputOf({ request }: Call, route: OperationRoute, body: unknown): ValidInput {
    const { url, headers } = request;
    const query = url.includes('?') ? new URL(url).searchParams : NO_QUERY;
    return validateInput(route.operation.id, { path: route.params, query, headers, body });
  }

  async function beginIfIdempotent(call: Call, route: OperationRoute, { body }: ValidInput) {
    const key = call.request.headers.get('idempotency-key');
    if (key === null) return undefined;
    const { id: callerId } = callerOf(call);
    const { path } = route;
    const operation = route.operation.id;
    return beginIdempotent(store, { callerId, key, operation, path, body, at: call.at });
  }

  function contextOf(
    call: Call,
    route: OperationRoute,
    ticket: IdempotencyTicket | undefined,
  ): PublicContext {
    const context: AnyContext = {
      ...surroundings,
      now: call.at,
      caller: callerOf(call),
      quota: call.quota ?? null,
      change: <R extends object>(work: (access: StoreAccess) => Promise<Changed<R>>) =>
        store.transaction(async (access) => {
          const { reply, audit } = await work(access);
          for (const change of audit) {
            await appendAudit(access, call.at, change, originOf(call, route));
          }
          await ticket?.complete(access, route.operation.successStatus, reply);
          return reply;
        }),
    };
    return context;
  }
}

function originOf(call: Call, route: OperationRoute): AuditOrigin {
  const { type, id, name, environment } = callerOf(call);
  const { requestId, address } = call;
  return {
    operation: route.operation.id,
    actor: { type, id, name },
    environment,
    requestId,
    address,
  };
}

function answerOf(
  call: Call,
  route: OperationRoute,
  status: number,
  reply: object,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const noStore = SECRET_ANSWERS.includes(route.operation.id)
    ? { 'Cache-Control': 'no-store' }
    : {};
  return {
    status,
    body: envelope(route.family, reply, call),
    headers: { ...headers, ...noStore },
  };
}
