/**
 * Carries out checks, one after the other.
 *
 * - Checks that mostly wait run beside the others.
 * - Every answer of the API is examined, whichever check asked for it.
 * - A check that cannot be decided is skipped or inconclusive with its reason, never passed.
 * - A check whose connection broke is carried out once more: a server may close an idle connection just
 *   when a request goes out on it.
 * - A run that is stopped sends nothing more but deletions, by which checks take back what they made.
 * - A server that stops answering ends the run, instead of making each check wait for it.
 */
import type { Operation, OperationId } from '@keyturn/contract';
import type { Check, CheckContext, Fault, Keys } from './check.ts';
import { CannotDecide } from './check.ts';
import { type CheckOutcome, type ReportingParts, resultOf } from './check-result.ts';
import type { Clock } from './clock.ts';
import { type Coverage, createCoverage } from './coverage.ts';
import { DOCUMENT_PATH, type Exchange } from './exchange.ts';
import { isBrokenConnection } from './no-answer.ts';
import type { CheckResult } from './result.ts';
import { OutOfRequests, Target, Unreachable } from './target.ts';

/** Checks in a row that got no answer, after which the server counts as gone. */
const SIGNS_OF_ABSENCE = 3;
/** How long a check that is stopped may take back what it made. */
const FAREWELL_MS = 3_000;

export interface RunParts extends ReportingParts {
  readonly checks: readonly Check[];
  /** What the server has. */
  readonly operations: readonly Operation[];
  readonly keys: Keys;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
  readonly seed: number;
  /** Why a check is not carried out; `undefined` where it is. */
  readonly skipped: (check: Check) => string | undefined;
  /** Aborted when the run is to end. */
  readonly signal: AbortSignal;
  /** Is told of every exchange before it is examined. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  /** Is told of each wait for a limit. */
  readonly onWait?: ((seconds: number) => void) | undefined;
  /** How many checks will be carried out. */
  readonly onPlan?: ((count: number) => void) | undefined;
  readonly onStart?: ((check: Check) => void) | undefined;
  readonly onEnd?: ((result: CheckResult) => void) | undefined;
}

type State = { -readonly [Name in keyof CheckOutcome]: CheckOutcome[Name] } & {
  readonly faults: Fault[];
};

export interface RunOutcome {
  readonly results: readonly CheckResult[];
  readonly coverage: Coverage;
}

export async function runChecks(parts: RunParts): Promise<RunOutcome> {
  const { checks, clock } = parts;
  const absence = new AbortController();
  const signal = AbortSignal.any([parts.signal, absence.signal]);
  const coverage = createCoverage();
  const operations = new Set(parts.operations.map(({ id }) => id as OperationId));
  const states = checks.map((check): State => stateOf(check, parts.skipped(check)));
  const examiners = states.flatMap((state) =>
    state.undecided || !state.check.examiner ? [] : [{ state, examine: state.check.examiner() }],
  );
  let examined = 0;
  let unanswered = 0;

  function examine(exchange: Exchange): void {
    parts.onExchange?.(exchange);
    if (exchange.request.path === DOCUMENT_PATH) return;
    examined += 1;
    coverage.add(exchange);
    for (const { state, examine: faultsOf } of examiners) state.faults.push(...faultsOf(exchange));
  }

  async function carryOut(state: State): Promise<void> {
    const { check } = state;
    if (!check.run || state.undecided) return;
    if (signal.aborted) {
      state.undecided = { verdict: 'inconclusive', reason: reasonOfEnd(signal) };
      return;
    }
    parts.onStart?.(check);
    const startedAt = clock.now();
    try {
      await untilEnd(tryTwice(state, check.run), signal, clock);
      unanswered = 0;
    } catch (error) {
      state.undecided = signal.aborted
        ? { verdict: 'inconclusive', reason: reasonOfEnd(signal) }
        : undecidedBy(error);
      unanswered = error instanceof Unreachable ? unanswered + 1 : 0;
    }
    if (unanswered === SIGNS_OF_ABSENCE) {
      absence.abort(new Stopped('The server stopped answering.'));
    }
    state.durationMs = clock.now() - startedAt;
    parts.onEnd?.(resultOf(state, parts));
  }

  async function tryTwice(state: State, run: NonNullable<Check['run']>): Promise<void> {
    try {
      await run(contextOf(state));
    } catch (error) {
      const isBroken = error instanceof Unreachable && isBrokenConnection(error.cause);
      if (!isBroken || signal.aborted) throw error;
      state.faults.length = 0;
      await run(contextOf(state));
    }
  }

  function contextOf(state: State): CheckContext {
    const target = new Target({
      ...parts,
      operations,
      fetch: onlyDeletionsAfter(signal, parts.fetch),
      credential: parts.keys.main,
      clock: { now: () => clock.now(), sleep: (ms) => sleepUntil(signal, clock, ms) },
      onExchange(exchange) {
        state.requests += 1;
        examine(exchange);
      },
    });
    return {
      target,
      operations: parts.operations,
      has: (...ids) => ids.every((id) => operations.has(id)),
      seed: parts.seed,
      keys: parts.keys,
      fault(fault) {
        if (!signal.aborted) state.faults.push(fault);
      },
      sleep: (ms) => sleepUntil(signal, clock, ms),
      now: () => clock.now(),
    };
  }

  const toCarryOut = states.filter(({ check, undecided }) => check.run && !undecided);
  parts.onPlan?.(toCarryOut.length);
  const waiting = toCarryOut.filter(({ check }) => check.background).map(carryOut);
  for (const state of toCarryOut) if (!state.check.background) await carryOut(state);
  await Promise.all(waiting);
  if (examined === 0) for (const { state } of examiners) state.undecided = NOTHING_TO_EXAMINE;
  return { results: states.map((state) => resultOf(state, parts)), coverage };
}

const NOTHING_TO_EXAMINE = {
  verdict: 'skipped',
  reason: 'It looks at the answers that other checks get, and none of those ran.',
} as const;

function stateOf(check: Check, reason: string | undefined): State {
  const state: State = { check, faults: [], requests: 0, durationMs: 0 };
  if (reason !== undefined) state.undecided = { verdict: 'skipped', reason };
  return state;
}

/** Why a run ended early, as the reason of its signal. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

function reasonOfEnd({ reason }: AbortSignal): string {
  if (reason instanceof Stopped) return reason.message;
  const timedOut = reason instanceof Error && reason.name === 'TimeoutError';
  return timedOut ? 'The time was up.' : 'The run was stopped.';
}

/** Waits for a check, or for the end of the run and the check's farewell. */
async function untilEnd(run: Promise<void>, signal: AbortSignal, clock: Clock): Promise<void> {
  const settled = run.then(
    () => {},
    () => {},
  );
  let stop = () => {};
  const ended = new Promise<'ended'>((resolve) => {
    stop = () => resolve('ended');
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([run, ended]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
  if (!signal.aborted) return;
  const farewell = new AbortController();
  await Promise.race([settled, clock.sleep(FAREWELL_MS, farewell.signal)]);
  farewell.abort();
  throw new Stopped(reasonOfEnd(signal));
}

function sleepUntil(signal: AbortSignal, clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Stopped(reasonOfEnd(signal)));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    clock
      .sleep(ms, signal)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}

function onlyDeletionsAfter(
  signal: AbortSignal,
  fetch: typeof globalThis.fetch,
): typeof globalThis.fetch {
  return async (input, init) => {
    if (signal.aborted && init?.method !== 'DELETE') throw new Stopped(reasonOfEnd(signal));
    return fetch(input, init);
  };
}

function undecidedBy(error: unknown): NonNullable<CheckOutcome['undecided']> {
  if (error instanceof CannotDecide) return { verdict: 'skipped', reason: error.message };
  if (error instanceof Unreachable || error instanceof OutOfRequests) {
    return { verdict: 'inconclusive', reason: error.message };
  }
  // An answer that no check reckons with must not cost the rest of the run.
  const reason = `The check could not read the answers: ${error instanceof Error ? error.message : error}`;
  return { verdict: 'inconclusive', reason };
}
