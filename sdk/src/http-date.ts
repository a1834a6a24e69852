/**
 * Dates of HTTP (RFC 9110, section 5.6.7) in all three forms: `Sun, 06 Nov 1994 08:49:37 GMT`, and
 * the obsolete `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. Engines read much
 * else as a date, and the last of these as local time.
 */
const FORMS = /^\w+(, \d\d([ -])\w+\2\d+ [\d:]{8} GMT| \w+ [ \d]\d [\d:]{8} \d{4})$/;
const CENTURY_MS = 36_525 * 24 * 3_600 * 1_000;

/**
 * @param now The present in milliseconds since the epoch. It decides the century of a two-digit
 *   year: one that seems more than 50 years ahead lies in the past.
 * @returns Milliseconds since the epoch, or `NaN` for anything that is not such a date.
 */
export function parseHttpDate(text: string | null, now: number): number {
  if (!text || !FORMS.test(text)) return NaN;
  const ms = Date.parse(text.replace(/\d$/, '$& GMT'));
  // Engines take two digits for a year of the last century, or of this one, by a rule of their own.
  return /-\d\d /.test(text) && ms < now - CENTURY_MS / 2 ? ms + CENTURY_MS : ms;
}
