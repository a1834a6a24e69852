import { type Logger, pino } from 'pino';

const NAME = 'ExternalAPI';

/** Logs to standard error: JSON for machines, and on a terminal lines for people. */
export function createLogger(level: string): Logger {
  if (!process.stderr.isTTY) return pino({ name: NAME, level }, pino.destination(2));
  const terminal = { write: (line: string) => process.stderr.write(readableLine(line)) };
  return pino({ name: NAME, level }, terminal);
}

/** A line of the log as people read it: name, level, message, request and stack. */
export function readableLine(line: string): string {
  const { level, msg, requestId, err } = JSON.parse(line);
  const label = pino.levels.labels[level]?.toUpperCase();
  const request = requestId === undefined ? '' : ` (${requestId})`;
  const stack = err?.stack === undefined ? '' : `\n${err.stack}`;
  return `[${NAME}] ${label} ${msg}${request}${stack}\n`;
}
