import { describe, expect, it } from 'vitest';
import { readCommandLine, USAGE } from './command-line.ts';

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(readCommandLine(['serve'])).toEqual({
      host: '127.0.0.1',
      port: 3020,
      maxSessions: 1000,
      session: { strict: true, settings: { corsOrigins: [] } },
      access: { origins: [], hosts: [], isExposed: false },
    });
  });

  it.each([
    [['--port', '0'], { port: 0 }],
    [['--host', '0.0.0.0'], { host: '0.0.0.0' }],
    [['--seed', '7'], { session: { seed: 7 } }],
    [['--now', '2027-05-05T05:05:05+02:00'], { session: { now: '2027-05-05T05:05:05+02:00' } }],
    [['--data', 'empty'], { session: { data: 'empty' } }],
    [['--latency', '50ms'], { session: { latency: 50 } }],
    [['--latency', '50'], { session: { latency: 50 } }],
    [['--no-strict'], { session: { strict: false } }],
    [['--max-sessions', '5'], { maxSessions: 5 }],
    [['--expose-admin'], { access: { isExposed: true } }],
    [['--allowed-host', 'Mock.example.com'], { access: { hosts: ['mock.example.com'] } }],
    [
      ['--cors', 'http://a.test', '--cors', 'https://b.test:8443'],
      {
        access: { origins: ['http://a.test', 'https://b.test:8443'] },
        session: { settings: { corsOrigins: ['http://a.test', 'https://b.test:8443'] } },
      },
    ],
  ])('takes %j', (args, command) => {
    expect(readCommandLine(['serve', ...args])).toMatchObject(command);
  });

  it.each([
    ['help', ['--help']],
    ['help', ['serve', '--help']],
    ['version', ['--version']],
  ])('shows the %s for %j', (what, args) => {
    expect(readCommandLine(args)).toBe(what);
  });

  it.each([
    [[], 'The command is missing: use "serve".'],
    [['server'], '"server" is no command: use "serve".'],
    [['serve', '--port', '70000'], '--port must be a whole number from 0 to 65535, not "70000".'],
    [['serve', '--host', ''], '--host must be an address to listen on, not "".'],
    [['serve', '--seed', 'x'], '--seed must be a whole number from 0 to 4294967295, not "x".'],
    [
      ['serve', '--now', 'today'],
      '--now must be a moment such as 2026-01-01T00:00:00Z, not "today".',
    ],
    [['serve', '--now', '2026-13-01T00:00Z'], '--now must be a moment such as'],
    [['serve', '--data', 'all'], '--data must be demo or empty, not "all".'],
    [
      ['serve', '--latency', 'slow'],
      '--latency must be a duration such as 50ms, 2s or 1m, not "slow".',
    ],
    [
      ['serve', '--max-sessions', '0'],
      '--max-sessions must be a whole number from 1 to 100000, not "0".',
    ],
    [['serve', '--cors', '*'], '--cors must be an origin such as http://localhost:5173, not "*".'],
    [['serve', '--allowed-host', 'mock'], '--allowed-host must be a name with a dot such as'],
    [['serve', '--prot', '1'], "Unknown option '--prot'."],
    [['serve', '--port'], "Option '--port <value>' argument missing."],
  ])('refuses %j', (args, message) => {
    expect(() => readCommandLine(args)).toThrow(message);
  });

  it('tells all mistakes at once, and where to read more', () => {
    expect(() => readCommandLine(['--port', 'x', '--data', 'y'])).toThrow(
      'The command is missing: use "serve".\n--port must be a whole number from 0 to 65535, not "x".\n--data must be demo or empty, not "y".\nRun keyturn-mock-server --help for all options.',
    );
  });

  it('explains every option', () => {
    for (const option of [
      'port',
      'host',
      'seed',
      'now',
      'data',
      'latency',
      'no-strict',
      'max-sessions',
      'cors',
      'expose-admin',
      'allowed-host',
      'version',
      'help',
    ]) {
      expect(USAGE).toContain(`--${option} `);
    }
  });
});
