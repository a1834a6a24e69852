import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHttpDate } from './http-date.ts';

const NOW = Date.UTC(2026, 0, 1);

describe('parseHttpDate', () => {
  it.each([
    ['the preferred form', 'Sun, 06 Nov 1994 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
    ['the form of RFC 850', 'Sunday, 06-Nov-94 08:49:37 GMT', Date.UTC(1994, 10, 6, 8, 49, 37)],
    ['the form of asctime', 'Sun Nov  6 08:49:37 1994', Date.UTC(1994, 10, 6, 8, 49, 37)],
    ['asctime with a two-digit day', 'Wed Nov 16 08:49:37 1994', Date.UTC(1994, 10, 16, 8, 49, 37)],
  ])('reads %s', (_, text, expected) => {
    expect(parseHttpDate(text, NOW)).toBe(expected);
  });

  it.each([
    ['within 50 years ahead lies ahead', 'Friday, 02-Jan-75 00:00:00 GMT', 2075],
    ['further ahead lies in the past', 'Friday, 02-Jan-76 00:00:00 GMT', 1976],
  ])('a two-digit year that seems %s', (_, text, year) => {
    expect(parseHttpDate(text, NOW)).toBe(Date.UTC(year, 0, 2));
  });

  it.each([
    '',
    'soon',
    '120',
    '2026-01-01T00:00:00Z',
    'Sun, 06 Xyz 1994 08:49:37 GMT',
    'Sun, 06 ovD 1994 08:49:37 GMT',
    'Sun Nov  6 08:49:37 GMT',
  ])('refuses %j', (text) => {
    expect(parseHttpDate(text, NOW)).toBeNaN();
  });

  it('reads back what the platform writes', () => {
    const seconds = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) / 1_000 });
    fc.assert(
      fc.property(seconds, (second) => {
        expect(parseHttpDate(new Date(second * 1_000).toUTCString(), NOW)).toBe(second * 1_000);
      }),
    );
  });
});
