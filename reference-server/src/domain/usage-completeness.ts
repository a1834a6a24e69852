/**
 * When figures of usage are not complete, as a pure decision: a recorder marks how far it has come,
 * at least every `MARK_INTERVAL_MS`, and takes its mark back when it ends. A mark that is left, or
 * that was not renewed for `RECORDER_LOST_MS`, says that requests after it may be missing.
 */
import type { UsageGap, UsageMark } from '../ports.ts';

export const MARK_INTERVAL_MS = 5_000;
const RECORDER_LOST_MS = 6 * MARK_INTERVAL_MS;

/** Gaps that are told at once; the oldest are left out. */
const GAPS_TOLD = 1000;

type Mark = Pick<UsageMark, 'recorder' | 'completeUntil'>;

/** Whether nothing more is to be expected of the recorder. */
export function isLost({ completeUntil }: Mark, now: number): boolean {
  return completeUntil <= now - RECORDER_LOST_MS;
}

/** What may be missing of a recorder that has ended by `now`. */
export function gapAfter({ completeUntil }: Mark, now: number): UsageGap {
  return { from: completeUntil, to: Math.max(completeUntil, now) };
}

/** The gaps that reach beyond `sinceMs`, those of lost recorders included, oldest first. */
export function gapsSince(
  sinceMs: number,
  gaps: readonly UsageGap[],
  marks: readonly Mark[],
  now: number,
): UsageGap[] {
  const open = marks.filter((mark) => isLost(mark, now)).map((mark) => gapAfter(mark, now));
  return [...gaps, ...open]
    .filter(({ to }) => to >= sinceMs)
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .slice(-GAPS_TOLD)
    .map(({ from, to }) => ({ from, to }));
}
