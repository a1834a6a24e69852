/**
 * Dates of HTTP (RFC 9110, section 5.6.7) in all three forms: `Sun, 06 Nov 1994 08:49:37 GMT`, and
 * the obsolete `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. `Date.parse` alone
 * reads the last of them as local time and leaves the second to each engine.
 */

/**
 * @param now The present in milliseconds since the epoch. It decides the century of a two-digit
 *   year: one that seems more than 50 years ahead lies in the past.
 * @returns Milliseconds since the epoch, or `NaN` for anything that is not such a date.
 */
export function parseHttpDate(text: string | null, now: number): number {
  let [, day, month, shown, time, zone] = (text ?? '').split(/[\s,-]+/);
  if (zone !== 'GMT') [month, day, time, shown] = [day, month, shown, time];
  let year = Number(shown);
  if (year < 100) {
    const thisYear = new Date(now).getUTCFullYear();
    year += thisYear - (thisYear % 100);
    if (year > thisYear + 50) year -= 100;
  }
  return Date.parse(`${day} ${month} ${year} ${time} GMT`);
}
