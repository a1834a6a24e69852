/** Faults as data, as tests in other languages write them. */
import type { ErrorCode, OperationId } from '@keyturn/contract';
import type { Duration } from '../duration.ts';
import type {
  CommitEnd,
  FailOptions,
  Fault,
  FaultAction,
  MockRequest,
  RespondOptions,
} from '../fault.ts';
import { insideOf, type Mock } from '../mock.ts';
import { invalidFields } from './admin-error.ts';
import { given } from './given.ts';
import { matchesText } from './text-pattern.ts';

export type FaultData = {
  readonly operation: string;
  readonly times?: number;
  readonly when?: RequestPattern;
} & (
  | ({ readonly kind: 'fail'; readonly code: ErrorCode } & FailOptions)
  | ({
      readonly kind: 'respond';
      readonly status: number;
      readonly data?: unknown;
    } & RespondOptions)
  | { readonly kind: 'latency'; readonly duration: Duration }
  | { readonly kind: 'networkError' }
  | { readonly kind: 'stall'; readonly part?: 'headers' | 'body' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'commitThen'; readonly end: CommitEnd }
);

/** What a request has to be like; what is not said does not matter. */
export interface RequestPattern {
  readonly method?: string;
  /** `*` stands for any text. */
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Names in any case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** An object matches one that has these fields at least. */
  readonly body?: unknown;
}

/** A fault as it was set, and what has become of it. */
export type SetFaultData = FaultData & { readonly id: string; readonly used: number };

/** By the action, which stays the same object through all that happens to its fault. */
const dataOfAction = new WeakMap<FaultAction, FaultData>();

/**
 * @throws {TypeError} for an operation or a code that there is not
 * @throws {MockContractError} for an answer that the contract does not allow, in strict mode
 */
export function setFault(mock: Mock, data: FaultData): SetFaultData {
  const handle = add(mock, data);
  if (data.times !== undefined) handle.times(data.times);
  const { when } = data;
  if (when !== undefined) handle.when((request) => matchesRequest(request, when));
  const fault = insideOf(mock).stage().faults.list().at(-1);
  if (fault === undefined) throw new Error('The fault was not set.');
  dataOfAction.set(fault.action, data);
  return describe(fault, data);
}

export function listFaults(mock: Mock): SetFaultData[] {
  const faults = insideOf(mock).stage().faults.list();
  return faults.flatMap((fault) => {
    const data = dataOfAction.get(fault.action);
    return data === undefined ? [] : [describe(fault, data)];
  });
}

function add(mock: Mock, data: FaultData) {
  // The registry itself refuses an operation that there is not, and `respond` for all.
  const faults = mock.on(data.operation as OperationId);
  switch (data.kind) {
    case 'fail': {
      const { retryAfter, message, fields, shouldRetry } = data;
      return faults.fail(data.code as never, given({ retryAfter, message, fields, shouldRetry }));
    }
    case 'respond':
      assertHeaders(data.headers);
      return faults.respond(
        data.status as never,
        data.data as never,
        given({ headers: data.headers }),
      );
    case 'latency':
      return faults.latency(data.duration);
    case 'networkError':
      return faults.networkError();
    case 'stall':
      return faults.stall(data.part);
    case 'malformed':
      return faults.malformed();
    case 'commitThen':
      return faults.commitThen(data.end);
  }
}

/** @throws {AdminError} INVALID_REQUEST for what no answer could be sent with */
function assertHeaders(headers: RespondOptions['headers'] = {}): void {
  try {
    new Headers(headers);
  } catch {
    const message = 'must have names and values that HTTP allows';
    throw invalidFields([{ field: 'headers', location: 'body', message }]);
  }
}

function describe({ id, used }: Fault, data: FaultData): SetFaultData {
  return { id: String(id), ...data, used };
}

/** Whether a request is as the pattern says. */
export function matchesRequest(request: MockRequest, pattern: RequestPattern): boolean {
  const { method, path, params, query, headers, body } = pattern;
  const lowerCase = Object.entries(headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return (
    (method === undefined || method.toUpperCase() === request.method) &&
    (path === undefined || matchesText(request.path, path)) &&
    holds(request.params, params ?? {}) &&
    holds(request.query, query ?? {}) &&
    holds(request.headers, Object.fromEntries(lowerCase)) &&
    (body === undefined || holds(request.body, body))
  );
}

/** Whether a value is the wanted one, or an object with all that the wanted one has. */
function holds(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const isAsLong = Array.isArray(value) && value.length === wanted.length;
    return isAsLong && wanted.every((item, index) => holds(value[index], item));
  }
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(wanted).every(
    ([name, item]) =>
      Object.hasOwn(value, name) && holds((value as Record<string, unknown>)[name], item),
  );
}
