/** What a memory store knows of its recorders and of what they lost, as an immutable value. */

import { hourOf } from '../../domain/calendar.ts';
import { gapAfter, gapsSince, isLost } from '../../domain/usage-completeness.ts';
import type { UsageCompleteness, UsageGap, UsageMark } from '../../ports.ts';

export interface UsageMarks {
  /** How far each recorder has come that has begun and not ended. */
  readonly recorders: ReadonlyMap<string, number>;
  readonly gaps: readonly UsageGap[];
  /** Rows dropped, by the start of the hour. */
  readonly dropped: ReadonlyMap<number, number>;
}

export function emptyMarks(): UsageMarks {
  return { recorders: new Map(), gaps: [], dropped: new Map() };
}

export function beginRecorder(marks: UsageMarks, recorder: string, now: number): UsageMarks {
  const ended = marksOf(marks).filter((mark) => mark.recorder === recorder || isLost(mark, now));
  const recorders = new Map(marks.recorders);
  for (const mark of ended) recorders.delete(mark.recorder);
  return {
    ...marks,
    recorders: recorders.set(recorder, now),
    gaps: [...marks.gaps, ...ended.map((mark) => gapAfter(mark, now))],
  };
}

export function setMark(
  marks: UsageMarks,
  { recorder, completeUntil, dropped }: UsageMark,
): UsageMarks {
  const recorders = new Map(marks.recorders).set(recorder, completeUntil);
  if (dropped === 0) return { ...marks, recorders };
  const hour = hourOf(completeUntil);
  const before = marks.dropped.get(hour) ?? 0;
  return { ...marks, recorders, dropped: new Map(marks.dropped).set(hour, before + dropped) };
}

export function endRecorder(marks: UsageMarks, recorder: string): UsageMarks {
  const recorders = new Map(marks.recorders);
  recorders.delete(recorder);
  return { ...marks, recorders };
}

export function completenessOf(marks: UsageMarks, sinceMs: number, now: number): UsageCompleteness {
  const droppedRows = [...marks.dropped]
    .filter(([hour]) => hour >= hourOf(sinceMs))
    .reduce((sum, [, rows]) => sum + rows, 0);
  return { gaps: gapsSince(sinceMs, marks.gaps, marksOf(marks), now), droppedRows };
}

function marksOf({ recorders }: UsageMarks) {
  return [...recorders].map(([recorder, completeUntil]) => ({ recorder, completeUntil }));
}
