/**
 * A collection over an immutable value in a cell; `Collection` in ports.ts states what holds.
 *
 * - Records are copied on their way in and out, so nobody shares one with the store.
 * - `change` of an update runs within one step of the cell: nobody writes in between.
 */
import type { Change, Collection, ListQuery } from '../../ports.ts';
import {
  assertAnswerable,
  assertSameId,
  type CollectionRules,
  type Stored,
} from '../collection-rules.ts';
import { copyRecord } from '../copy-record.ts';
import type { Cell, Step } from './cell.ts';
import {
  insertRecords,
  matching,
  type Records,
  removeRecords,
  replaceRecord,
} from './memory-records.ts';
import { countCreatedByDay, tallyRecords } from './memory-tally.ts';

export function createMemoryCollection<T extends Stored>(
  cell: Cell<Records<T>>,
  rules: CollectionRules<T>,
): Collection<T> {
  async function insertMany(records: readonly T[]): Promise<void> {
    const added = records.map(copyRecord);
    await cell.change((state) => ({
      state: insertRecords(state, rules, added),
      result: undefined,
    }));
  }

  return {
    insertMany,
    insert: (record) => insertMany([record]),

    async get(id) {
      return copyRecord(cell.read().byId.get(id)?.record);
    },

    async list(query: ListQuery<T> = {}) {
      assertAnswerable(rules, query);
      const found = matching(cell.read(), query);
      const { offset = 0, limit = found.length } = query;
      return {
        items: found.slice(offset, offset + limit).map(copyRecord),
        total: found.length,
      };
    },

    async count(where) {
      if (where === undefined) return cell.read().sorted.length;
      assertAnswerable(rules, { where });
      return matching(cell.read(), { where }).length;
    },

    async tally(query) {
      return tallyRecords(matching(cell.read(), {}), query);
    },

    async createdByDay(firstDay) {
      return countCreatedByDay(matching(cell.read(), {}), firstDay);
    },

    async update(id, change) {
      return cell.change((state): Step<Records<T>, Change<T> | undefined> => {
        const before = state.byId.get(id)?.record;
        if (before === undefined) return { state, result: undefined };
        const after = change(copyRecord(before));
        assertSameId(before, after);
        return {
          state: replaceRecord(state, rules, copyRecord(after)),
          result: { before: copyRecord(before), after: copyRecord(after) },
        };
      });
    },

    async delete(id) {
      return cell.change((state) => ({
        state: removeRecords(state, rules, [id]),
        result: copyRecord(state.byId.get(id)?.record),
      }));
    },

    async deleteWhere(where) {
      assertAnswerable(rules, { where });
      return cell.change((state) => {
        const ids = matching(state, { where }).map((record) => record.id);
        return { state: removeRecords(state, rules, ids), result: ids.length };
      });
    },
  };
}
