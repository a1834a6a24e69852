import { listAudit } from '../domain/audit-log.ts';
import { checkHealth } from '../domain/health.ts';
import { selfTestNames } from '../domain/self-tests.ts';
import type { Handlers } from './handlers.ts';

export const system = {
  'system.health': async (_input, context) => ({ data: await checkHealth(context) }),

  'system.runAllTests': async (_input, { selfTests, caller }) => ({
    data: await selfTests.run(caller.id, selfTestNames),
  }),

  'system.runTests': async ({ body }, { selfTests, caller }) => ({
    data: await selfTests.run(caller.id, body.tests),
  }),

  'system.clearCache': async (_input, { keys, jwts, change }) => {
    const cleared = { verifications: keys.clear(), signatures: jwts.clear() };
    return change(async () => ({
      reply: { data: { cleared } },
      audit: [{ target: null, before: cleared, after: { verifications: 0, signatures: 0 } }],
    }));
  },

  'system.auditLog': async ({ query }, { store, caller }) =>
    listAudit(store, caller.environment, query),
} satisfies Handlers<'system'>;
