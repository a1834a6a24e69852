import type { KeyturnOptions } from '@keyturn/sdk';

/**
 * How long a task may wait for its turn. A limit counts by the minute or by the hour, so what is used
 * up may take an hour to come back, and a task may be behind others in the queue then.
 */
export const PATIENCE = {
  deadlineMs: 7_200_000,
  rateLimit: { maxWaitMs: 3_600_000 },
} satisfies KeyturnOptions;
