/**
 * Shell lines that send requests again. They read `$KEYTURN_API_KEY`, and where a request was sent
 * with a key that the run had made, lines before it make another like it.
 */
import type { Credential } from './credential.ts';
import type { Exchange, SentRequest } from './exchange.ts';
import { type Secrets, variableOf } from './secrets.ts';

export function reproductionOf(
  url: string,
  exchanges: readonly Exchange[],
  secrets: Secrets,
): string {
  const credentials = new Map<string, Credential>();
  for (const { request } of exchanges) {
    if (request.credential?.recipe) credentials.set(request.credential.name, request.credential);
  }
  const lines = [
    ...[...credentials.values()].flatMap((credential) => makingOf(url, credential)),
    ...exchanges.map(({ request }) => curl(url, request)),
  ];
  return secrets.redact(lines.join('\n'));
}

function makingOf(url: string, { name, recipe }: Credential): string[] {
  const made = curl(url, {
    method: 'POST',
    path: '/api/api-tokens',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(recipe?.create),
    credential: { name: 'command line', authorization: 'Bearer $KEYTURN_API_KEY' },
  });
  const lines = [
    `made=$(${made})`,
    `${variableOf(name)}=$(${fieldOf('made', 'token', '"\\([^"]*\\)"')})`,
  ];
  if (!recipe?.update) return lines;
  const updated = curl(url, {
    method: 'PUT',
    path: `/api/api-tokens/$(${fieldOf('made', 'id', '\\([0-9]*\\)')})`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(recipe.update),
    credential: { name: 'command line', authorization: 'Bearer $KEYTURN_API_KEY' },
  });
  return [...lines, updated];
}

/** Reads a field out of an answer with what every shell has. */
function fieldOf(variable: string, field: string, pattern: string): string {
  return `printf %s "$${variable}" | sed -n 's/.*"${field}":${pattern}.*/\\1/p'`;
}

function curl(url: string, { method, path, headers, body, credential }: SentRequest): string {
  const parts = ['curl -si', method === 'GET' ? '' : method === 'HEAD' ? '--head' : `-X ${method}`];
  parts.push(inDouble(`${url}${path}`));
  if (credential) parts.push(`-H ${inDouble(`Authorization: ${credential.authorization}`)}`);
  for (const [name, value] of Object.entries(headers))
    parts.push(`-H ${inSingle(`${name}: ${value}`)}`);
  if (body !== undefined) parts.push(`--data-raw ${inSingle(body)}`);
  return parts.filter((part) => part !== '').join(' ');
}

function inSingle(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Leaves variables alone, which is how secrets get in. */
function inDouble(text: string): string {
  return `"${text.replace(/["\\`]/g, '\\$&')}"`;
}
