/**
 * When things happened in the demo data: in the year before one fixed moment, so that every
 * installation and every mock has the same bytes.
 */
import { DAY_MS } from './calendar.ts';
import type { SeededRandom } from './seeded-random.ts';

const YEAR_MS = 365 * DAY_MS;

/** The end of the story, in ms since the epoch: nothing in the demo data happened later. */
export const DEMO_END_MS = Date.UTC(2026, 0, 1);

/** When the record `index` of `count` was made, in ms: evenly over the year, in the order of ids. */
export function momentOf(random: SeededRandom, index: number, count: number): number {
  const step = YEAR_MS / count;
  return Math.floor(DEMO_END_MS - YEAR_MS + (index + random.fraction() * 0.9) * step);
}

/** Some moment from `sinceMs` on, at most `withinMs` after it, and before the end of the story. */
export function momentAfter(random: SeededRandom, sinceMs: number, withinMs = YEAR_MS): number {
  const last = Math.min(DEMO_END_MS - 1, sinceMs + withinMs);
  return random.integer(sinceMs, Math.max(sinceMs, last));
}

export function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
