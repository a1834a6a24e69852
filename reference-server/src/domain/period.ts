/** Some days of UTC that end with today. */
import { DAY_MS, dateOf, firstOfDays } from './calendar.ts';

/** Length of a period where none is asked for, in days. */
export const DEFAULT_DAYS = 7;

export interface Period {
  readonly days: number;
  /** Start of the first day, in ms since the epoch. */
  readonly sinceMs: number;
  /** First and last day, such as `2026-01-01`. */
  readonly from: string;
  readonly to: string;
}

/** @param now ms since the epoch */
export function periodOf(days: number, now: number): Period {
  const sinceMs = firstOfDays(now, days);
  return { days, sinceMs, from: dateOf(sinceMs), to: dateOf(now) };
}

/** One entry for every day of the period, oldest first, also for days on which nothing happened. */
export function everyDay<T extends { dayMs: number }, R>(
  { days, sinceMs }: Period,
  found: readonly T[],
  describe: (date: string, day: T | undefined) => R,
): R[] {
  const byDay = new Map(found.map((day) => [day.dayMs, day]));
  return Array.from({ length: days }, (_, index) => {
    const dayMs = sinceMs + index * DAY_MS;
    return describe(dateOf(dayMs), byDay.get(dayMs));
  });
}
