/**
 * Dates of HTTP (RFC 9110, section 5.6.7) in all three forms. `Date.parse` reads the last of them
 * as local time and leaves the second to each engine.
 */
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const TIME = '(\\d\\d):(\\d\\d):(\\d\\d)';

/** `Sun, 06 Nov 1994 08:49:37 GMT` and the obsolete `Sunday, 06-Nov-94 08:49:37 GMT`. */
const DAY_FIRST = new RegExp(`^\\w+, (\\d\\d)[ -](\\w{3})[ -](\\d{4}|\\d\\d) ${TIME} GMT$`);
/** The obsolete `Sun Nov  6 08:49:37 1994`, which is in UTC too. */
const MONTH_FIRST = new RegExp(`^\\w{3} (\\w{3}) ([ \\d]\\d) ${TIME} (\\d{4})$`);

/**
 * @param now The present in milliseconds since the epoch. It decides the century of a two-digit
 *   year: one that seems more than 50 years ahead lies in the past.
 * @returns Milliseconds since the epoch, or `undefined` for anything that is not such a date.
 */
export function parseHttpDate(text: string, now: number): number | undefined {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const [, day, month, year, ...time] = dayFirst;
    return toEpoch(fullYear(`${year}`, now), month, day, time);
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (!monthFirst) return undefined;
  const [, month, day, hour, minute, second, year] = monthFirst;
  return toEpoch(Number(year), month, day, [hour, minute, second]);
}

function toEpoch(
  year: number,
  month: string | undefined,
  day: string | undefined,
  time: readonly (string | undefined)[],
): number | undefined {
  const monthIndex = MONTHS.indexOf(`${month}`) / 3;
  if (!Number.isInteger(monthIndex) || monthIndex < 0) return undefined;
  const [hour, minute, second] = time.map(Number);
  return Date.UTC(year, monthIndex, Number(day), hour, minute, second);
}

function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}
