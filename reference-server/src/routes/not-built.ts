import type { OperationId } from '@keyturn/contract';

/**
 * Operations of the contract that this server does not have yet. They are not routed. An operation
 * that is neither here nor handled, or both, fails to compile.
 */
export const notBuilt = [
  'analytics.tracking',
  'analytics.resources',
  'analytics.usage',
] as const satisfies readonly OperationId[];

export type NotBuilt = (typeof notBuilt)[number];
