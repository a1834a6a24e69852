import { deleteAffiliate, getAffiliate, listAffiliates } from '../domain/affiliates.ts';
import { deleted } from './changed.ts';
import type { Handlers } from './handlers.ts';

export const affiliates = {
  'affiliates.list': async ({ query }, { store, caller }) =>
    listAffiliates(store.resource('affiliates', caller.environment), query),

  'affiliates.get': async ({ path }, { store, caller }) => ({
    data: await getAffiliate(store.resource('affiliates', caller.environment), path.id),
  }),

  'affiliates.delete': async ({ path }, { caller, change }) =>
    change(async (store) => {
      const affiliates = store.resource('affiliates', caller.environment);
      return deleted(await deleteAffiliate(affiliates, path.id));
    }),
} satisfies Handlers<'affiliates'>;
