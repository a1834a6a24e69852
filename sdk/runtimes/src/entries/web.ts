/** What the entries for pages, their workers and workerd have in common: the platform, and no more. */
import * as main from '@keyturn/sdk';
import * as fetch from '@keyturn/sdk/fetch';
import type { Feature, Servers } from '../../../test/behaviour/behaviour.ts';
import { behaviours } from '../../../test/behaviour/behaviours.ts';
import { type Outcome, runBehaviours } from '../../../test/behaviour/run-behaviours.ts';

export function run(servers: Servers, features: readonly Feature[] = []): Promise<Outcome[]> {
  return runBehaviours(behaviours, { features, package: { main, fetch } }, servers);
}
