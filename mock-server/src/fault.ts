/** What can be done to a call on purpose, and which of it meets which call. */
import {
  type Data,
  type ErrorCode,
  type OperationId,
  operationTable,
  type PathParams,
  type RequestBody,
  type Schema,
} from '@keyturn/contract';

/** One operation, or all of them. */
export type FaultTarget = OperationId | '*';

/** The codes that an operation can answer. For `*` any; it meets the operations that have it. */
export type ErrorCodeOf<Id extends FaultTarget> = Id extends OperationId
  ? (typeof operationTable)[Id]['errorCodes'][number]
  : ErrorCode;

/** The statuses that an operation can answer. */
export type StatusOf<Id extends OperationId> = (typeof operationTable)[Id]['statuses'][number];

/** Some of the fields of `T`, at every depth. */
type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly DeepPartial<Item>[]
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** What `respond` takes for a status: fields of the data, or of the error. */
export type PartialAnswer<
  Id extends OperationId,
  Status extends number,
> = Status extends (typeof operationTable)[Id]['successStatus']
  ? DeepPartial<Data<Id>>
  : { readonly code?: ErrorCodeOf<Id>; readonly message?: string };

export interface FailOptions {
  /** Whole seconds, for codes that tell when to come back. Default 1. */
  readonly retryAfter?: number;
  /** Replaces the usual text of the code. */
  readonly message?: string;
  /** For `VALIDATION_ERROR`: what was wrong. */
  readonly fields?: readonly Schema<'FieldProblem'>[];
  /** For `CONFLICT`: the request is worth sending again, as while its first sending is under way. */
  readonly shouldRetry?: boolean;
}

export interface RespondOptions {
  /** Replace or add to those of the real answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `ECONNREFUSED` says that nothing was sent; after `ECONNRESET` nobody knows. */
export type NetworkErrorCode = 'ECONNRESET' | 'ECONNREFUSED';

export type CommitEnd = 'networkError' | 'stall' | 'INTERNAL_ERROR' | 'SERVICE_UNAVAILABLE';

export type FaultAction =
  | { readonly kind: 'fail'; readonly code: ErrorCode; readonly options: FailOptions }
  | {
      readonly kind: 'respond';
      readonly status: number;
      readonly data: unknown;
      readonly options: RespondOptions;
    }
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'networkError'; readonly code: NetworkErrorCode }
  | { readonly kind: 'stall'; readonly part: 'headers' | 'body' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'commitThen'; readonly end: CommitEnd };

/** What ends a call, as opposed to what delays it. */
export type EndingAction = Exclude<FaultAction, { kind: 'latency' }>;

/** A request as a predicate sees it. */
export interface MockRequest<Id extends OperationId = OperationId> {
  readonly operation: Id;
  readonly method: string;
  /** Below the base URL, without the query. */
  readonly path: string;
  /** Path parameters, decoded. */
  readonly params: PathParams<Id>;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. Credentials are replaced; their scheme stays. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON as it came: nothing has checked it yet. */
  readonly body: RequestBody<Id>;
}

export interface Fault {
  readonly id: number;
  readonly target: FaultTarget;
  readonly action: FaultAction;
  /** How many calls it meets at most. */
  readonly times: number;
  readonly used: number;
  readonly when?: (request: MockRequest) => boolean;
}

/** What a call meets: at most one that delays it and one that ends it. */
export interface ChosenFaults {
  readonly delay?: Fault;
  readonly ending?: Fault;
}

/**
 * Those of the operation go before those of `*`, then the one that was set first. What is used up is
 * passed over.
 */
export function chooseFaults(faults: readonly Fault[], request: MockRequest): ChosenFaults {
  const meeting = [request.operation, '*']
    .flatMap((target) => faults.filter((fault) => fault.target === target))
    .filter((fault) => fault.used < fault.times && canAnswer(request.operation, fault.action));
  const first = (delays: boolean) =>
    meeting.find(
      ({ action, when }) =>
        (action.kind === 'latency') === delays && (when === undefined || when(request)),
    );
  const delay = first(true);
  const ending = first(false);
  return { ...(delay && { delay }), ...(ending && { ending }) };
}

function canAnswer(operation: OperationId, action: FaultAction): boolean {
  const code =
    action.kind === 'fail' ? action.code : action.kind === 'commitThen' ? action.end : undefined;
  if (code === undefined || code === 'networkError' || code === 'stall') return true;
  const codes: readonly ErrorCode[] = operationTable[operation].errorCodes;
  return codes.includes(code);
}

/** As it was written, for messages: `users.get.fail('NOT_FOUND')`. */
export function describeFault({ target, action }: Fault): string {
  const on = target === '*' ? "on('*')" : target;
  return `${on}.${action.kind}(${argumentOf(action)})`;
}

function argumentOf(action: FaultAction): string | number {
  switch (action.kind) {
    case 'fail':
      return `'${action.code}'`;
    case 'respond':
      return action.status;
    case 'latency':
      return action.ms;
    case 'networkError':
      return `'${action.code}'`;
    case 'stall':
      return `'${action.part}'`;
    case 'commitThen':
      return `'${action.end}'`;
    case 'malformed':
      return '';
  }
}
