import type { UsageRow } from '../ports.ts';
import type { Call } from './call.ts';
import { withoutMount } from './family.ts';

const LONGEST_USER_AGENT = 1024;
/** Stands for every path that is no endpoint, so that strangers cannot fill the log with names. */
const NO_ENDPOINT = '*';

/** How a call ended. */
export type CallOutcome = Pick<UsageRow, 'status' | 'durationMs' | 'responseBytes'>;

/** One request as the usage log keeps it, whatever its end. */
export function usageRowOf(call: Call, outcome: CallOutcome): UsageRow {
  const { caller, route } = call;
  const operation = route.kind === 'operation' ? route.operation : null;
  return {
    tokenId: caller?.tokenId ?? null,
    environment: caller?.environment ?? 'live',
    operation: operation?.id ?? null,
    endpoint: operation === null ? NO_ENDPOINT : withoutMount(operation.path, operation.family),
    method: call.request.method,
    requestBytes: call.requestBytes,
    ...outcome,
    ip: call.address,
    userAgent: call.request.headers.get('user-agent')?.slice(0, LONGEST_USER_AGENT) ?? null,
    at: call.at,
  };
}
