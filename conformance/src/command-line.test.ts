import { describe, expect, it } from 'vitest';
import { readCommandLine, USAGE } from './command-line.ts';
import { UsageError } from './fixture.ts';

const KEY = 'sk_live_abcdefghijklmnopqrstuvwxyz012345';
const SERVER = ['--url', 'https://api.test', '--key', KEY];

describe('a command line', () => {
  it('names server and key, and leaves the rest to the defaults', () => {
    expect(readCommandLine(SERVER, {})).toEqual({
      command: 'run',
      url: 'https://api.test',
      key: KEY,
      ...{ fixtureFile: undefined, environment: undefined, only: undefined, skip: undefined },
      operations: undefined,
      ...{ readOnly: false, seed: undefined, maxTimeSeconds: undefined, timeoutSeconds: undefined },
      ...{ reports: [{ format: 'terminal' }], quiet: false },
    });
  });

  it('takes server and key from the environment, and prefers its own', () => {
    const environment = { KEYTURN_BASE_URL: 'https://other.test', KEYTURN_API_KEY: 'other' };
    expect(readCommandLine([], environment)).toMatchObject({
      url: 'https://other.test',
      key: 'other',
    });
    expect(readCommandLine(SERVER, environment)).toMatchObject({
      url: 'https://api.test',
      key: KEY,
    });
  });

  it.each([
    ['--only pages,jwts.claims --only tokens', { only: ['pages', 'jwts.claims', 'tokens'] }],
    ['--skip guesses', { skip: ['guesses'] }],
    ['--operations auth,users', { operations: ['auth', 'users'] }],
    ['--fixture keys.json', { fixtureFile: 'keys.json' }],
    ['--environment live', { environment: 'live' }],
    ['--read-only --quiet', { readOnly: true, quiet: true }],
    ['--seed 0', { seed: 0 }],
    ['--max-time 120 --timeout 5', { maxTimeSeconds: 120, timeoutSeconds: 5 }],
    [
      '--report terminal --report junit=out/a=b.xml',
      { reports: [{ format: 'terminal' }, { format: 'junit', file: 'out/a=b.xml' }] },
    ],
  ])('understands %s', (text, expected) => {
    expect(readCommandLine([...SERVER, ...text.split(' ')], {})).toMatchObject(expected);
  });

  it.each(['help', 'version', 'list'])('needs no server for --%s', (command) => {
    expect(readCommandLine([`--${command}`], {})).toEqual({ command });
  });

  it.each([
    ['', 'No server is named. Give --url, or set KEYTURN_BASE_URL. --help shows what there is.'],
    [
      '--url https://api.test',
      'No key is given. Give --key, or set KEYTURN_API_KEY. --help shows what there is.',
    ],
    ['--url', '--url needs a value.'],
    ['--seed -1', '--seed needs a value; one that begins with a dash is given as --seed=VALUE.'],
    ['--seed=-1', '--seed must be a whole number from 0 to 2147483647.'],
    ['--seed 1.5', '--seed must be a whole number from 0 to 2147483647.'],
    ['--max-time 0', '--max-time must be a whole number from 1 to 86400.'],
    ['--timeout soon', '--timeout must be a whole number from 1 to 3600.'],
    ['--list=yes', '--list takes no value.'],
    ['--environment prod', '--environment must be test or live.'],
    ['--only pages,,jwts', '--only must be a list such as pages,jwts; --list shows every id.'],
    ['--report json', '--report json needs a file: --report json=FILE.'],
    ['--report pdf', '--report must be terminal, github, json=FILE, html=FILE or junit=FILE.'],
    ['--kye x', 'There is no option --kye. Is --key meant?'],
    ['--onyl x', 'There is no option --onyl. Is --only meant?'],
    ['--everything', 'There is no option --everything.'],
    ['pages', 'There is an argument too many'],
  ])('is refused as "%s", and says what would be right', (text, message) => {
    const read = () => readCommandLine(text.split(' ').filter(Boolean), {});
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
  });

  it.each([
    [`--kye ${KEY}`],
    [`--kye=${KEY}`],
    [`${KEY}`],
    [`--key ${KEY} ${KEY}`],
    [`--list=${KEY}`],
    [`--environment ${KEY}`],
    [`--seed ${KEY}`],
    [`--report ${KEY}`],
    [`-k${KEY}`],
  ])('repeats no key in its message', (text) => {
    let message = '';
    try {
      readCommandLine(text.split(' '), {});
    } catch (error) {
      message = String(error);
    }
    expect(message).toMatch(/^UsageError: /);
    expect(message).not.toContain(KEY);
  });

  it('has all of its options in the usage', () => {
    const named = [...new Set(USAGE.match(/--[a-z-]+/g))].sort();
    expect(named).toEqual(
      [
        ...['--url', '--key', '--fixture', '--environment', '--read-only', '--list', '--only'],
        ...['--operations', '--skip', '--seed', '--max-time', '--timeout', '--report', '--quiet'],
        ...['--version', '--help'],
      ].sort(),
    );
  });
});
