import type { Schema } from '@keyturn/contract';
import type { Environment, StoreAccess } from '../ports.ts';
import { everyDay, periodOf } from './period.ts';

const RANKED = 10;
const COUNTRIES = 250;
const DEVICES = 5;

/**
 * Who visited what in the days that end with today, from where.
 *
 * @param now ms since the epoch
 */
export async function visitorTracking(
  { visits }: Pick<StoreAccess, 'visits'>,
  environment: Environment,
  days: number,
  now: number,
): Promise<Schema<'VisitorTracking'>> {
  const period = periodOf(days, now);
  const { sinceMs, from, to } = period;
  const series = everyDay(period, await visits.byDay(environment, sinceMs), (date, day) => ({
    date,
    visits: day?.visits ?? 0,
    uniqueVisitors: day?.uniqueVisitors ?? 0,
  }));
  const pages = await visits.by(environment, 'path', sinceMs, RANKED);
  const referrers = await visits.by(environment, 'referrer', sinceMs, RANKED);
  const countries = await visits.by(environment, 'country', sinceMs, COUNTRIES);
  const devices = await visits.by(environment, 'device', sinceMs, DEVICES);
  return {
    days,
    from,
    to,
    totals: await visits.totals(environment, sinceMs),
    series,
    topPages: pages.map(({ value, ...count }) => ({ path: value, ...count })),
    topReferrers: referrers.map(({ value, ...count }) => ({ referrer: value, ...count })),
    countries: countries.map(({ value, ...count }) => ({ country: value, ...count })),
    devices: devices.map(({ value, ...count }) => ({ device: value, ...count })),
  };
}
