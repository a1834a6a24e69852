import type { AdminInput } from './admin-input.ts';
import type { AdminOperationId } from './admin-operations.ts';
import type { Session, Sessions } from './sessions.ts';

/** A request to the administration that has passed its checks. */
export interface AdminRequest extends AdminInput {
  /** Whose prefix the request had. */
  readonly session: Session;
  readonly sessions: Sessions;
  /** Under which the process was reached, such as `http://127.0.0.1:3020`. */
  readonly origin: string;
}

export interface AdminAnswer {
  readonly status: 200 | 201 | 204;
  /** JSON, or text as it is; absent with 204. */
  readonly body?: object | string;
}

export type AdminHandlers<Id extends AdminOperationId = AdminOperationId> = Readonly<
  Record<Id, (request: AdminRequest) => AdminAnswer | Promise<AdminAnswer>>
>;

export const DONE: AdminAnswer = { status: 204 };
