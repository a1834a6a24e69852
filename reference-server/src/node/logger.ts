/**
 * The log of a server process, on standard error.
 *
 * - One JSON line an entry; on a terminal a line for people, with the prefix `[ExternalAPI]`.
 * - Only the facts named here are written, whatever an entry is given. An error gives its type,
 *   code, message and stack.
 * - What has the form of a credential is left out of the texts of errors, which others have written.
 */
import { type Logger, pino } from 'pino';

const NAME = 'ExternalAPI';
const FACTS = ['requestId', 'operation', 'status', 'code', 'durationMs', 'key', 'err'] as const;
const CREDENTIALS = [
  /\bsk_(?:live|test)_[\w-]+/g,
  // From the beginning of a word only, so that a long text takes linear time.
  /(?<![\w-])(?=[\w-]*\beyJ[\w-])[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=:\/\/)[^\s/@]*(?=@)/g,
];

/** @param destination takes the lines; standard error when not given */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = { name: NAME, level, formatters: { log: onlyFacts }, serializers: { err } };
  if (destination !== undefined) return pino(options, destination);
  if (!process.stderr.isTTY) return pino(options, pino.destination(2));
  return pino(options, { write: (line) => process.stderr.write(readableLine(line)) });
}

function onlyFacts(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    FACTS.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]),
  );
}

function err(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutCredentials(String(error)) };
  const { name, message, stack = '' } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    ...(typeof code === 'string' && { code }),
    message: withoutCredentials(message),
    stack: withoutCredentials(stack),
  };
}

function withoutCredentials(text: string): string {
  return CREDENTIALS.reduce((rest, pattern) => rest.replaceAll(pattern, '[redacted]'), text);
}

/** A line of the log as people read it: name, level, message, facts, request and stack. */
export function readableLine(line: string): string {
  const { level, msg, status, code, durationMs, key, requestId, err } = JSON.parse(line);
  const facts = [
    msg,
    status,
    code,
    durationMs === undefined ? undefined : `${durationMs.toFixed(1)} ms`,
    key,
    requestId === undefined ? undefined : `(${requestId})`,
  ].filter((fact) => fact !== undefined);
  const label = pino.levels.labels[level]?.toUpperCase();
  const stack = err === undefined ? '' : `\n${err.stack ?? err.message}`;
  return `[${NAME}] ${label} ${facts.join(' ')}${stack}\n`;
}
