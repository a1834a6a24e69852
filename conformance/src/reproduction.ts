/**
 * Shell lines that send requests again, as they are pasted.
 *
 * - Secrets come from variables: `$KEYTURN_API_KEY`, and what the lines before give.
 * - What a request needs is made by lines before it: the record in its path, its key, its JWT.
 * - Nothing that a server or a check has said is run by the shell.
 */
import type { Credential } from './credential.ts';
import { dataOf, type Exchange, type SentRequest, valueAt } from './exchange.ts';
import type { Origins } from './origins.ts';
import { type Secrets, variableOf } from './secrets.ts';

export interface ReproductionParts {
  readonly url: string;
  readonly secrets: Secrets;
  readonly origins: Origins;
}

/** A value of an answer that a later line uses. */
interface Capture {
  readonly field: 'id' | 'token';
  readonly value: string;
  readonly variable: string;
}

/** Headers and body, and the line end that a body lacks. */
const SHOWN = `-si -w '\\n'`;

interface Step {
  readonly request: SentRequest;
  /** When the request was sent. */
  readonly at: number;
  readonly captures: Capture[];
  /** Shown with its answer; the others only make what is needed. */
  readonly shown: boolean;
  readonly data: unknown;
}

export function reproductionOf(exchanges: readonly Exchange[], parts: ReproductionParts): string {
  const steps = stepsOf(exchanges, parts.origins);
  const known = steps.flatMap(({ captures }) => captures);
  const mark = (text: string) => {
    let marked = text;
    for (const { value, variable } of known) {
      if (value.length > 5) marked = marked.replaceAll(value, marker(variable));
    }
    return parts.secrets.redact(marked, marker);
  };
  let ends: KeyEnd[] = [];
  const lines = steps.flatMap((step) => {
    // A request that came after the end of a key waits for that end again.
    const passed = ends.filter(({ ms }) => ms <= step.at);
    ends = ends.filter(({ ms }) => ms > step.at);
    const end = endOf(step.request.body, step.at);
    if (end) ends.push(end);
    const waits = passed.map(({ seconds }) => `sleep ${seconds + 1}`);
    return [...waits, ...linesOf(step, parts.url, end, known, mark)];
  });
  return repeated(lines).join('\n');
}

/** Lines that follow themselves, as where a limit is used up, become a loop. */
function repeated(lines: readonly string[]): string[] {
  const runs: { readonly line: string; times: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.line === line) last.times += 1;
    else runs.push({ line, times: 1 });
  }
  return runs.flatMap(({ line, times }) =>
    times < 3 ? Array<string>(times).fill(line) : [`for n in $(seq ${times}); do ${line}; done`],
  );
}

function stepsOf(exchanges: readonly Exchange[], origins: Origins): Step[] {
  const steps = new Map<Exchange, Step>();
  const names = new Set<string>();

  function capture(origin: Exchange, field: Capture['field'], value: string, name: string): void {
    const step = steps.get(origin);
    if (!step || step.captures.some((one) => one.field === field)) return;
    let variable = name;
    for (let number = 2; names.has(variable); number += 1) variable = `${name}_${number}`;
    names.add(variable);
    step.captures.push({ field, value, variable });
  }

  function prepare({ name, authorization, recipe }: Credential): void {
    const secret = authorization.replace(/^\w+ /, '');
    const origin = origins.ofSecret(secret);
    if (!origin) return;
    const isNew = !steps.has(origin);
    add(origin, false);
    const isJwt = origin.operation?.id === 'auth.validate';
    capture(origin, 'token', secret, isJwt ? 'KEYTURN_JWT' : variableOf(name));
    if (!isNew || !(recipe?.update || recipe?.removed)) return;
    const id = String(valueAt(dataOf(origin), 'id'));
    capture(origin, 'id', id, 'KEY_ID');
    const { request, endedAt } = origin;
    const update: SentRequest = recipe.removed
      ? {
          ...request,
          method: 'DELETE',
          path: `${request.path}/${id}`,
          headers: {},
          body: undefined,
        }
      : {
          ...request,
          method: 'PUT',
          path: `${request.path}/${id}`,
          body: JSON.stringify(recipe.update),
        };
    const step = { request: update, at: endedAt, captures: [], shown: false, data: undefined };
    steps.set({ ...origin, request: update }, step);
  }

  function add(exchange: Exchange, shown: boolean): void {
    if (steps.has(exchange)) return;
    const { request, startedAt } = exchange;
    if (request.credential) prepare(request.credential);
    for (const id of request.path.split(/[/?]/).slice(3)) {
      const origin = origins.ofRecord(request.path, id);
      if (!origin || origin === exchange) continue;
      add(origin, false);
      capture(origin, 'id', id, 'ID');
    }
    const data = dataOf(exchange);
    steps.set(exchange, { request, at: startedAt, captures: [], shown, data });
  }

  for (const exchange of exchanges) add(exchange, true);
  return [...steps.values()];
}

function linesOf(
  { request, captures, shown, data }: Step,
  url: string,
  end: KeyEnd | undefined,
  known: readonly Capture[],
  mark: (text: string) => string,
): string[] {
  const before = end ? [`end=$(${dateAfter(end.seconds)})`] : [];
  const line = (output: string) => curl(output, url, request, end?.text, known, mark);
  const [only] = captures;
  if (!only) return [...before, line(shown ? SHOWN : '-s -o /dev/null')];
  if (captures.length === 1 && !shown) {
    return [...before, `${only.variable}=$(${line('-s')} | ${reading(only, data)})`];
  }
  return [
    ...before,
    `answer=$(${line(shown ? SHOWN : '-s')})`,
    ...(shown ? [`printf '%s\\n' "$answer"`] : []),
    ...captures.map((one) => `${one.variable}=$(printf %s "$answer" | ${reading(one, data)})`),
  ];
}

/** Reads a field out of an answer with what every shell has. */
function reading({ field }: Capture, data: unknown): string {
  const pattern = typeof valueAt(data, field) === 'number' ? ' *\\([0-9]*\\)' : ' *"\\([^"]*\\)"';
  return `sed -n 's/.*"${field}":${pattern}.*/\\1/p'`;
}

/** The end of a key that is made to end, which must be ahead again when the lines are run. */
interface KeyEnd {
  readonly text: string;
  /** In milliseconds since the epoch, in the run. */
  readonly ms: number;
  /** After the creation. */
  readonly seconds: number;
}

function endOf(body: string | undefined, at: number): KeyEnd | undefined {
  const text = /"expires_at":"([^"]+)"/.exec(body ?? '')?.[1];
  const ms = Date.parse(text ?? '');
  const ahead = ms - at;
  return text !== undefined && ahead > 0 && ahead < 60_000
    ? { text, ms, seconds: Math.max(2, Math.ceil(ahead / 1_000)) }
    : undefined;
}

/** Of GNU, or of BSD and macOS. */
function dateAfter(seconds: number): string {
  const format = '+%Y-%m-%dT%H:%M:%S.000Z';
  return `date -u -d '+${seconds} seconds' ${format} 2>/dev/null || date -u -v+${seconds}S ${format}`;
}

function curl(
  output: string,
  url: string,
  { method, path, headers, body, credential }: SentRequest,
  end: string | undefined,
  known: readonly Capture[],
  mark: (text: string) => string,
): string {
  const parts = [`curl ${output}`];
  if (method === 'HEAD') parts.push('--head');
  else if (method !== 'GET') parts.push(`-X ${method}`);
  parts.push(quoted(`${url}${withIds(path, known)}`, mark));
  if (credential) parts.push(authorizationOf(credential.authorization, mark));
  for (const [name, value] of Object.entries(headers)) {
    parts.push(`-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`, mark)}`);
  }
  if (body !== undefined) {
    parts.push(`--data-raw ${quoted(end ? body.replace(end, marker('end')) : body, mark)}`);
  }
  return parts.join(' ');
}

function authorizationOf(authorization: string, mark: (text: string) => string): string {
  const encoded = /^Basic (\S+)$/.exec(authorization)?.[1];
  if (encoded !== undefined) {
    try {
      return `-u ${quoted(atob(encoded), mark)}`;
    } catch {
      // No base64, so it goes as it is.
    }
  }
  return `-H ${quoted(`Authorization: ${authorization}`, mark)}`;
}

/** Ids stand alone in a path, since one may be part of another, or of any number. */
function withIds(path: string, known: readonly Capture[]): string {
  const [route = '', ...query] = path.split('?');
  const segments = route.split('/').map((segment) => {
    const found = known.find(({ field, value }) => field === 'id' && value === segment);
    return found ? marker(found.variable) : segment;
  });
  return [segments.join('/'), ...query].join('?');
}

/** Stands for a variable until the text around it is quoted. */
function marker(variable: string): string {
  return `\ue000${variable}\ue001`;
}

const MARKERS = /\ue000(\w+)\ue001/g;

/** One word of the shell: in single quotes, or in double ones where a variable is in it. */
function quoted(text: string, mark: (text: string) => string): string {
  const marked = mark(text);
  if (marked.search(MARKERS) < 0) return `'${marked.replaceAll("'", `'\\''`)}'`;
  return `"${marked.replace(/["\\`$]/g, '\\$&').replace(MARKERS, '$$$1')}"`;
}
