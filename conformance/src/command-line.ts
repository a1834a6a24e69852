/**
 * What a command line asks for: pure, from arguments and environment to options.
 *
 * - A mistake is a sentence that names what would be right.
 * - No key is repeated in a message, wherever it was put by mistake.
 */
import { parseArgs } from 'node:util';
import { UsageError } from './fixture.ts';
import { nearest } from './near.ts';

export const USAGE = `Usage: keyturn-conformance --url URL --key KEY [options]

Checks a server against the contract. With a key that may manage tokens, the run makes every other
key that it needs, works on test data, and removes what it made.

Server
  --url URL              the server's address, before /api/external (KEYTURN_BASE_URL)
  --key KEY              an API key, best one that may manage tokens (KEYTURN_API_KEY)
  --fixture FILE         keys for a server without token management, and waived checks
  --environment NAME     the data to work on, test or live; test unless told otherwise
  --read-only            create, change and delete nothing

Checks
  --list                 show every check with its clauses, and end
  --only LIST            these ids or areas and no others, such as pages,jwts.claims
  --skip LIST            all but these ids or areas, such as guesses
  --operations LIST      what the server has, for one that has not everything: auth,users
  --seed NUMBER          draw the same input again
  --max-time SECONDS     for the whole run; 600 unless told otherwise
  --timeout SECONDS      for one request; 30 unless told otherwise

Report
  --report FORMAT        terminal, github, json=FILE, html=FILE or junit=FILE; may be given again
  --quiet                no progress
  --version              show the version, and end
  --help                 show this text, and end

Ends with 0 when the server conforms in what was checked, 1 for violations, 2 when the command line
or the fixture is wrong, the key is refused or nothing answers, 3 when it could not be decided, and
130 when it was interrupted.
`;

type ReportFormat = 'terminal' | 'github' | 'json' | 'html' | 'junit';

/** A report that is asked for. `file` is there for the formats that are written to one. */
export interface ReportRequest {
  readonly format: ReportFormat;
  readonly file?: string | undefined;
}

export interface RunCommand {
  readonly command: 'run';
  readonly url: string;
  readonly key: string;
  readonly fixtureFile: string | undefined;
  readonly environment: 'live' | 'test' | undefined;
  readonly only: readonly string[] | undefined;
  readonly skip: readonly string[] | undefined;
  readonly operations: readonly string[] | undefined;
  readonly readOnly: boolean;
  readonly seed: number | undefined;
  readonly maxTimeSeconds: number | undefined;
  readonly timeoutSeconds: number | undefined;
  readonly reports: readonly ReportRequest[];
  readonly quiet: boolean;
}

export type Command = RunCommand | { readonly command: 'help' | 'version' | 'list' };

const OPTIONS = {
  url: { type: 'string' },
  key: { type: 'string' },
  fixture: { type: 'string' },
  environment: { type: 'string' },
  'read-only': { type: 'boolean' },
  list: { type: 'boolean' },
  only: { type: 'string', multiple: true },
  skip: { type: 'string', multiple: true },
  operations: { type: 'string', multiple: true },
  seed: { type: 'string' },
  'max-time': { type: 'string' },
  timeout: { type: 'string' },
  report: { type: 'string', multiple: true },
  quiet: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a command line.
 *
 * @param args Without program and script.
 * @throws {UsageError} For what it does not understand, with what would be right.
 */
export function readCommandLine(args: readonly string[], environment: Environment): Command {
  const values = parsed(args);
  if (values.help) return { command: 'help' };
  if (values.version) return { command: 'version' };
  if (values.list) return { command: 'list' };
  const settings = {
    fixtureFile: values.fixture,
    environment: environmentOf(values.environment),
    only: listOf('--only', values.only),
    skip: listOf('--skip', values.skip),
    operations: listOf('--operations', values.operations),
    readOnly: values['read-only'] ?? false,
    seed: numberOf('--seed', values.seed, { least: 0, most: 2 ** 31 - 1 }),
    maxTimeSeconds: numberOf('--max-time', values['max-time'], { least: 1, most: 86_400 }),
    timeoutSeconds: numberOf('--timeout', values.timeout, { least: 1, most: 3_600 }),
    reports: (values.report ?? ['terminal']).map(reportOf),
    quiet: values.quiet ?? false,
  };
  const url = values.url ?? environment['KEYTURN_BASE_URL'];
  const key = values.key ?? environment['KEYTURN_API_KEY'];
  if (!url)
    throw new UsageError(
      'No server is named. Give --url, or set KEYTURN_BASE_URL. --help shows what there is.',
    );
  if (!key)
    throw new UsageError(
      'No key is given. Give --key, or set KEYTURN_API_KEY. --help shows what there is.',
    );
  return { command: 'run', url, key, ...settings };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (cause) {
    throw new UsageError(`${mistakeOf(cause, args)} --help shows what there is.`, { cause });
  }
}

/** Words of our own, since those of `parseArgs` repeat arguments, and a key may be among them. */
function mistakeOf(error: unknown, args: readonly string[]): string {
  const { code, message } = error as { code?: string; message: string };
  const named = /'(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const options = Object.keys(OPTIONS).map((name) => `--${name}`);
    const near = nearest(named ?? '', options);
    return `There is no option ${named}.${near ? ` Is ${near} meant?` : ''}`;
  }
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    const index = args.findIndex((arg, at) => !arg.startsWith('-') && !takesValue(args[at - 1]));
    const last = (args[index - 1] ?? '').split('=')[0];
    const before = last && Object.hasOwn(OPTIONS, last.slice(2)) ? ` after ${last}` : '';
    return `There is an argument too many${before}: everything is given by options, such as --url URL.`;
  }
  if (named === undefined) return 'The command line cannot be read.';
  return takesValue(named)
    ? `${named} needs a value${/ambiguous/.test(message) ? `; one that begins with a dash is given as ${named}=VALUE` : ''}.`
    : `${named} takes no value.`;
}

function takesValue(arg: string | undefined): boolean {
  const option = Object.entries(OPTIONS).find(([name]) => `--${name}` === arg);
  return option?.[1].type === 'string';
}

function environmentOf(value: string | undefined): 'live' | 'test' | undefined {
  if (value === undefined || value === 'live' || value === 'test') return value;
  throw new UsageError('--environment must be test or live.');
}

function listOf(option: string, values: readonly string[] | undefined) {
  if (values === undefined) return undefined;
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  if (names.some((name) => name === '')) {
    throw new UsageError(`${option} must be a list such as pages,jwts; --list shows every id.`);
  }
  return names;
}

function numberOf(
  option: string,
  value: string | undefined,
  { least, most }: { readonly least: number; readonly most: number },
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`${option} must be a whole number from ${least} to ${most}.`);
}

const TO_FILE: readonly string[] = ['json', 'html', 'junit'];
const TO_OUTPUT: readonly string[] = ['terminal', 'github'];

function reportOf(value: string): ReportRequest {
  const [format = '', ...rest] = value.split('=');
  const file = rest.join('=');
  if (TO_FILE.includes(format) && file !== '') return { format: format as ReportFormat, file };
  if (TO_OUTPUT.includes(format) && rest.length === 0) return { format: format as ReportFormat };
  if (TO_FILE.includes(format)) {
    throw new UsageError(`--report ${format} needs a file: --report ${format}=FILE.`);
  }
  throw new UsageError('--report must be terminal, github, json=FILE, html=FILE or junit=FILE.');
}
