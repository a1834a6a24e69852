import type { OperationId } from '@keyturn/contract';

/** Bodies that fit, so that nothing but the id is wrong. */
export const BODIES: Partial<Record<OperationId, object>> = {
  'users.updatePlan': { plan: 'free' },
  'users.adjustTokens': { tokens: 0, operation: 'add' },
  'models.update': { label: 'Conformance' },
  'blogs.update': { title: 'Conformance' },
  'featureRequests.update': { status: 'planned' },
  'apiTokens.update': { name: 'Conformance' },
  'apiTokens.rotate': {},
};
