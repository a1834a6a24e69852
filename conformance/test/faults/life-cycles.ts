/** Servers that lose, mix up or keep what they store. */
import { answering, type BrokenServer, understanding } from './broken-server.ts';
import {
  type Answer,
  codeOf,
  type Fields,
  idIn,
  isOf,
  jsonOf,
  operationOf,
  recordOf,
  recordsOf,
  requestLike,
  valueIn,
  withFields,
  withJson,
  withQuery,
  withRecords,
  withValue,
} from './message.ts';

export const lifeCycles: readonly BrokenServer[] = [
  {
    name: 'a new record is not in the list',
    clause: 'R1',
    check: 'life-cycles.create',
    standsFor: 'a cache of the list that a creation does not empty',
    breaks(serve) {
      let cached: Answer | undefined;
      return async (asked) => {
        if (isOf(asked, 'models.create')) cached ??= await serve(requestLike(asked, 'models.list'));
        return isOf(asked, 'models.list') && cached ? cached : serve(asked);
      };
    },
  },
  {
    name: 'a field of the creation is not stored',
    clause: 'R1',
    check: 'life-cycles.create',
    standsFor: 'a column that was added to the schema and not to the INSERT',
    breaks: understanding(
      (asked) => isOf(asked, 'models.create'),
      (asked) => withValue(asked, ['contextWindow'], undefined),
    ),
  },
  {
    name: 'a PATCH is answered and not stored',
    clause: 'R2',
    check: 'life-cycles.update',
    standsFor: 'an object that is changed and never saved',
    breaks: (serve) => async (asked) => {
      if (!isOf(asked, 'models.update')) return serve(asked);
      const read = await serve(requestLike(asked, 'models.get', { path: idIn(asked) }));
      return withFields(read, Object(jsonOf(asked)) as Fields);
    },
  },
  {
    name: 'a PATCH empties the fields that it does not name',
    clause: 'R2',
    check: 'life-cycles.update',
    standsFor: 'PATCH that is carried out as PUT',
    breaks: understanding(
      (asked) => isOf(asked, 'models.update'),
      (asked) => withJson(asked, { contextWindow: null, ...Object(jsonOf(asked)) }),
    ),
  },
  {
    name: 'an update leaves the time of the last change',
    clause: 'R2',
    check: 'life-cycles.update-time',
    standsFor: 'updatedAt that is set once, by the default of its column',
    breaks: answering(
      (asked) => isOf(asked, 'blogs.update'),
      (answer) => withFields(answer, { updatedAt: recordOf(answer)['createdAt'] }),
    ),
  },
  {
    name: 'a plan is not changed',
    clause: 'R2',
    check: 'rules.plan',
    standsFor: 'a job that is queued and never run, behind an answer that says done',
    breaks: (serve) => async (asked) => {
      if (!isOf(asked, 'users.updatePlan')) return serve(asked);
      const path = asked.path.split('/').at(-2) ?? '';
      const read = await serve(requestLike(asked, 'users.get', { path }));
      return withFields(read, { plan: valueIn(asked, 'plan') });
    },
  },
  {
    name: 'the list shows a feature request as it was',
    clause: 'R2',
    check: 'rules.feature-request',
    standsFor: 'a list that is read from a replica or a cache behind',
    breaks(serve) {
      let cached: Answer | undefined;
      return async (asked) => {
        if (!isOf(asked, 'featureRequests.list')) return serve(asked);
        cached ??= await serve(withQuery(asked, 'perPage', '100'));
        return cached;
      };
    },
  },
  {
    name: 'a deleted record is still in the list',
    clause: 'R3',
    check: 'life-cycles.delete',
    standsFor: 'soft deletion, with the condition forgotten in one query',
    breaks(serve) {
      const deleted: Fields[] = [];
      return async (asked) => {
        const id = idIn(asked);
        const isDeletion = isOf(asked, 'models.delete');
        const read = isDeletion && (await serve(requestLike(asked, 'models.get', { path: id })));
        const answer = await serve(asked);
        if (read && answer.status === 200) deleted.push(recordOf(read));
        if (!isOf(asked, 'models.list')) return answer;
        return withRecords(answer, (records) => [...records, ...deleted]);
      };
    },
  },
  {
    name: 'a deleted record is 200 with null',
    clause: 'R3',
    check: 'life-cycles.delete',
    standsFor: 'a handler that answers whatever the look-up gave',
    breaks: answering(
      (asked, { status }) => isOf(asked, 'models.get') && status === 404,
      (answer) =>
        withJson(
          { ...answer, status: 200 },
          { success: true, data: null, meta: valueIn(answer, 'meta') },
        ),
    ),
  },
  {
    name: 'a second deletion succeeds',
    clause: 'R3',
    check: 'life-cycles.delete',
    standsFor: 'a DELETE of which nobody asks how many rows it met',
    breaks: answering(
      (asked, { status }) => isOf(asked, 'blogs.delete') && status === 404,
      (answer, asked) =>
        withJson(
          { ...answer, status: 200 },
          {
            success: true,
            data: { id: idIn(asked), deleted: true },
            meta: valueIn(answer, 'meta'),
          },
        ),
    ),
  },
  {
    name: 'the id of a deleted record is given again',
    clause: 'R3',
    check: 'life-cycles.ids',
    standsFor: 'max(id) + 1, or a rowid of SQLite without AUTOINCREMENT',
    breaks(serve) {
      let freed: string | undefined;
      let real = '';
      return async (asked) => {
        const alias = freed;
        const isAliased = alias !== undefined && idIn(asked) === alias;
        const answer = await serve(
          isAliased ? { ...asked, path: asked.path.replace(alias, real) } : asked,
        );
        if (isOf(asked, 'models.delete') && answer.status === 200) freed ??= idIn(asked);
        if (!isOf(asked, 'models.create') || alias === undefined) return answer;
        real = String(recordOf(answer)['id']);
        return withFields(answer, { id: alias });
      };
    },
  },
  {
    name: 'a read after a deletion comes from the cache',
    clause: 'R3',
    check: 'generated.histories',
    standsFor: 'a cache of records that is filled by reading and that a deletion does not empty',
    breaks(serve) {
      const cache = new Map<string, Answer>();
      return async (asked) => {
        const answer = await serve(asked);
        if (isOf(asked, 'blogs.update')) cache.delete(idIn(asked));
        if (!isOf(asked, 'blogs.get')) return answer;
        if (answer.status === 200) cache.set(idIn(asked), answer);
        return cache.get(idIn(asked)) ?? answer;
      };
    },
  },
  {
    name: 'a deleted user is still in the list',
    clause: 'R3',
    check: 'rules.deletions',
    standsFor: 'soft deletion that the list does not know of',
    breaks(serve) {
      let last: Fields | undefined;
      return async (asked) => {
        const answer = await serve(asked);
        if (!isOf(asked, 'users.list') || valueIn(answer, 'pagination', 'hasNext') === true)
          return answer;
        last ??= recordsOf(answer).at(-1);
        const kept = last;
        return withRecords(answer, (users) =>
          users.some(({ id }) => id === kept?.['id']) || !kept ? users : [...users, kept],
        );
      };
    },
  },
  {
    name: 'a revoked session is still in the list',
    clause: 'R3',
    check: 'rules.sessions',
    standsFor: 'a session that is marked, and a list that does not look at the mark',
    breaks(serve) {
      const revoked = new Map<string, Answer>();
      return async (asked) => {
        if (isOf(asked, 'users.revokeSession')) {
          const list = await serve(requestLike(asked, 'users.listSessions', { path: idIn(asked) }));
          revoked.set(idIn(asked), list);
        }
        const kept = isOf(asked, 'users.listSessions') && revoked.get(idIn(asked));
        return kept || serve(asked);
      };
    },
  },
  {
    name: 'a slug is given twice',
    clause: 'R4',
    check: 'life-cycles.unique',
    standsFor: 'a look-up before the insert, and no unique index',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isOf(asked, 'blogs.create') || codeOf(answer) !== 'CONFLICT') return answer;
      return serve(withValue(asked, ['slug'], `${valueIn(asked, 'slug')}-2`));
    },
  },
  {
    name: 'a post can be renamed to a slug that is taken',
    clause: 'R4',
    check: 'life-cycles.unique-update',
    standsFor: 'a rule that creations hold to, and updates do not',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (operationOf(asked) !== 'blogs.update' || codeOf(answer) !== 'CONFLICT') return answer;
      return serve(withValue(asked, ['slug'], `${valueIn(asked, 'slug')}-2`));
    },
  },
  {
    name: 'a withdrawal moves back',
    clause: 'R5',
    check: 'rules.withdrawals',
    standsFor: 'a status that is a plain column, which any value may follow',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isOf(asked, 'withdrawals.updateStatus') || answer.status !== 409) return answer;
      const list = await serve(
        requestLike(asked, 'withdrawals.list', { query: { perPage: '100' } }),
      );
      const record = recordsOf(list).find(({ id }) => id === valueIn(asked, 'id'));
      const data = { ...record, status: valueIn(asked, 'status') };
      return withJson(list, { success: true, data, meta: valueIn(list, 'meta') });
    },
  },
  {
    name: 'reordering accepts a part of the models',
    clause: 'R6',
    check: 'rules.reorder',
    standsFor: 'positions that are written for what came, whatever is left',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isOf(asked, 'models.reorder') || answer.status !== 400) return answer;
      const list = await serve(requestLike(asked, 'models.list'));
      return serve(withJson(asked, { ids: recordsOf(list).map(({ id }) => id) }));
    },
  },
  {
    name: 'the list drops a model that was reordered',
    clause: 'R6',
    check: 'rules.reorder',
    standsFor: 'positions that begin at 0, and a list that takes 0 for none',
    breaks(serve) {
      let first: unknown;
      return async (asked) => {
        const answer = await serve(asked);
        if (isOf(asked, 'models.reorder') && answer.status === 200)
          first = valueIn(asked, 'ids', 0);
        if (!isOf(asked, 'models.list')) return answer;
        return withRecords(answer, (models) => models.filter(({ id }) => id !== first));
      };
    },
  },
  {
    name: 'updates are not in the audit log',
    clause: 'R8',
    check: 'life-cycles.audit',
    standsFor: 'an entry that each handler writes by itself, and one forgets',
    breaks: answering(
      (asked) => isOf(asked, 'system.auditLog'),
      (answer) =>
        withRecords(answer, (entries) =>
          entries.filter(({ operation }) => operation !== 'models.update'),
        ),
    ),
  },
  {
    name: 'a change is in the audit log twice',
    clause: 'R8',
    check: 'life-cycles.audit',
    standsFor: 'a handler and a trigger of the database that both write',
    breaks: answering(
      (asked) => isOf(asked, 'system.auditLog'),
      (answer) => withRecords(answer, (entries) => entries.flatMap((entry) => [entry, entry])),
    ),
  },
];
