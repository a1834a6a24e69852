/**
 * The models on offer.
 *
 * - No two models share a place in the display order. A deletion closes its gap.
 * - A reordering moves all models or none.
 */
import type { RequestBody, Schema } from '@keyturn/contract';
import {
  type Change,
  type Collection,
  DuplicateError,
  type Environment,
  type StoreAccess,
} from '../ports.ts';
import { conflict, found, invalidField } from './api-error.ts';
import { patched } from './patch.ts';

type Model = Schema<'Model'>;

/** Ids that a message names at most. */
const MOST_NAMED = 5;

/** All models, in the order in which users see them. */
export async function listModels(models: Collection<Model>): Promise<Model[]> {
  const { items } = await models.list();
  return items.sort((a, b) => a.displayOrder - b.displayOrder);
}

/** @throws ApiError NOT_FOUND */
export async function getModel(models: Collection<Model>, id: string): Promise<Model> {
  return found(await models.get(id), 'model');
}

/**
 * Adds a model at the end of the display order.
 *
 * @param now ms since the epoch
 * @throws ApiError CONFLICT when the name is taken
 */
export async function createModel(
  store: StoreAccess,
  environment: Environment,
  input: RequestBody<'models.create'>,
  now: number,
): Promise<Model> {
  const models = store.resource('models', environment);
  // First of all, since whoever takes a number has the order to itself until the transaction ends.
  const id = `model_${await store.next('model')}`;
  const { items } = await models.list();
  const createdAt = new Date(now).toISOString();
  const model: Model = {
    id,
    name: input.name,
    label: input.label,
    tier: input.tier,
    supportsMedia: input.supportsMedia ?? false,
    displayOrder: Math.max(0, ...items.map(({ displayOrder }) => displayOrder)) + 1,
    active: input.active ?? true,
    description: input.description ?? null,
    contextWindow: input.contextWindow ?? null,
    createdAt,
    updatedAt: createdAt,
  };
  await models.insert(model).catch((error) => rethrow(error, model.name));
  return model;
}

/**
 * Changes the fields given.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND, or CONFLICT when the name is taken
 */
export async function updateModel(
  models: Collection<Model>,
  id: string,
  fields: RequestBody<'models.update'>,
  now: number,
): Promise<Change<Model>> {
  const updatedAt = new Date(now).toISOString();
  const change = await models
    .update(id, (model) => patched(model, fields, updatedAt))
    .catch((error) => rethrow(error, fields.name));
  return found(change, 'model');
}

/**
 * Deletes a model; those behind it move up.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND
 */
export async function deleteModel(
  store: StoreAccess,
  environment: Environment,
  id: string,
  now: number,
): Promise<Model> {
  await haveOrder(store);
  const models = store.resource('models', environment);
  const model = found(await models.delete(id), 'model');
  await place(models, await listModels(models), now);
  return model;
}

/**
 * Puts all models into another order.
 *
 * @param ids of every model, each once, first to last
 * @param now ms since the epoch
 * @returns the models before and after, each in its order
 * @throws ApiError VALIDATION_ERROR that names what is repeated, unknown or missing
 */
export async function reorderModels(
  store: StoreAccess,
  environment: Environment,
  ids: readonly string[],
  now: number,
): Promise<{ before: Model[]; after: Model[] }> {
  await haveOrder(store);
  const models = store.resource('models', environment);
  const before = await listModels(models);
  const problem = problemOfOrder(
    ids,
    before.map(({ id }) => id),
  );
  if (problem !== undefined) throw invalidField('ids', problem);
  const byId = new Map(before.map((model) => [model.id, model]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  return { before, after: await place(models, inOrder, now) };
}

/** @returns what is wrong with `ids` as an order of `known`; `undefined` where nothing is */
export function problemOfOrder(
  ids: readonly string[],
  known: readonly string[],
): string | undefined {
  const given = new Set(ids);
  const existing = new Set(known);
  const problems = [
    named('repeats', new Set(ids.filter((id, index) => ids.indexOf(id) !== index))),
    named('names unknown models', new Set(ids.filter((id) => !existing.has(id)))),
    named('lacks', new Set(known.filter((id) => !given.has(id)))),
  ].filter((problem) => problem !== undefined);
  if (problems.length === 0) return undefined;
  return `must hold the id of every model once; it ${problems.join(', ')}`;
}

function named(what: string, ids: ReadonlySet<string>): string | undefined {
  if (ids.size === 0) return undefined;
  const more = ids.size > MOST_NAMED ? ` and ${ids.size - MOST_NAMED} more` : '';
  return `${what}: ${[...ids].slice(0, MOST_NAMED).join(', ')}${more}`;
}

/** Gives every model the place that it has in the list. */
async function place(
  models: Collection<Model>,
  inOrder: readonly Model[],
  now: number,
): Promise<Model[]> {
  const updatedAt = new Date(now).toISOString();
  const placed: Model[] = [];
  for (const [index, { id }] of inOrder.entries()) {
    const displayOrder = index + 1;
    const change = await models.update(id, (model) => patched(model, { displayOrder }, updatedAt));
    placed.push(found(change?.after, 'model'));
  }
  return placed;
}

/** Waits until no other transaction changes the order, and keeps others waiting until this one ends. */
async function haveOrder(store: StoreAccess): Promise<void> {
  await store.advance('model', 0);
}

function rethrow(error: unknown, name: string | undefined): never {
  if (!(error instanceof DuplicateError)) throw error;
  throw conflict(`A model named ${name} exists already.`);
}
