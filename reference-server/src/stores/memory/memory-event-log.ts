/** An event log over an immutable value in a cell; `EventLog` in ports.ts states what holds. */
import type { EventLog } from '../../ports.ts';
import { assertAnswerable, type CollectionRules, type Stored } from '../collection-rules.ts';
import { copyRecord } from '../copy-record.ts';
import type { Cell } from './cell.ts';
import { insertRecords, matching, type Records } from './memory-records.ts';

export function createMemoryEventLog<T extends Stored & { id: string; createdAt: string }>(
  cell: Cell<Records<T>>,
  rules: CollectionRules<T>,
): EventLog<T> {
  return {
    async append(entry) {
      const added = copyRecord(entry);
      await cell.change((state) => ({
        state: insertRecords(state, rules, [added]),
        result: undefined,
      }));
    },

    async get(id) {
      return copyRecord(cell.read().byId.get(id)?.record);
    },

    async list(query = {}) {
      assertAnswerable(rules, query);
      const { from, to, offset = 0 } = query;
      const found = matching(cell.read(), query)
        .filter(({ createdAt }) => from === undefined || createdAt >= from)
        .filter(({ createdAt }) => to === undefined || createdAt < to)
        .reverse();
      const { limit = found.length } = query;
      return {
        items: found.slice(offset, offset + limit).map(copyRecord),
        total: found.length,
      };
    },
  };
}
