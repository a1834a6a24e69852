/** Sessions, and the states that they can go back to. */
import { adminDocument } from '../generated/admin-document.ts';
import { type AdminHandlers, type AdminRequest, DONE } from './admin-answer.ts';
import { AdminError } from './admin-error.ts';
import type { Session, SessionOptions } from './sessions.ts';

/** Each may hold a whole state. */
const MOST_SNAPSHOTS = 100;

export const sessionHandlers = {
  'document.get': () => ({ status: 200, body: adminDocument }),

  'sessions.list': ({ sessions, origin }) => ({
    status: 200,
    body: {
      sessions: sessions.list().map((session) => describeSession(session, origin)),
      limit: sessions.limit,
    },
  }),

  'sessions.create': ({ sessions, origin, body }) => ({
    status: 201,
    body: describeSession(sessions.create(body as SessionOptions), origin),
  }),

  'sessions.get': ({ sessions, origin, params: { id = '' } }) => ({
    status: 200,
    body: describeSession(sessions.get(id), origin),
  }),

  'sessions.delete'({ sessions, params: { id = '' } }) {
    sessions.delete(id);
    return DONE;
  },

  reset({ session: { mock } }) {
    mock.reset();
    return DONE;
  },

  'snapshots.take'({ session: { mock, snapshots } }) {
    if (snapshots.size >= MOST_SNAPSHOTS) {
      throw new AdminError(
        'CONFLICT',
        `There are ${MOST_SNAPSHOTS} snapshots, which is the limit: delete one with DELETE /__mock/snapshots/{id}.`,
      );
    }
    const id = String(1 + Math.max(0, ...[...snapshots.keys()].map(Number)));
    snapshots.set(id, mock.snapshot());
    return { status: 201, body: { id } };
  },

  'snapshots.restore'(request) {
    request.session.mock.restore(snapshotOf(request));
    return DONE;
  },

  'snapshots.delete'(request) {
    snapshotOf(request);
    request.session.snapshots.delete(request.params['id'] ?? '');
    return DONE;
  },
} satisfies Partial<AdminHandlers>;

function snapshotOf({ session: { snapshots }, params: { id = '' } }: AdminRequest) {
  const snapshot = snapshots.get(id);
  if (snapshot !== undefined) return snapshot;
  throw new AdminError(
    'NOT_FOUND',
    `There is no snapshot ${JSON.stringify(id)}: take one with POST /__mock/snapshots.`,
  );
}

/** @param origin under which the process was reached */
export function describeSession({ id, prefix, mock }: Session, origin: string) {
  const baseUrl = `${origin}${prefix}`;
  return {
    id,
    baseUrl,
    adminUrl: `${baseUrl}/__mock`,
    adminKey: mock.adminKey === '' ? null : mock.adminKey,
    now: new Date(mock.clock.now()).toISOString(),
  };
}
