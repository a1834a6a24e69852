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
    const { id, successStatus, public: isPublic } = route.operation;
    // A handler fits its operation by type; a look-up by an id known only now loses that.
    const handle = handlers[id as keyof AllHandlers] as unknown as AnyHandler;
    const input = await readInput(call, route);
    if (isPublic) {
      const reply = await handle(input, { ...surroundings, now: call.at });
      return answerOf(call, route, successStatus, reply);
    }
    const begun = await beginIfIdempotent(call, route, input);
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

  async function readInput(call: Call, route: OperationRoute): Promise<ValidInput> {
    const { id, hasBody, bodyRequired } = route.operation;
    let body: unknown;
    if (hasBody) {
      const read = await readBody(call.request);
      call.requestBytes = read.bytes;
      body = read.value;
      if (body === undefined && bodyRequired) throw invalidField('', 'a JSON body is required');
    }
    const query = new URL(call.request.url).searchParams;
    return validateInput(id, { path: route.params, query, headers: call.request.headers, body });
  }

  async function beginIfIdempotent(call: Call, route: OperationRoute, { body }: ValidInput) {
    const key = call.request.headers.get('idempotency-key');
    if (key === null || !route.operation.idempotent) return undefined;
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
