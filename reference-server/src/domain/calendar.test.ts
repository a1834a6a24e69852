import { describe, expect, it } from 'vitest';
import { dayOf, firstOf24Hours, firstOfDays, hourOf } from './calendar.ts';

const at = Date.UTC(2026, 0, 20, 10, 30);

describe('windows of hours and days', () => {
  it.each([
    ['the hour', hourOf(at), '2026-01-20T10:00:00.000Z'],
    ['the day', dayOf(at), '2026-01-20T00:00:00.000Z'],
    ['the first of 24 hours', firstOf24Hours(at), '2026-01-19T11:00:00.000Z'],
    ['the first of 1 day', firstOfDays(at, 1), '2026-01-20T00:00:00.000Z'],
    ['the first of 7 days', firstOfDays(at, 7), '2026-01-14T00:00:00.000Z'],
  ])('start %s at full UTC hours and days, the current one included', (_, start, expected) => {
    expect(new Date(start).toISOString()).toBe(expected);
  });
});
