/** Hours and days of UTC. A window of them includes the current one. */

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Start of the hour that `at` (ms since the epoch) lies in. */
export function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS) * HOUR_MS;
}

/** Start of the day that `at` (ms since the epoch) lies in. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** The day that `at` (ms since the epoch) lies in, such as `2026-01-01`. */
export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The first hour of the 24 that end with the current one. */
export function firstOf24Hours(now: number): number {
  return hourOf(now) - 23 * HOUR_MS;
}

/** The first day of the `days` that end with the current one. */
export function firstOfDays(now: number, days: number): number {
  return dayOf(now) - (days - 1) * DAY_MS;
}
