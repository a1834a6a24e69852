import type { RequestBody, Schema } from '@keyturn/contract';
import { type Collection, DuplicateError, type Environment, type StoreAccess } from '../ports.ts';
import { ApiError } from './api-error.ts';

type Model = Schema<'Model'>;

/** All models, in the order in which users see them. */
export async function listModels(models: Collection<Model>): Promise<Model[]> {
  const { items } = await models.list();
  return items.sort((a, b) => a.displayOrder - b.displayOrder);
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
  const { items } = await models.list();
  const createdAt = new Date(now).toISOString();
  const model: Model = {
    id: `model_${await store.next('model')}`,
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
  try {
    await models.insert(model);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
    throw new ApiError('CONFLICT', {}, `A model named ${input.name} exists already.`);
  }
  return model;
}
