/**
 * Carries out checks, one after the other.
 *
 * - Checks that mostly wait run beside the others.
 * - Every answer of the run is examined, whichever check asked for it.
 * - A check that cannot be decided is skipped or inconclusive with its reason, never passed.
 * - What the run made on the server is removed at the end, also when it is cut short.
 */
import type { Check, CheckContext, Fault, Keys } from './check.ts';
import { CannotDecide } from './check.ts';
import type { Clock } from './clock.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { codeOf, type Exchange } from './exchange.ts';
import { reproductionOf } from './reproduction.ts';
import type { CheckResult, Finding, RequestRecord, Verdict } from './result.ts';
import type { Secrets } from './secrets.ts';
import { Target, Unreachable } from './target.ts';

/** More would bury the rest; their number is told. */
const MOST_FINDINGS = 5;
const SHOWN_OF_BODY = 400;

export interface RunParts {
  readonly checks: readonly Check[];
  readonly url: string;
  readonly keys: Keys;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly seed: number;
  /** Why a check is not carried out; `undefined` where it is. */
  readonly skipped: (check: Check) => string | undefined;
  /** Why a check's findings do not count. */
  readonly waived: Readonly<Record<string, string>>;
  /** Aborted when the time is up. */
  readonly signal: AbortSignal;
  readonly onStart?: ((check: Check) => void) | undefined;
  readonly onEnd?: ((result: CheckResult) => void) | undefined;
}

interface State {
  readonly check: Check;
  readonly faults: Fault[];
  requests: number;
  durationMs: number;
  /** Why it could not be decided. */
  undecided?: { readonly verdict: 'skipped' | 'inconclusive'; readonly reason: string };
}

export interface RunOutcome {
  readonly results: readonly CheckResult[];
  readonly coverage: Coverage;
}

export async function runChecks(parts: RunParts): Promise<RunOutcome> {
  const { checks, clock, signal } = parts;
  const coverage = createCoverage();
  const states = new Map<string, State>();
  const examiners: { state: State; examine: (exchange: Exchange) => Iterable<Fault> }[] = [];
  for (const check of checks) {
    const state: State = { check, faults: [], requests: 0, durationMs: 0 };
    states.set(check.id, state);
    const reason = parts.skipped(check);
    if (reason !== undefined) state.undecided = { verdict: 'skipped', reason };
    else if (check.examiner) examiners.push({ state, examine: check.examiner() });
  }

  function examine(exchange: Exchange): void {
    coverage.add(exchange);
    for (const { state, examine } of examiners) state.faults.push(...examine(exchange));
  }

  async function carryOut(state: State): Promise<void> {
    const { check } = state;
    if (!check.run || state.undecided) return;
    if (signal.aborted) {
      state.undecided = { verdict: 'inconclusive', reason: 'The time was up.' };
      return;
    }
    parts.onStart?.(check);
    const startedAt = clock.now();
    try {
      await Promise.race([check.run(contextOf(state)), ended(signal)]);
    } catch (error) {
      state.undecided = undecidedBy(error);
    }
    state.durationMs = clock.now() - startedAt;
    parts.onEnd?.(resultOf(state, parts));
  }

  function contextOf(state: State): CheckContext {
    const target = new Target({
      ...parts,
      credential: parts.keys.main,
      onExchange(exchange) {
        state.requests += 1;
        examine(exchange);
      },
    });
    return {
      target,
      seed: parts.seed,
      keys: parts.keys,
      fault: (fault) => state.faults.push(fault),
      sleep: (ms) => clock.sleep(ms),
      now: () => clock.now(),
    };
  }

  const all = [...states.values()];
  const waiting = all.filter(({ check }) => check.background).map(carryOut);
  for (const state of all) if (!state.check.background) await carryOut(state);
  await Promise.all(waiting);
  return { results: all.map((state) => resultOf(state, parts)), coverage };
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new CannotDecide('The time was up.'));
    signal.addEventListener('abort', stop, { once: true });
  });
}

function undecidedBy(error: unknown): NonNullable<State['undecided']> {
  if (error instanceof CannotDecide) return { verdict: 'skipped', reason: error.message };
  if (error instanceof Unreachable) return { verdict: 'inconclusive', reason: error.message };
  throw error;
}

function resultOf(
  { check, faults, requests, durationMs, undecided }: State,
  { url, secrets, waived }: RunParts,
): CheckResult {
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
    findings: faults.slice(0, MOST_FINDINGS).map((fault) => findingOf(fault, url, secrets)),
    more: Math.max(0, faults.length - MOST_FINDINGS),
    requests,
    durationMs,
  };
}

function findingOf(
  { message, pointer, expected, found, exchanges }: Fault,
  url: string,
  secrets: Secrets,
): Finding {
  const operation = exchanges.at(-1)?.operation?.id;
  return {
    message: secrets.redact(message),
    ...(operation === undefined ? {} : { operation }),
    ...(pointer === undefined ? {} : { pointer }),
    ...(expected === undefined ? {} : { expected: secrets.redact(expected) }),
    ...(found === undefined ? {} : { found: secrets.redact(found) }),
    requests: exchanges.map((exchange) => recordOf(exchange, secrets)),
    reproduction: reproductionOf(url, exchanges, secrets),
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
    ...(code === undefined ? {} : { code }),
    ...(requestId === null ? {} : { requestId }),
    body: body.length > SHOWN_OF_BODY ? `${body.slice(0, SHOWN_OF_BODY)}…` : body,
  };
}
