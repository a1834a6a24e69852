/** What the program under test has done to a session. */
import { type OperationId, operationTable } from '@keyturn/contract';
import { coverageTable } from '../coverage.ts';
import { insideOf } from '../mock.ts';
import type { RecordedCall } from '../recorder.ts';
import type { AdminHandlers } from './admin-answer.ts';
import { invalidFields } from './admin-error.ts';
import type { AdminInput } from './admin-input.ts';
import { matchesText } from './text-pattern.ts';

export const findingHandlers = {
  'calls.list'({ session, query }) {
    const { operation, last } = query as CallFilter;
    if (operation !== undefined && !Object.hasOwn(operationTable, operation)) {
      const message = 'must be an operation of the API such as users.get';
      throw invalidFields([{ field: 'operation', location: 'query', message }]);
    }
    const calls = session.mock.calls(operation).filter((call) => isWanted(call, query));
    const shown = last === undefined ? calls : calls.slice(-last);
    return { status: 200, body: { calls: shown.map(describeCall) } };
  },

  'coverage.get'({ session, query }) {
    const operations = session.mock.coverage();
    const body = query['format'] === 'table' ? `${coverageTable(operations)}\n` : { operations };
    return { status: 200, body };
  },

  verify({ session }) {
    const problems = insideOf(session.mock).problems();
    return { status: 200, body: { ok: problems.length === 0, problems } };
  },
} satisfies Partial<AdminHandlers>;

interface CallFilter {
  readonly operation?: OperationId;
  readonly method?: string;
  readonly path?: string;
  readonly status?: number;
  readonly code?: string;
  readonly last?: number;
}

function isWanted(call: RecordedCall, query: AdminInput['query']): boolean {
  const { method, path, status, code } = query as CallFilter;
  return (
    (method === undefined || call.method === method.toUpperCase()) &&
    (path === undefined || matchesText(call.path, path)) &&
    (status === undefined || call.status === status) &&
    (code === undefined || call.code === code)
  );
}

function describeCall(call: RecordedCall): object {
  return { ...call, at: new Date(call.at).toISOString() };
}
