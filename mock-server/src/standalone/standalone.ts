/**
 * What stands behind the socket of the standalone mock: sessions by path, and their administration.
 *
 * - `/s/<id>/…` is asked of that session, everything else of the first one.
 * - What begins with `/__mock` behind that is the administration; the mocked API never sees it.
 */
import { isConnectionError } from '../connection-error.ts';
import { type Connection, insideOf } from '../mock.ts';
import { MockContractError } from '../override.ts';
import { realDelay } from '../real-time.ts';
import { ADMIN_PATH, answerAdmin } from './admin.ts';
import { AdminError, answerAdminError, asAdminError } from './admin-error.ts';
import type { AdminAccess } from './admin-guard.ts';
import { createSessions, type Session, type SessionOptions } from './sessions.ts';

export interface StandaloneOptions {
  /** For every session. */
  readonly session: SessionOptions;
  readonly maxSessions: number;
  readonly access: AdminAccess;
}

/** A request with what its connection knows. */
export interface Arrived {
  readonly request: Request;
  /** As it was sent, with dot segments and the query. */
  readonly target: string;
  readonly host: string;
  readonly remoteAddress: string;
}

export interface Standalone {
  readonly first: Session;
  /**
   * @returns what is to be sent; a request for a session that there is not is told so
   * @throws {TypeError} where the connection is to break
   * @throws the reason of the request's signal, when it is aborted
   */
  answer(arrived: Arrived): Promise<Response>;
}

export function createStandalone(options: StandaloneOptions): Standalone {
  const sessions = createSessions(options.session, options.maxSessions);

  return {
    first: sessions.first,
    async answer({ request, target, host, remoteAddress }) {
      const [, prefix, id = '', rest = ''] = /^(\/s\/([^/?#]+))?([^?#]*)/.exec(target) ?? [];
      let session: Session;
      try {
        session = prefix === undefined ? sessions.first : sessions.get(id);
      } catch (error) {
        return answerAdminError(asAdminError(error));
      }
      if (rest === ADMIN_PATH || rest.startsWith(`${ADMIN_PATH}/`)) {
        const caller = { host, remoteAddress, origin: request.headers.get('origin') };
        return answerAdmin({ request, path: rest, session, sessions, caller }, options.access);
      }
      const response = await answerMock(session, request, { path: rest, remoteAddress });
      // The clock that the session lives by: clients that compare the two are not led astray.
      response.headers.set('Date', new Date(session.mock.clock.now()).toUTCString());
      return response;
    },
  };
}

async function answerMock(
  { mock, latencyMs }: Session,
  request: Request,
  connection: Connection,
): Promise<Response> {
  if (latencyMs > 0) await realDelay(latencyMs, request.signal);
  try {
    return await insideOf(mock).serve(request, connection);
  } catch (error) {
    if (error instanceof MockContractError) {
      return answerAdminError(new AdminError('BROKEN_CONTRACT', error.message));
    }
    if (isConnectionError(error) || request.signal.aborted) throw error;
    return answerAdminError(new AdminError('INTERNAL_ERROR', String(error)));
  }
}
