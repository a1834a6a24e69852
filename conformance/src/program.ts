/**
 * The command, with everything that it needs of its process given to it.
 *
 * - Whatever happens ends in an exit code and a sentence; a stack is shown for nobody's mistake.
 * - A report that could not be written is known before the run, not after it.
 */
import { access, constants, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogue } from './catalogue.ts';
import {
  type Command,
  type ReportRequest,
  type RunCommand,
  readCommandLine,
  USAGE,
} from './command-line.ts';
import { type Fixture, readFixture, UsageError } from './fixture.ts';
import { type ConformanceOptions, runConformance } from './index.ts';
import { linePerCheck, noProgress, type ProgressLine, rewrittenLine } from './progress.ts';
import { type Paint, paintFor } from './reports/colours.ts';
import { githubReport } from './reports/github.ts';
import { htmlReport } from './reports/html.ts';
import { junitReport } from './reports/junit.ts';
import { terminalReport } from './reports/terminal.ts';
import type { ConformanceReport } from './result.ts';
import { createSecrets, variableOf } from './secrets.ts';
import { Unreachable } from './target.ts';

const EXIT = { conformant: 0, violations: 1, usage: 2, inconclusive: 3 } as const;

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface ProgramParts {
  /** Without program and script. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reports go here. */
  readonly stdout: Output;
  /** Progress and mistakes go here. */
  readonly stderr: Output;
  /** Ends the run early; what was found by then is reported. */
  readonly signal: AbortSignal;
  readonly version: () => Promise<string>;
  readonly fetch?: ConformanceOptions['fetch'];
  readonly clock?: ConformanceOptions['clock'];
}

/** @returns the exit code */
export async function runProgram(parts: ProgramParts): Promise<number> {
  try {
    const command = readCommandLine(parts.args, parts.environment);
    return await carryOut(command, parts);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof Unreachable)) throw error;
    parts.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
}

async function carryOut(command: Command, parts: ProgramParts): Promise<number> {
  switch (command.command) {
    case 'help':
      parts.stdout.write(USAGE);
      return 0;
    case 'version':
      parts.stdout.write(`${await parts.version()}\n`);
      return 0;
    case 'list':
      parts.stdout.write(listOfChecks());
      return 0;
    case 'run':
      return check(command, parts);
  }
}

function listOfChecks(): string {
  const width = Math.max(...catalogue.map(({ id }) => id.length));
  const lines = catalogue.map(
    ({ id, title, clauses }) => `${id.padEnd(width)}  ${title} (${clauses.join(', ')})`,
  );
  return `${lines.join('\n')}\n`;
}

async function check(command: RunCommand, parts: ProgramParts): Promise<number> {
  const { environment, stderr, signal, fetch, clock } = parts;
  const { fixtureFile, reports } = command;
  const fixture = fixtureFile === undefined ? undefined : await fixtureIn(fixtureFile, environment);
  for (const { file } of reports) if (file !== undefined) await refuseUnwritable(file);
  const progress = progressOn(stderr, command.quiet, environment);
  const report = await runConformance({
    ...command,
    ...{ fixture, signal, fetch, clock },
    onProgress: (event) => progress.tell(event),
  })
    .catch((error: unknown) => {
      throw withoutKey(error, command.key);
    })
    .finally(() => progress.clear());
  for (const request of reports) await deliver(request, report, parts);
  return EXIT[report.verdict];
}

/** Messages may repeat what the server or the platform said, and that may repeat the key. */
function withoutKey(error: unknown, key: string): unknown {
  const secrets = createSecrets();
  secrets.keep(key, variableOf('main'));
  if (error instanceof Error) error.message = secrets.redact(error.message);
  return error;
}

function progressOn(
  stderr: Output,
  quiet: boolean,
  environment: ProgramParts['environment'],
): ProgressLine {
  if (quiet) return noProgress;
  const write = (text: string) => stderr.write(text);
  if (stderr.isTTY) return rewrittenLine(write, stderr.columns ?? 80);
  return linePerCheck(write, paintFor(environment, false));
}

async function deliver(
  { format, file }: ReportRequest,
  report: ConformanceReport,
  { stdout, environment }: ProgramParts,
): Promise<void> {
  const text = textOfReport(format, report, paintFor(environment, stdout.isTTY ?? false));
  if (file === undefined) stdout.write(text);
  else await write(file, text);
}

function textOfReport(
  format: ReportRequest['format'],
  report: ConformanceReport,
  paint: Paint,
): string {
  switch (format) {
    case 'terminal':
      return terminalReport(report, paint);
    case 'github':
      return githubReport(report);
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'html':
      return htmlReport(report);
    case 'junit':
      return junitReport(report);
  }
}

async function fixtureIn(file: string, environment: ProgramParts['environment']): Promise<Fixture> {
  const text = await textOf(file);
  try {
    return readFixture(text, environment);
  } catch (error) {
    if (error instanceof UsageError) error.message = `${file}: ${error.message}`;
    throw error;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`The fixture ${file} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

async function refuseUnwritable(file: string): Promise<void> {
  try {
    await access(path.dirname(file), constants.W_OK);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw unwritable(file, cause);
  }
}

function unwritable(file: string, cause: unknown): UsageError {
  return new UsageError(`The report ${file} cannot be written: ${reasonOf(cause)}.`, { cause });
}

/** Such as `no such file or directory (ENOENT)`, from the first words of the platform's message. */
function reasonOf(error: unknown): string {
  const [, code, words] = /^(\w+): ([^,]+)/.exec(error instanceof Error ? error.message : '') ?? [];
  return words === undefined ? String(error) : `${words} (${code})`;
}
