/** What every store has to pass: the invariants of ports.ts, each as a test of its name. */
import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../ports.ts';
import { describeActivity } from './activity.suite.ts';
import { describeCollections } from './collection.suite.ts';
import { describeCollectionModel } from './collection-model.suite.ts';
import { describeEventLog } from './event-log.suite.ts';
import { describeListing } from './listing.suite.ts';
import { describeTallies } from './tally.suite.ts';
import { describeTransactions } from './transaction.suite.ts';
import { describeUsageCompleteness } from './usage-completeness.suite.ts';
import { describeUsageLog } from './usage-log.suite.ts';
import { describeUsageSums } from './usage-sums.suite.ts';

/** @param makeStore answers an empty store, which the suite closes */
export function describeStore(name: string, makeStore: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await makeStore();
    });
    afterEach(() => store.close());

    describeCollections(() => store);
    describeListing(() => store);
    describeTallies(() => store);
    describeTransactions(() => store);
    describeEventLog(() => store);
    describeUsageLog(() => store);
    describeUsageSums(() => store);
    describeUsageCompleteness(() => store);
    describeActivity(() => store);
  });
  describeCollectionModel(`${name}, under random operations`, makeStore);
}
