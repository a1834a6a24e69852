/** For pages, workers of pages, and workerd: all that they are given is the platform. */
import * as main from '@keyturn/sdk';
import * as fetch from '@keyturn/sdk/fetch';
import type { Servers } from '../../../test/behaviour/behaviour.ts';
import { behaviours } from '../../../test/behaviour/behaviours.ts';
import { type Outcome, runBehaviours } from '../../../test/behaviour/run-behaviours.ts';

export function run(servers: Servers): Promise<Outcome[]> {
  const features = 'document' in globalThis ? (['document'] as const) : [];
  return runBehaviours(behaviours, { features, package: { main, fetch } }, servers);
}
