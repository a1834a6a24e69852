/**
 * What visitors and users of the demo did in the two months before it was made.
 *
 * - Who does what on which day is the same everywhere; only the days move with the present, so that
 *   there is something to see in the last days whenever the demo is made.
 * - Nothing lies in the future.
 * - Whoever spends tokens is an active user, who spends no more than `tokensUsed` says.
 */
import type { Generation, Resources, Visit } from '../ports.ts';
import { DAY_MS, dayOf } from './calendar.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

const DAYS = 60;
const VISITORS = 400;

export interface DemoActivity {
  readonly visits: readonly Visit[];
  readonly generations: readonly Generation[];
}

interface DemoPeople {
  readonly users: readonly Resources['users'][];
  readonly models: readonly Resources['models'][];
}

const paths = {
  '/': 40,
  '/pricing': 18,
  '/blog': 12,
  '/docs': 12,
  '/models': 8,
  '/sign-up': 6,
  '/about': 4,
  '/contact': 3,
  '/privacy': 1,
};
const referrers = {
  direct: 50,
  'www.example.org': 18,
  'news.example.com': 14,
  'search.example.net': 12,
  'forum.example.org': 6,
};
const countries = { DE: 22, US: 20, FR: 10, BR: 8, IN: 8, ES: 7, JP: 6, NG: 5, PL: 5, unknown: 4 };
const devices = { desktop: 55, mobile: 36, tablet: 6, bot: 2, other: 1 };

/** @param now ms since the epoch */
export function createDemoActivity(people: DemoPeople, now: number): DemoActivity {
  return {
    visits: demoVisits(dayOf(now)).filter(({ at }) => at <= now),
    generations: demoGenerations(people, dayOf(now)).filter(({ at }) => at <= now),
  };
}

function demoVisits(today: number): Visit[] {
  const random = createSeededRandom('visits');
  const visitors = Array.from({ length: VISITORS }, (_, index) => ({
    visitor: `visitor_${index + 1}`,
    referrer: nullFor('direct', random.weighted(referrers)),
    country: nullFor('unknown', random.weighted(countries)),
    device: random.weighted(devices),
  }));
  return daysUntil(today).flatMap((dayMs) =>
    Array.from({ length: random.integer(30, 60) }, () => ({
      ...oneOf(random, visitors),
      path: random.weighted(paths),
      at: momentOn(random, dayMs),
    })),
  );
}

function demoGenerations({ users, models }: DemoPeople, today: number): Generation[] {
  const random = createSeededRandom('generations');
  const offered = models.filter(({ active }) => active);
  const left = new Map(
    users
      .filter(({ status }) => status === 'active')
      .map(({ id, tokensUsed }) => [id, tokensUsed] as const),
  );
  const spenders = [...left.keys()];
  return daysUntil(today).flatMap((dayMs) =>
    Array.from({ length: random.integer(25, 50) }, () => {
      const userId = oneOf(random, spenders);
      const tokensIn = random.integer(100, 4_000);
      const tokensOut = random.integer(50, 2_500);
      const modelId = oneOf(random, offered).id;
      const rest = (left.get(userId) ?? 0) - tokensIn - tokensOut;
      const generation = { userId, modelId, tokensIn, tokensOut, at: momentOn(random, dayMs) };
      if (rest < 0) return [];
      left.set(userId, rest);
      return [generation];
    }).flat(),
  );
}

function daysUntil(today: number): number[] {
  return Array.from({ length: DAYS }, (_, index) => today - (DAYS - 1 - index) * DAY_MS);
}

function momentOn(random: SeededRandom, dayMs: number): number {
  return dayMs + random.integer(0, DAY_MS - 1);
}

function nullFor<T extends string, N extends T>(nothing: N, value: T): Exclude<T, N> | null {
  return value === nothing ? null : (value as Exclude<T, N>);
}

function oneOf<T>(random: SeededRandom, values: readonly T[]): T {
  const value = values[random.integer(0, values.length - 1)];
  if (value === undefined) throw new TypeError('There is nothing to choose from.');
  return value;
}
