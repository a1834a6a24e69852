import {
  createModel,
  deleteModel,
  getModel,
  listModels,
  reorderModels,
  updateModel,
} from '../domain/models.ts';
import { changed, created, deleted } from './changed.ts';
import type { Handlers } from './handlers.ts';

export const models = {
  'models.list': async (_input, { store, caller }) => ({
    data: await listModels(store.resource('models', caller.environment)),
  }),

  'models.create': async ({ body }, { caller, now, change }) =>
    change(async (store) => created(await createModel(store, caller.environment, body, now))),

  'models.get': async ({ path }, { store, caller }) => ({
    data: await getModel(store.resource('models', caller.environment), path.id),
  }),

  'models.update': async ({ path, body }, { caller, now, change }) =>
    change(async (store) => {
      const models = store.resource('models', caller.environment);
      return changed(await updateModel(models, path.id, body, now));
    }),

  'models.delete': async ({ path }, { caller, now, change }) =>
    change(async (store) => deleted(await deleteModel(store, caller.environment, path.id, now))),

  'models.reorder': async ({ body }, { caller, now, change }) =>
    change(async (store) => {
      const { environment } = caller;
      const { before, after } = await reorderModels(store, environment, body.ids, now);
      const idsOf = (models: typeof after) => ({ ids: models.map(({ id }) => id) });
      const isSame = before.every(({ id }, index) => id === after[index]?.id);
      return {
        reply: { data: after },
        audit: isSame ? [] : [{ target: null, before: idsOf(before), after: idsOf(after) }],
      };
    }),
} satisfies Handlers<'models'>;
