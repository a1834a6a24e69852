import { createModel, listModels } from '../domain/models.ts';
import { created } from './changed.ts';
import type { Handlers } from './handlers.ts';

export const models = {
  'models.list': async (_input, { store, caller }) => ({
    data: await listModels(store.resource('models', caller.environment)),
  }),

  'models.create': async ({ body }, { caller, now, change }) =>
    change(async (store) => created(await createModel(store, caller.environment, body, now))),
} satisfies Handlers<'models'>;
