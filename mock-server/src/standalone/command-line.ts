/** The command line of the standalone mock: every mistake is told at once, with what would be right. */
import { parseArgs } from 'node:util';
import { milliseconds } from '../duration.ts';
import { given } from './given.ts';
import type { StandaloneOptions } from './standalone.ts';

export const USAGE = `Usage: keyturn-mock-server serve [options]

Answers the Keyturn Admin API out of memory, and prints one line of JSON when it listens:
{"url": …, "adminUrl": …, "adminKey": …, "pid": …}

  --port N            port to listen on, 0 for any free one (3020)
  --host ADDRESS      address to listen on (127.0.0.1)
  --seed N            keys and ids follow from it (1)
  --now MOMENT        what the clock shows until it is moved (2026-01-01T00:00:00Z)
  --data SET          what the store starts with: demo or empty (demo)
  --latency DURATION  how long every answer takes at least, such as 50ms (0)
  --no-strict         let faults and answers break the contract
  --max-sessions N    how many sessions there can be at once (1000)
  --cors ORIGIN       let pages of this origin ask; may be repeated
  --expose-admin      let other machines use the administration, which needs no credential
  --allowed-host NAME let it be reached under this name, which has a dot; may be repeated
  --version           show the version
  --help              show this text

Sessions, time, faults and data: GET /__mock/openapi.json
`;

export interface ServeCommand extends StandaloneOptions {
  readonly host: string;
  readonly port: number;
}

/** The command line is wrong; the message is for whoever wrote it. */
export class UsageError extends Error {
  constructor(problems: readonly string[]) {
    super([...problems, 'Run keyturn-mock-server --help for all options.'].join('\n'));
    this.name = 'UsageError';
  }
}

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  seed: { type: 'string' },
  now: { type: 'string' },
  data: { type: 'string' },
  latency: { type: 'string' },
  'no-strict': { type: 'boolean' },
  'max-sessions': { type: 'string' },
  cors: { type: 'string', multiple: true },
  'expose-admin': { type: 'boolean' },
  'allowed-host': { type: 'string', multiple: true },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const MOST_SEED = 4_294_967_295;
const MOST_SESSIONS = 100_000;
const ISO_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const HOST_NAME = /^[a-z\d-]+(\.[a-z\d-]+)+$/i;

const whole = (least: number, most: number) => (text: string) => {
  const isWhole = /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most;
  return isWhole ? Number(text) : undefined;
};
const matching = (isRight: (text: string) => boolean) => (text: string) =>
  isRight(text) ? text : undefined;

/** What the value of each option must be, and how it is read; `undefined` where it is anything else. */
const RULES = {
  port: ['must be a whole number from 0 to 65535', whole(0, 65_535)],
  host: ['must be an address to listen on', matching((text) => text !== '')],
  seed: [`must be a whole number from 0 to ${MOST_SEED}`, whole(0, MOST_SEED)],
  now: ['must be a moment such as 2026-01-01T00:00:00Z', matching(isMoment)],
  data: ['must be demo or empty', dataOf],
  latency: ['must be a duration such as 50ms, 2s or 1m', latencyOf],
  'max-sessions': [`must be a whole number from 1 to ${MOST_SESSIONS}`, whole(1, MOST_SESSIONS)],
  cors: ['must be an origin such as http://localhost:5173', matching(isOrigin)],
  'allowed-host': [
    'must be a name with a dot such as mock.example.com',
    matching((name) => HOST_NAME.test(name)),
  ],
} as const satisfies Record<string, readonly [rule: string, from: (text: string) => unknown]>;

type Name = keyof typeof RULES;
type Value<N extends Name> = ReturnType<(typeof RULES)[N][1]>;

/**
 * @param args without program and script
 * @returns `'help'` or `'version'` when that was asked for
 * @throws {UsageError}
 */
export function readCommandLine(args: readonly string[]): ServeCommand | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const problems: string[] = [];
  const asked = positionals.join(' ');
  if (asked !== 'serve') {
    const problem = asked === '' ? 'The command is missing' : `"${asked}" is no command`;
    problems.push(`${problem}: use "serve".`);
  }

  function read<N extends Name>(name: N, text: string | undefined): Value<N> | undefined {
    if (text === undefined) return undefined;
    const [rule, from] = RULES[name];
    const value = from(text);
    if (value === undefined) problems.push(`--${name} ${rule}, not ${JSON.stringify(text)}.`);
    return value as Value<N>;
  }

  const port = read('port', values.port) ?? 3020;
  const host = read('host', values.host) ?? '127.0.0.1';
  const session = given({
    seed: read('seed', values.seed),
    now: read('now', values.now),
    data: read('data', values.data),
    latency: read('latency', values.latency),
  });
  const maxSessions = read('max-sessions', values['max-sessions']) ?? 1000;
  const origins = (values.cors ?? []).flatMap((text) => read('cors', text) ?? []);
  const hosts = (values['allowed-host'] ?? []).flatMap((text) => read('allowed-host', text) ?? []);
  if (problems.length > 0) throw new UsageError(problems);
  return {
    host,
    port,
    session: {
      ...session,
      strict: values['no-strict'] !== true,
      settings: { corsOrigins: origins },
    },
    maxSessions,
    access: {
      origins,
      hosts: hosts.map((name) => name.toLowerCase()),
      isExposed: values['expose-admin'] === true,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's own sentences name the option; what follows the first is advice on its syntax.
    throw new UsageError([`${(error as Error).message.split('. ')[0]}.`]);
  }
}

function isMoment(text: string): boolean {
  return ISO_MOMENT.test(text) && !Number.isNaN(Date.parse(text));
}

function dataOf(text: string): 'demo' | 'empty' | undefined {
  return text === 'demo' || text === 'empty' ? text : undefined;
}

function latencyOf(text: string): number | undefined {
  try {
    return milliseconds(/^\d+$/.test(text) ? Number(text) : text);
  } catch {
    return undefined;
  }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
