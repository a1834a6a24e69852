/** Users of the demo, and the sessions that some of them have open. */
import type { Schema } from '@keyturn/contract';
import { DAY_MS } from './calendar.ts';
import { iso, momentAfter, momentOf } from './demo-data-time.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

type User = Schema<'User'>;
type Session = Schema<'Session'>;

const USERS = 1000;

/** So long that the demo has open sessions however late it is looked at. */
const SESSION_LIFETIME_MS = 20 * 365 * DAY_MS;

// biome-ignore format: lists of words read best as a block
const firstNames = [
  'Ada', 'Aisha', 'Alejandro', 'Amara', 'Amélie', 'Anders', 'Anna', 'Arjun', 'Beatriz', 'Ben',
  'Bruno', 'Camille', 'Carlos', 'Chidi', 'Chloé', 'Daniel', 'Dana', 'Diego', 'Elena', 'Elif',
  'Emma', 'Eszter', 'Fatima', 'Felix', 'Freya', 'Gabriel', 'Grace', 'Hana', 'Hassan', 'Hugo',
  'Ibrahim', 'Ines', 'Ivan', 'Jana', 'Jin', 'Jonas', 'José', 'Julia', 'Kaito', 'Katarzyna',
  'Keiko', 'Kwame', 'Lars', 'Leila', 'Liam', 'Lucía', 'Maja', 'Marco', 'Mei', 'Mia',
  'Mohammed', 'Nadia', 'Nina', 'Noah', 'Olivia', 'Omar', 'Paul', 'Priya', 'Rafael', 'Ravi',
  'Rosa', 'Samuel', 'Sara', 'Sofia', 'Sven', 'Tariq', 'Thandi', 'Tomás', 'Valentina', 'Yuki',
  'Zara', 'Zoë',
] as const;

// biome-ignore format: lists of words read best as a block
const lastNames = [
  'Abdi', 'Adeyemi', 'Ahmed', 'Almeida', 'Andersson', 'Bakker', 'Banerjee', 'Becker', 'Bianchi',
  'Brown', 'Castillo', 'Chen', 'Cohen', 'Costa', 'Dubois', 'Eriksen', 'Fernández', 'Fischer',
  'Fontaine', 'Garcia', 'González', 'Gupta', 'Haddad', 'Hansen', 'Hoffmann', 'Horváth', 'Ivanova',
  'Jansen', 'Johnson', 'Kaya', 'Khan', 'Kim', 'Kovács', 'Kowalska', 'Kumar', 'Laurent', 'Lee',
  'Lindqvist', 'López', 'Mbeki', 'Mensah', 'Miller', 'Moreau', 'Müller', 'Nakamura', 'Nguyen',
  'Novák', 'Okafor', 'Oliveira', 'Park', 'Patel', 'Pereira', 'Petrov', 'Popescu', 'Rahman',
  'Ricci', 'Rossi', 'Sato', 'Schmidt', 'Silva', 'Singh', 'Smith', 'Suzuki', 'Tanaka', 'Tran',
  'Van Dijk', 'Wagner', 'Walker', 'Wang', 'Weber', 'Williams', 'Yılmaz',
] as const;

const balances: Readonly<Record<User['plan'], readonly [number, number]>> = {
  free: [0, 10_000],
  starter: [5_000, 200_000],
  professional: [50_000, 2_000_000],
  enterprise: [1_000_000, 50_000_000],
};

const browsers = [
  {
    device: 'Firefox on Linux',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  },
  {
    device: 'Chrome on Windows',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  },
  {
    device: 'Safari on macOS',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  },
  {
    device: 'Safari on iPhone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  },
  {
    device: 'Chrome on Android',
    userAgent:
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  },
  { device: 'Desktop application', userAgent: null },
] as const;

export function demoUsers(): User[] {
  const random = createSeededRandom('users');
  const taken = new Map<string, number>();
  return Array.from({ length: USERS }, (_, index) => {
    const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
    const createdMs = momentOf(random, index, USERS);
    const status = random.weighted({ active: 90, pending: 6, suspended: 4 });
    const plan =
      status === 'pending'
        ? 'free'
        : random.weighted({ free: 55, starter: 25, professional: 15, enterprise: 5 });
    const lastActiveMs = status === 'pending' ? null : momentAfter(random, createdMs);
    const [least, most] = balances[plan];
    return {
      id: `user_${index + 1}`,
      name,
      email: demoEmail(name, taken, random),
      plan,
      status,
      tokenBalance: random.integer(least, most),
      tokensUsed: lastActiveMs === null ? 0 : random.integer(0, most * 3),
      createdAt: iso(createdMs),
      updatedAt: iso(lastActiveMs ?? createdMs),
      lastActiveAt: lastActiveMs === null ? null : iso(lastActiveMs),
    };
  });
}

/** One to three for every third user who is active, the last used when they were last seen. */
export function demoSessions(users: readonly User[]): Session[] {
  const random = createSeededRandom('sessions');
  const signIns = users
    .filter((user, index) => index % 3 === 2 && user.status === 'active')
    .flatMap((user) => Array.from({ length: random.integer(1, 3) }, () => user))
    .map(({ id, createdAt, lastActiveAt }) => {
      const lastMs = Date.parse(lastActiveAt ?? createdAt);
      const firstMs = Math.max(Date.parse(createdAt), lastMs - 30 * DAY_MS);
      return { userId: id, atMs: random.integer(firstMs, lastMs), lastMs };
    })
    .sort((a, b) => a.atMs - b.atMs);
  return signIns.map(({ userId, atMs, lastMs }, index) => ({
    id: `sess_${index + 1}`,
    userId,
    ...random.pick(browsers),
    ipAddress: demoAddress(random),
    createdAt: iso(atMs),
    lastSeenAt: iso(random.integer(atMs, lastMs)),
    expiresAt: iso(atMs + SESSION_LIFETIME_MS),
  }));
}

/** An address that belongs to the name, unique by a number where it has to be. */
function demoEmail(name: string, taken: Map<string, number>, random: SeededRandom): string {
  const local = asciiOf(name).toLowerCase().replaceAll(' ', '.');
  const times = (taken.get(local) ?? 0) + 1;
  taken.set(local, times);
  const domain = random.pick(['example.com', 'example.org']);
  return `${local}${times === 1 ? '' : times}@${domain}`;
}

/** The letters without their accents. */
export function asciiOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i');
}

/** From the ranges that are set aside for documentation. */
function demoAddress(random: SeededRandom): string {
  if (random.chance(0.2)) return `2001:db8::${random.integer(1, 0xffff).toString(16)}`;
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${random.integer(1, 254)}`;
}
