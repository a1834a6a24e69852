/** The rules of HTTP that every path keeps. */
import { type Operation, type OperationId, operationTable } from '@keyturn/contract';
import type { Check, CheckContext } from '../check.ts';
import { expectAnswer } from '../judge.ts';

const OPERATIONS: readonly Operation[] = Object.values(operationTable);
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function fillIds(path: string): string {
  return path.replace(/\{\w+\}/g, '1');
}

const UNKNOWN_PATHS = {
  external: ['/api/external/no-such-thing', '/api/external'],
  tokens: ['/api/api-tokens/1/no-such-thing'],
} as const;

async function unknownPath(context: CheckContext): Promise<void> {
  const families = new Set(context.operations.map(({ family }) => family));
  for (const path of [...families].flatMap((family) => UNKNOWN_PATHS[family])) {
    const exchange = await context.target.request('GET', path);
    const expected = { status: 404, code: 'ENDPOINT_NOT_FOUND' };
    expectAnswer(
      context,
      exchange,
      expected,
      'A path that does not exist is not answered as such.',
    );
    const stranger = await context.target.request('GET', path, { credential: null });
    const message = 'Who is not authenticated learns which paths exist.';
    expectAnswer(context, stranger, { status: 401 }, message);
  }
}

async function otherMethods(context: CheckContext): Promise<void> {
  for (const path of new Set(context.operations.map((operation) => operation.path))) {
    const declared = context.operations
      .filter((operation) => operation.path === path)
      .map(({ method }) => method);
    // One that is missing is enough for each path.
    const method = METHODS.find((candidate) => !shadowed(path, candidate));
    if (!method) continue;
    const exchange = await context.target.request(method, fillIds(path));
    const expected = { status: 405, code: 'METHOD_NOT_ALLOWED' };
    const message = `${method} ${path} is not refused as a method that does not exist.`;
    if (!expectAnswer(context, exchange, expected, message)) continue;
    const allow = (exchange.headers.get('allow') ?? '').split(/\s*,\s*/);
    const missing = declared.filter((name) => !allow.includes(name));
    if (missing.length === 0) continue;
    context.fault({
      message: `The header Allow of ${path} leaves out a method.`,
      expected: declared.join(', '),
      found: allow.join(', ') || 'none',
      exchanges: [exchange],
    });
  }
}

/** Whether any operation answers the filled path with this method. */
function shadowed(path: string, method: string): boolean {
  const filled = fillIds(path).split('/');
  return OPERATIONS.some((operation) => {
    const segments = operation.path.split('/');
    const fits = segments.every((segment, i) => segment.startsWith('{') || segment === filled[i]);
    return operation.method === method && segments.length === filled.length && fits;
  });
}

/** Headers that say how a body is sent, which servers may leave out where none is. */
const OF_THE_TRANSFER = /^(transfer-encoding|content-(length|encoding)|connection|keep-alive)$/;

async function headMirrorsGet(context: CheckContext): Promise<void> {
  const { target, operations } = context;
  for (const { path, method, ...operation } of operations) {
    if (method !== 'GET' || path.includes('{')) continue;
    const id = operation.id as OperationId;
    const get = await target.call(id);
    const head = await target.call(id, { method: 'HEAD' });
    const message = `HEAD ${path} is answered otherwise than GET.`;
    if (!expectAnswer(context, head, { status: get.status }, message, [get])) continue;
    if (head.text !== '') {
      context.fault({ message: `HEAD ${path} is answered with a body.`, exchanges: [head] });
    }
    const lost = [...get.headers.keys()].filter(
      (name) => !head.headers.has(name) && !OF_THE_TRANSFER.test(name),
    );
    if (lost.length === 0) continue;
    context.fault({
      message: `HEAD ${path} lacks headers that GET has.`,
      expected: lost.join(', '),
      found: 'none of them',
      exchanges: [get, head],
    });
  }
}

export const http: readonly Check[] = [
  {
    id: 'http.unknown-path',
    title:
      'A path that does not exist is 404 ENDPOINT_NOT_FOUND, and only for who is authenticated',
    clauses: ['E5'],
    run: unknownPath,
  },
  {
    id: 'http.method',
    title: 'A method that a path does not have is 405 with Allow',
    clauses: ['E5'],
    run: otherMethods,
  },
  {
    id: 'http.head',
    title: 'HEAD answers as GET would, without a body',
    clauses: ['A4'],
    run: headMirrorsGet,
  },
];
