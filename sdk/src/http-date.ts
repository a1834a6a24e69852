/**
 * Dates of HTTP (RFC 9110, section 5.6.7) in all three forms: `Sun, 06 Nov 1994 08:49:37 GMT`, and
 * the obsolete `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. `Date.parse` alone
 * reads the last of them as local time and leaves the second to each engine.
 */
const DATE =
  /^\w+,? (?:(\d\d)[ -](\w{3})[ -](\d{4}|\d\d)|(\w{3}) ([ \d]\d)) ([\d:]{8}) (?:GMT|(\d{4}))$/;

/**
 * @param now The present in milliseconds since the epoch. It decides the century of a two-digit
 *   year: one that seems more than 50 years ahead lies in the past.
 * @returns Milliseconds since the epoch, or `NaN` for anything that is not such a date.
 */
export function parseHttpDate(text: string | null, now: number): number {
  const found = DATE.exec(text ?? '');
  if (!found) return Number.NaN;
  const [, day1, month1, year1, month2, day2, time, year2] = found;
  let year = Number(year1 ?? year2);
  if (year < 100) {
    const thisYear = new Date(now).getUTCFullYear();
    year += thisYear - (thisYear % 100);
    if (year > thisYear + 50) year -= 100;
  }
  return Date.parse(`${Number(day1 ?? day2)} ${month1 ?? month2} ${year} ${time} GMT`);
}
