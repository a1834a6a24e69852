#!/usr/bin/env node
/** The command: reads the command line, runs, reports, and ends with the verdict as exit code. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { catalogue, readFixture, runConformance, Unreachable, UsageError } from './index.ts';
import { printReport } from './reports/terminal.ts';

const USAGE = `Usage: keyturn-conformance --url URL --key KEY

  --url URL          the server's address (KEYTURN_BASE_URL)
  --key KEY          an API key, best one that may manage tokens (KEYTURN_API_KEY)
  --list             show every check and end
  --help             show this text
`;
const EXIT = { conformant: 0, violations: 1, usage: 2, inconclusive: 3 } as const;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      key: { type: 'string' },
      fixture: { type: 'string' },
      only: { type: 'string' },
      skip: { type: 'string' },
      seed: { type: 'string' },
      'max-time': { type: 'string' },
      'read-only': { type: 'boolean' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (values.list) {
    for (const { id, title } of catalogue) process.stdout.write(`${id}  ${title}\n`);
    return 0;
  }
  const url = values.url ?? process.env['KEYTURN_BASE_URL'];
  const key = values.key ?? process.env['KEYTURN_API_KEY'];
  if (!url || !key)
    throw new UsageError('Give --url and --key, or set KEYTURN_BASE_URL and KEYTURN_API_KEY.');
  const report = await runConformance({
    url,
    key,
    only: values.only?.split(','),
    skip: values.skip?.split(','),
    readOnly: values['read-only'],
    fixture:
      values.fixture === undefined
        ? undefined
        : readFixture(await readFile(values.fixture, 'utf8'), process.env),
  });
  printReport(report, (text) => process.stdout.write(text));
  return EXIT[report.verdict];
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError || error instanceof Unreachable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = EXIT.usage;
}
