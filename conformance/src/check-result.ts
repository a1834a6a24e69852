/** From what a check said to what a report says: shortened, and without secrets. */
import type { Check, Fault } from './check.ts';
import { codeOf, type Exchange } from './exchange.ts';
import { type ReproductionParts, reproductionOf } from './reproduction.ts';
import type { CheckResult, Finding, RequestRecord, Verdict } from './result.ts';
import type { Secrets } from './secrets.ts';

/** More would bury the rest; their number is told. */
const MOST_FINDINGS = 5;
const SHOWN_OF_BODY = 400;

/** How a check ended. */
export interface CheckOutcome {
  readonly check: Check;
  readonly faults: readonly Fault[];
  readonly requests: number;
  readonly durationMs: number;
  /** Why it could not be decided. */
  readonly undecided?: { readonly verdict: 'skipped' | 'inconclusive'; readonly reason: string };
}

export interface ReportingParts extends ReproductionParts {
  /** Why a check's findings do not count. */
  readonly waived: Readonly<Record<string, string>>;
}

export function resultOf(
  { check, faults, requests, durationMs, undecided }: CheckOutcome,
  parts: ReportingParts,
): CheckResult {
  const { secrets, waived } = parts;
  const waiver = waived[check.id];
  const failed = faults.length > 0;
  const verdict: Verdict = failed
    ? waiver === undefined
      ? 'failed'
      : 'waived'
    : (undecided?.verdict ?? 'passed');
  const reason = failed ? waiver : undecided?.reason;
  return {
    id: check.id,
    title: check.title,
    clauses: check.clauses,
    verdict,
    ...(reason === undefined ? {} : { reason: secrets.redact(reason) }),
    findings: faults.slice(0, MOST_FINDINGS).map((fault) => findingOf(fault, parts)),
    more: Math.max(0, faults.length - MOST_FINDINGS),
    requests,
    durationMs: Math.round(durationMs),
  };
}

function findingOf(
  { message, pointer, expected, found, exchanges }: Fault,
  parts: ReportingParts,
): Finding {
  const { secrets } = parts;
  const operation = exchanges.at(-1)?.operation?.id;
  return {
    message: secrets.redact(message),
    ...(operation === undefined ? {} : { operation }),
    ...(pointer === undefined ? {} : { pointer: secrets.redact(pointer) }),
    ...(expected === undefined ? {} : { expected: secrets.redact(expected) }),
    ...(found === undefined ? {} : { found: secrets.redact(found) }),
    requests: exchanges.map((exchange) => recordOf(exchange, secrets)),
    reproduction: reproductionOf(exchanges, parts),
  };
}

function recordOf(exchange: Exchange, secrets: Secrets): RequestRecord {
  const { request, status, headers, text } = exchange;
  const code = codeOf(exchange);
  const requestId = headers.get('x-request-id');
  const body = secrets.redact(text);
  return {
    method: request.method,
    path: secrets.redact(request.path),
    status,
    ...(code === undefined ? {} : { code: secrets.redact(code) }),
    ...(requestId === null ? {} : { requestId: secrets.redact(requestId) }),
    body: body.length > SHOWN_OF_BODY ? `${body.slice(0, SHOWN_OF_BODY)}…` : body,
  };
}
