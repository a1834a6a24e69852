/** The administration of the mock: from a request to its answer. */
import type { AdminAnswer, AdminHandlers, AdminRequest } from './admin-answer.ts';
import { AdminError, answerAdminError, asAdminError, SAFE } from './admin-error.ts';
import { type AdminAccess, type AdminCaller, refusalOf } from './admin-guard.ts';
import { readAdminInput } from './admin-input.ts';
import { findAdminRoute } from './admin-operations.ts';
import { controlHandlers } from './control-handlers.ts';
import { findingHandlers } from './finding-handlers.ts';
import { sessionHandlers } from './session-handlers.ts';

/** What every path of the administration begins with, behind the prefix of a session. */
export const ADMIN_PATH = '/__mock';

const handlers: AdminHandlers = { ...sessionHandlers, ...controlHandlers, ...findingHandlers };
const METHODS = 'GET, POST, PUT, DELETE';

export interface AdminCall extends Pick<AdminRequest, 'session' | 'sessions'> {
  readonly request: Request;
  /** Without the prefix of the session and without the query. */
  readonly path: string;
  readonly caller: AdminCaller;
}

/** @param access who may ask. It never rejects. */
export async function answerAdmin(call: AdminCall, access: AdminAccess): Promise<Response> {
  const { request, caller } = call;
  const refusal = refusalOf(caller, access);
  if (refusal !== undefined) return answerAdminError(new AdminError('REFUSED', refusal));
  const shared = caller.origin === null ? {} : corsHeaders(caller.origin);
  const response =
    request.method === 'OPTIONS' && caller.origin !== null
      ? new Response(null, { status: 204, headers: PREFLIGHT })
      : await operate(call).catch((error) => answerAdminError(asAdminError(error)));
  for (const [name, value] of Object.entries(shared)) response.headers.set(name, value);
  return response;
}

const PREFLIGHT = {
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Max-Age': '600',
};

function corsHeaders(origin: string): Record<string, string> {
  return { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' };
}

async function operate({ request, path, session, sessions, caller }: AdminCall): Promise<Response> {
  const route = findAdminRoute(request.method, path);
  if (route.kind === 'wrong-method') {
    const allow = route.allow.join(', ');
    const message = `${path} has no ${request.method}: use ${allow}.`;
    const response = answerAdminError(new AdminError('METHOD_NOT_ALLOWED', message));
    response.headers.set('Allow', allow);
    return response;
  }
  if (route.kind === 'unknown') {
    const message = `There is no ${path}: GET ${ADMIN_PATH}/openapi.json tells what there is.`;
    throw new AdminError('NOT_FOUND', message);
  }
  const { operation, params } = route;
  if (operation.ofProcess && session.prefix !== '') {
    const message = `${path} is of the whole process: ask without ${session.prefix}.`;
    throw new AdminError('NOT_FOUND', message);
  }
  const input = await readAdminInput(operation, params, request);
  const origin = `http://${caller.host}`;
  return render(await handlers[operation.id]({ ...input, session, sessions, origin }));
}

function render({ status, body }: AdminAnswer): Response {
  if (body === undefined) return new Response(null, { status, headers: SAFE });
  if (typeof body === 'object') return Response.json(body, { status, headers: SAFE });
  return new Response(body, {
    status,
    headers: { ...SAFE, 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
