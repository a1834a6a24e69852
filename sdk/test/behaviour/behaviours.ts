import type { Behaviour } from './behaviour.ts';
import { authentication } from './behaviours/authentication.ts';
import { calls } from './behaviours/calls.ts';
import { connections } from './behaviours/connections.ts';
import { errors } from './behaviours/errors.ts';
import { lifecycle } from './behaviours/lifecycle.ts';
import { referenceServer } from './behaviours/reference-server.ts';
import { retries } from './behaviours/retries.ts';
import { tokenStores } from './behaviours/token-stores.ts';

export const behaviours: readonly Behaviour[] = [
  ...authentication,
  ...tokenStores,
  ...calls,
  ...errors,
  ...retries,
  ...connections,
  ...lifecycle,
  ...referenceServer,
];
