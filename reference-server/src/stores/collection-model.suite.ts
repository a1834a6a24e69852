import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DuplicateError, type Store, type StoreAccess } from '../ports.ts';
import { sampleModel } from './sample-records.ts';

type Model = ReturnType<typeof sampleModel>;
type Operation =
  | { kind: 'insert'; id: number; name: string; createdAt: string }
  | { kind: 'rename'; id: number; name: string }
  | { kind: 'delete'; id: number }
  | { kind: 'deleteActive'; active: boolean };

const id = fc.integer({ min: 1, max: 12 });
const name = fc.constantFrom('a', 'B', 'ä', '%', '_');
const createdAt = fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z');
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('insert'), id, name, createdAt }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('rename'), id, name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete'), id }) },
  fc.record({ kind: fc.constant('deleteActive'), active: fc.boolean() }),
);

/** A collection answers as a plain map with the same operations would, or as if nothing had been. */
export function describeCollectionModel(title: string, makeStore: () => Promise<Store>): void {
  describe(title, () => {
    it('does what a plain map does', async () => {
      const store = await makeStore();
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { maxLength: 40 }), async (operations) => {
          const models = store.resource('models', 'live');
          for (const active of [true, false]) await models.deleteWhere({ active });
          const map = new Map<string, Model>();
          for (const step of operations) {
            const taken = applyToMap(map, step);
            const error = await applyToStore(store, step).catch((thrown: unknown) => thrown);
            if (taken.length === 0) expect(error).toBeUndefined();
            else expect(taken.map((field) => new DuplicateError(field))).toContainEqual(error);
          }
          const { items } = await models.list();
          expect(items).toEqual([...map.values()].sort(byCreationThenNumber));
          for (const model of map.values()) expect(await models.get(model.id)).toEqual(model);
          const renamed = items.filter((model) => model.name === 'ä').length;
          expect(await models.count({ name: 'ä' })).toBe(renamed);
        }),
        { numRuns: 50 },
      );
      await store.close();
    });

    it('is as before when a transaction fails, wherever it does', async () => {
      const store = await makeStore();
      const models = store.resource('models', 'live');
      await models.insertMany([
        recordOf({ id: 1, name: 'a', createdAt: '2026-01-01T00:00:00.000Z' }),
        recordOf({ id: 2, name: 'B', createdAt: '2026-01-02T00:00:00.000Z' }),
      ]);
      const before = await models.list();
      await fc.assert(
        fc.asyncProperty(fc.array(operation, { maxLength: 10 }), async (operations) => {
          const work = store.transaction(async (access) => {
            for (const step of operations) await applyToStore(access, step);
            throw new RangeError('The end.');
          });
          await expect(work).rejects.toThrow();
          expect(await models.list()).toEqual(before);
        }),
        { numRuns: 50 },
      );
      await store.close();
    });
  });
}

function recordOf(step: { id: number; name: string; createdAt: string }): Model {
  const { createdAt: created, name: called } = step;
  const active = step.id % 2 === 0;
  return sampleModel({ id: `model_${step.id}`, name: called, createdAt: created, active });
}

/** Answers the fields that are taken; where there are any, the map stays as it is. */
function applyToMap(map: Map<string, Model>, step: Operation): string[] {
  if (step.kind === 'deleteActive') {
    for (const [key, model] of map) if (model.active === step.active) map.delete(key);
    return [];
  }
  const key = `model_${step.id}`;
  const current = map.get(key);
  if (step.kind === 'delete') {
    map.delete(key);
    return [];
  }
  if (step.kind === 'rename' && current === undefined) return [];
  const taken = step.kind === 'insert' && current !== undefined ? ['id'] : [];
  const others = [...map.values()].filter((model) => step.kind === 'insert' || model.id !== key);
  if (others.some((model) => model.name === step.name)) taken.push('name');
  const next =
    step.kind === 'insert' ? recordOf(step) : sampleModel({ ...current, name: step.name });
  if (taken.length === 0) map.set(key, next);
  return taken;
}

async function applyToStore(store: StoreAccess, step: Operation): Promise<void> {
  const models = store.resource('models', 'live');
  if (step.kind === 'insert') await models.insert(recordOf(step));
  else if (step.kind === 'delete') await models.delete(`model_${step.id}`);
  else if (step.kind === 'deleteActive') await models.deleteWhere({ active: step.active });
  else await models.update(`model_${step.id}`, (model) => ({ ...model, name: step.name }));
}

function byCreationThenNumber(a: Model, b: Model): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return Number(a.id.slice('model_'.length)) - Number(b.id.slice('model_'.length));
}
