/**
 * Who may send, decided from what answers have said about the quota. Pure: the waiting is in
 * `quota-queue.ts`.
 *
 * - Calls in flight are reserved against `remaining`, since nobody knows which of them it counts.
 * - At 0 nobody sends until the reset; then one probe goes first, and its `remaining` opens the
 *   gate for as many as it says.
 * - Observations are ordered by their reset in whole seconds: a later one replaces, an equal one
 *   keeps the smaller `remaining`, an earlier one is ignored. Until the reset has come, what is two
 *   seconds apart is equal: a server that states distances rounds them, and answers are under way.
 * - A call that ends without an answer counts as having used some. That is a guess, which a probe
 *   puts right: it never shuts the gate until the reset.
 * - An answer without a word about the quota changes nothing, unless it is the probe's.
 */
import type { RateLimitObservation } from './rate-limit-headers.ts';

export interface GateState {
  /** Calls between admission and end. */
  readonly inFlight: number;
  /** A probe is out and its answer decides. */
  readonly probing: boolean;
  /** What the last observation in order said; absent until there is one. */
  readonly quota: Quota | undefined;
}

interface Quota {
  readonly remaining: number;
  /** Calls that have ended without an answer since. What they used is a guess. */
  readonly lost: number;
  /** Whole seconds since the epoch by the server's clock: the order of observations. */
  readonly resetSecond: number;
  /** Monotonic milliseconds from which quota is back. */
  readonly opensAt: number;
}

/** Resets that differ by no more are of one window, as long as that lasts. */
const SAME_SECONDS = 2;

export const openGate: GateState = { inFlight: 0, probing: false, quota: undefined };

/** Milliseconds until the next call may go; `Infinity` where another has to end first. */
export function waitOfNext(state: GateState, maxConcurrency: number, now: number): number {
  const { inFlight, probing, quota } = state;
  if (inFlight >= maxConcurrency) return Infinity;
  if (!quota || !isProbe(state)) return 0;
  if (quota.remaining <= inFlight && now < quota.opensAt) return quota.opensAt - now;
  return probing ? Infinity : 0;
}

/** Milliseconds that an exchange has to wait. It waits for time only, never for a call to end. */
export function waitOfExchange({ quota }: GateState, now: number): number {
  return quota?.remaining === 0 ? Math.max(0, quota.opensAt - now) : 0;
}

/** Whether a call that may go is the probe. */
export function isProbe({ inFlight, quota }: GateState): boolean {
  return quota !== undefined && quota.remaining - quota.lost <= inFlight;
}

export function admitted(state: GateState, probe: boolean): GateState {
  return { ...state, inFlight: state.inFlight + 1, probing: state.probing || probe };
}

/** What an answer said about the quota: `null` if nothing; `undefined` where there was no answer. */
export type Said = RateLimitObservation | null | undefined;

/** @param probe Whether the call that ended was the probe. */
export function ended(state: GateState, probe: boolean, said: Said, now: number): GateState {
  let { quota } = state;
  if (said) {
    const { remaining, resetAt, resetInMs } = said;
    const resetSecond = Math.ceil(resetAt / 1_000);
    const seen = { remaining, lost: 0, resetSecond, opensAt: now + resetInMs };
    const known = quota && !(probe && now >= quota.opensAt) ? quota : undefined;
    const ahead = known ? resetSecond - known.resetSecond : Infinity;
    if (known && (ahead === 0 || (Math.abs(ahead) <= SAME_SECONDS && now < known.opensAt))) {
      if (remaining <= known.remaining) {
        const opensAt = Math.max(known.opensAt, seen.opensAt);
        quota = { ...known, remaining, lost: probe ? 0 : known.lost, opensAt };
      }
    } else if (ahead > 0) quota = seen;
  } else if (quota && said === undefined) {
    quota = { ...quota, lost: quota.lost + 1 };
  } else if (probe) {
    // A server that stopped naming a limit has none, as far as anybody can tell.
    quota = undefined;
  }
  return { inFlight: state.inFlight - 1, probing: state.probing && !probe, quota };
}
