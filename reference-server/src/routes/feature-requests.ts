import { listFeatureRequests, updateFeatureRequest } from '../domain/feature-requests.ts';
import { changed } from './changed.ts';
import type { Handlers } from './handlers.ts';

export const featureRequests = {
  'featureRequests.list': async ({ query }, { store, caller }) =>
    listFeatureRequests(store.resource('featureRequests', caller.environment), query),

  'featureRequests.update': async ({ path, body }, { caller, now, change }) =>
    change(async (store) => {
      const requests = store.resource('featureRequests', caller.environment);
      return changed(await updateFeatureRequest(requests, path.id, body, now));
    }),
} satisfies Handlers<'featureRequests'>;
