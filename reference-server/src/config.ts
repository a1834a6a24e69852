/**
 * The configuration of a server process: environment and command line, checked as a whole.
 *
 * - Every mistake is told at once, each in a sentence that says what would be right.
 * - No value of a secret is ever repeated.
 * - A variable that is set to nothing counts as not set, as container set-ups leave them.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { faultOfCidr } from './domain/ip-allowlist.ts';
import { looksLikeJwt } from './domain/jwt.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

export interface Config {
  /** Nothing is made up for the installation: no admin key, no JWT secret, no demo data. */
  readonly production: boolean;
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly dataDirectory: string;
  /** A PostgreSQL; `null` for the SQLite file of the data directory. */
  readonly databaseUrl: string | null;
  /** A Redis that counts for all processes; `null` for the memory of this one. */
  readonly redisUrl: string | null;
  /** How many processes serve the same data. */
  readonly instances: number;
  /** What an empty store is filled with. */
  readonly seed: (typeof SEEDS)[number];
  readonly adminApiKey: string | null;
  readonly jwtSecret: string | null;
  readonly jwtTtlSeconds: number;
  readonly rootRequestsPerHour: number;
  readonly authFailureLimit: number;
  readonly trustedProxies: readonly string[];
  readonly corsOrigins: readonly string[];
  readonly logLevel: string;
  /** How long single requests are kept, in days. What they add up to is kept for good. */
  readonly usageRetentionDays: number;
  readonly metricsHost: string;
  /** Port of the probes and metrics, 0 for any free one; `null` for none. */
  readonly metricsPort: number | null;
  /** Seconds between being told to stop and taking no more connections. */
  readonly stopDelaySeconds: number;
}

/** The configuration is wrong; the message is for whoever starts the server. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

export const USAGE = `Usage: keyturn-reference-server [--port N] [--data DIR] [--seed demo|none]

  --port N     port to listen on, 0 for any free one (PORT, 3010)
  --data DIR   directory for the data, made when missing (DATA_DIR, ./data)
  --seed SET   demo or none, for an empty store (SEED, demo; in production none)
  --version    show the version
  --help       show this text

Environment:
  HOST                    address to listen on (127.0.0.1)
  DATABASE_URL            PostgreSQL instead of SQLite, such as postgresql://user:password@host:5432/keyturn
  REDIS_URL               counts for all processes, such as redis://user:password@host:6379
  INSTANCES               how many processes share the data and the limits (1)
  ADMIN_API_KEY           the root key; made for the installation when not set, but not in production
  JWT_SECRET              signs JWTs, at least 32 bytes; made as well, but required in production
  ADMIN_API_JWT_TTL       lifetime of a JWT in seconds (3600)
  ADMIN_API_RATE_LIMIT    requests an hour for the root key (1000)
  AUTH_FAILURE_LIMIT      wrong credentials a minute and address (60)
  TRUSTED_PROXIES         networks whose X-Forwarded-For counts, such as 10.0.0.0/8, separated by commas
  CORS_ORIGINS            origins whose pages may call the API, separated by commas
  LOG_LEVEL               trace, debug, info, warn, error, fatal or silent (warn; in production info)
  USAGE_RETENTION_DAYS    days for which single requests are kept; the figures stay (30)
  METRICS_PORT            port for /metrics, /livez and /readyz, 0 for any free one (none)
  METRICS_HOST            address for them (127.0.0.1)
  STOP_DELAY              seconds that /readyz says no before a stopping server closes its port (0)
  NODE_ENV                production makes nothing up: no key, no secret, no demo data
`;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const SEEDS = ['demo', 'none'] as const;
const MOST_SECONDS = 30 * 24 * 3600;
const MOST_DAYS = 3650;
const MOST_DELAY_SECONDS = 300;
const MOST_REQUESTS = 1_000_000_000;
const MOST_INSTANCES = 1000;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
const port = [wholeNumber(0, 65_535), 'must be a whole number from 0 to 65535'] as const;
const url = (...protocols: string[]) =>
  z
    .string()
    .refine((text) => protocols.includes(URL.parse(text)?.protocol ?? '') && !!new URL(text).host);
const list = (isRight: (item: string) => boolean) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    )
    .refine((items) => items.every(isRight));

/** Each variable, and what it must be: the end of the sentence that begins with its name. */
const VARIABLES = {
  NODE_ENV: [z.string(), 'must be a text'],
  HOST: [z.string(), 'must be an address to listen on'],
  PORT: port,
  DATA_DIR: [z.string(), 'must be a directory'],
  DATABASE_URL: [
    url('postgresql:', 'postgres:'),
    'must be a URL such as postgresql://user:password@host:5432/keyturn',
  ],
  REDIS_URL: [
    url('redis:', 'rediss:'),
    'must be a URL such as redis://user:password@host:6379, or rediss:// for TLS',
  ],
  INSTANCES: [
    wholeNumber(1, MOST_INSTANCES),
    `must be a whole number of processes from 1 to ${MOST_INSTANCES}`,
  ],
  SEED: [z.enum(SEEDS), `must be ${SEEDS.join(' or ')}`],
  ADMIN_API_KEY: [
    z
      .string()
      .regex(/^[!-9;-~]{16,255}$/)
      .refine((key) => !looksLikeJwt(key)),
    'must be 16 to 255 visible ASCII characters without a colon, and not have the form of a JWT',
  ],
  JWT_SECRET: [
    z.string().refine((secret) => new TextEncoder().encode(secret).length >= 32),
    'must be at least 32 bytes long, for instance from: openssl rand -hex 32',
  ],
  ADMIN_API_JWT_TTL: [
    wholeNumber(1, MOST_SECONDS),
    `must be a whole number of seconds from 1 to ${MOST_SECONDS}`,
  ],
  ADMIN_API_RATE_LIMIT: [
    wholeNumber(1, MOST_REQUESTS),
    `must be a whole number of requests from 1 to ${MOST_REQUESTS}`,
  ],
  AUTH_FAILURE_LIMIT: [
    wholeNumber(1, MOST_REQUESTS),
    `must be a whole number of failures from 1 to ${MOST_REQUESTS}`,
  ],
  TRUSTED_PROXIES: [
    list((cidr) => faultOfCidr(cidr) === undefined),
    'must be networks such as 10.0.0.0/8 with no host bits set, separated by commas',
  ],
  CORS_ORIGINS: [
    list((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    'must be origins such as https://admin.your-domain.com, separated by commas',
  ],
  LOG_LEVEL: [z.enum(LOG_LEVELS), `must be one of ${LOG_LEVELS.join(', ')}`],
  USAGE_RETENTION_DAYS: [
    wholeNumber(1, MOST_DAYS),
    `must be a whole number of days from 1 to ${MOST_DAYS}`,
  ],
  METRICS_HOST: [z.string(), 'must be an address to listen on'],
  METRICS_PORT: port,
  STOP_DELAY: [
    wholeNumber(0, MOST_DELAY_SECONDS),
    `must be a whole number of seconds from 0 to ${MOST_DELAY_SECONDS}`,
  ],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof VARIABLES;
type Value<N extends Name> = z.output<(typeof VARIABLES)[N][0]>;

/**
 * @param args command line without program and script
 * @returns `'help'` or `'version'` when that was asked for
 * @throws ConfigError
 */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Config | 'help' | 'version' {
  const flags = readFlags(args);
  if (flags.help) return 'help';
  if (flags.version) return 'version';
  const problems: string[] = [];
  const texts = {
    ...env,
    PORT: flags.port ?? env['PORT'],
    DATA_DIR: flags.data ?? env['DATA_DIR'],
    SEED: flags.seed ?? env['SEED'],
  };

  function read<N extends Name>(name: N): Value<N> | undefined {
    const text: string | undefined = (texts as Record<string, string | undefined>)[name];
    if (text === undefined || text === '') return undefined;
    const [schema, rule] = VARIABLES[name];
    const result = schema.safeParse(text);
    if (!result.success) problems.push(`${sourceOf(name)} ${rule}.`);
    return result.data as Value<N> | undefined;
  }

  /** What to call a setting: the flag, where that was used. */
  function sourceOf(name: Name): string {
    if (name === 'PORT' && flags.port) return '--port';
    return name === 'SEED' && flags.seed ? '--seed' : name;
  }

  const production = read('NODE_ENV') === 'production';
  const config: Config = {
    production,
    host: read('HOST') ?? '127.0.0.1',
    port: read('PORT') ?? 3010,
    dataDirectory: read('DATA_DIR') ?? './data',
    databaseUrl: read('DATABASE_URL') ?? null,
    redisUrl: read('REDIS_URL') ?? null,
    instances: read('INSTANCES') ?? 1,
    seed: read('SEED') ?? (production ? 'none' : 'demo'),
    adminApiKey: read('ADMIN_API_KEY') ?? null,
    jwtSecret: read('JWT_SECRET') ?? null,
    jwtTtlSeconds: read('ADMIN_API_JWT_TTL') ?? DEFAULT_SETTINGS.jwtTtlSeconds,
    rootRequestsPerHour: read('ADMIN_API_RATE_LIMIT') ?? DEFAULT_SETTINGS.rootRequestsPerHour,
    authFailureLimit: read('AUTH_FAILURE_LIMIT') ?? DEFAULT_SETTINGS.authFailureLimit,
    trustedProxies: read('TRUSTED_PROXIES') ?? DEFAULT_SETTINGS.trustedProxies,
    corsOrigins: read('CORS_ORIGINS') ?? DEFAULT_SETTINGS.corsOrigins,
    logLevel: read('LOG_LEVEL') ?? (production ? 'info' : 'warn'),
    usageRetentionDays: read('USAGE_RETENTION_DAYS') ?? 30,
    metricsHost: read('METRICS_HOST') ?? '127.0.0.1',
    metricsPort: read('METRICS_PORT') ?? null,
    stopDelaySeconds: read('STOP_DELAY') ?? 0,
  };
  if (production && config.jwtSecret === null && problems.length === 0) {
    problems.push(
      'JWT_SECRET is not set, and in production (NODE_ENV) no secret is made up. ' +
        'Set it to at least 32 random bytes, for instance from: openssl rand -hex 32',
    );
  }
  if (config.instances > 1 && problems.length === 0) problems.push(...missingToShare(config));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** What several processes need to be one server. */
function missingToShare({ databaseUrl, adminApiKey, jwtSecret }: Config): string[] {
  const given = { DATABASE_URL: databaseUrl, ADMIN_API_KEY: adminApiKey, JWT_SECRET: jwtSecret };
  return Object.entries(given)
    .filter(([, value]) => value === null)
    .map(([name]) => `${name} is not set, and several INSTANCES must all have the same.`);
}

function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        seed: { type: 'string' },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`${message}. Run it with --help to see what there is.`]);
  }
}
