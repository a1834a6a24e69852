/**
 * The faults that a test has set, and how often each was used.
 *
 * - What can be known to be wrong when a fault is set, is refused there.
 * - A snapshot is a version: taking one and going back to it copies nothing.
 */
import {
  type ErrorCode,
  errorCatalogue,
  type OperationId,
  operationTable,
} from '@keyturn/contract';
import { type Duration, milliseconds } from './duration.ts';
import {
  type ChosenFaults,
  type CommitEnd,
  chooseFaults,
  describeFault,
  type ErrorCodeOf,
  type FailOptions,
  type Fault,
  type FaultAction,
  type FaultTarget,
  type MockRequest,
  type NetworkErrorCode,
  type PartialAnswer,
  type RespondOptions,
  type StatusOf,
} from './fault.ts';
import { assertOverride } from './override.ts';

/** Says which calls a fault meets. Without a word it meets every one. */
export interface FaultHandle<Id extends FaultTarget> {
  /** At most so many calls. In strict mode, so many have to come. */
  times(count: number): FaultHandle<Id>;
  /** Only calls of which this is true. */
  when(predicate: (request: RequestOf<Id>) => boolean): FaultHandle<Id>;
}

type RequestOf<Id extends FaultTarget> = MockRequest<
  '*' extends Id ? OperationId : Id & OperationId
>;

/** What can be done to the calls of an operation. */
export interface Faults<Id extends FaultTarget> {
  /**
   * The server's own error of this code, with the status, the body and the headers that it has there.
   * It stands where a real one would: a key that is wrong is told so first.
   */
  fail(code: ErrorCodeOf<Id>, options?: FailOptions): FaultHandle<Id>;
  /** Waits before the server gets the request: in real time, whatever timers the test has faked. */
  latency(duration: Duration): FaultHandle<Id>;
  /** The request does not reach the server, and `fetch` rejects as it does for a broken connection. */
  networkError(code?: NetworkErrorCode): FaultHandle<Id>;
  /**
   * No answer comes (`headers`, and the server never sees the request), or half of one (`body`),
   * until the caller aborts.
   */
  stall(part?: 'headers' | 'body'): FaultHandle<Id>;
  /** The real answer with half of its JSON. */
  malformed(): FaultHandle<Id>;
  /**
   * The server does what it is asked for, and the answer is lost, or an error in its place. What it
   * refuses to do, it says.
   */
  commitThen(end: CommitEnd): FaultHandle<Id>;
}

export interface OperationFaults<Id extends OperationId> extends Faults<Id> {
  /**
   * Some fields of the data over the real answer, or over a valid one where the real one has another
   * status. The request stores nothing. Refusals for credentials, rights, limits and input stand.
   *
   * @throws {MockContractError} for what the contract does not allow, in strict mode
   */
  respond<Status extends StatusOf<Id>>(
    status: Status,
    data?: PartialAnswer<Id, Status>,
    options?: RespondOptions,
  ): FaultHandle<Id>;
}

export interface FaultRegistry {
  on<Id extends OperationId>(operation: Id): OperationFaults<Id>;
  on(operation: '*'): Faults<'*'>;
  /** What a call meets, counted as used. */
  take(request: MockRequest): ChosenFaults;
  /** Those that are set, in the order in which they were. */
  list(): readonly Fault[];
  /** Takes away the fault of this id; all of them without one. */
  remove(id?: number): void;
  /** Those that met fewer calls than they were set for, described. */
  unused(): string[];
  snapshot(): FaultsSnapshot;
  restore(snapshot: FaultsSnapshot): void;
}

export type FaultsSnapshot = readonly Fault[];

export function createFaultRegistry(strict: boolean): FaultRegistry {
  let faults: FaultsSnapshot = [];
  let made = 0;

  function change(id: number, changed: (fault: Fault) => Fault): void {
    faults = faults.map((fault) => (fault.id === id ? changed(fault) : fault));
  }

  function add(target: FaultTarget, action: FaultAction): FaultHandle<OperationId> {
    made += 1;
    const id = made;
    faults = [...faults, { id, target, action, times: Number.POSITIVE_INFINITY, used: 0 }];
    const handle: FaultHandle<OperationId> = {
      times(count) {
        if (!Number.isInteger(count) || count < 1) {
          throw new TypeError(`times(${count}) is no number of calls: use a whole number from 1.`);
        }
        change(id, (fault) => ({ ...fault, times: count }));
        return handle;
      },
      when(predicate) {
        change(id, (fault) => ({ ...fault, when: predicate }));
        return handle;
      },
    };
    return handle;
  }

  function on(target: FaultTarget): OperationFaults<OperationId> {
    if (target !== '*' && !Object.hasOwn(operationTable, target)) {
      throw new TypeError(
        `${JSON.stringify(target)} is no operation of the API: use one such as 'users.get', or '*'.`,
      );
    }
    return {
      fail(code, options = {}) {
        assertCode(target, code);
        assertWait(options);
        return add(target, { kind: 'fail', code, options });
      },
      respond(status, data, options = {}) {
        if (target === '*') throw new TypeError("respond() needs one operation, not '*'.");
        if (strict) assertOverride(target, status, data);
        return add(target, { kind: 'respond', status, data, options });
      },
      latency: (duration) => add(target, { kind: 'latency', ms: milliseconds(duration) }),
      networkError: (code = 'ECONNRESET') => add(target, { kind: 'networkError', code }),
      stall: (part = 'headers') => add(target, { kind: 'stall', part }),
      malformed: () => add(target, { kind: 'malformed' }),
      commitThen: (end) => add(target, { kind: 'commitThen', end }),
    };
  }

  return {
    // One function for both: what it answers fits each by the way it is called.
    on: on as FaultRegistry['on'],

    take(request) {
      const chosen = chooseFaults(faults, request);
      for (const { id } of Object.values<Fault>({ ...chosen })) {
        change(id, (fault) => ({ ...fault, used: fault.used + 1 }));
      }
      return chosen;
    },

    list: () => faults,
    remove(id) {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id);
    },

    unused: () =>
      faults
        .filter(({ used, times }) => used < (Number.isFinite(times) ? times : 1))
        .map((fault) => `${describeFault(fault)} ${useOf(fault)}.`),

    snapshot: () => faults,
    restore(snapshot) {
      faults = snapshot;
    },
  };
}

function useOf({ used, times }: Fault): string {
  if (used === 0) return 'met no call';
  return `met ${used} of the ${times} calls that it was set for`;
}

function assertCode(target: FaultTarget, code: ErrorCode): void {
  if (!Object.hasOwn(errorCatalogue, code)) {
    const all = Object.keys(errorCatalogue).join(', ');
    throw new TypeError(`${JSON.stringify(code)} is no error code of the API: use one of ${all}.`);
  }
  if (target === '*') return;
  const codes: readonly ErrorCode[] = operationTable[target].errorCodes;
  if (codes.includes(code)) return;
  throw new TypeError(`${target} never answers ${code}: use one of ${codes.join(', ')}.`);
}

function assertWait({ retryAfter = 1 }: FailOptions): void {
  if (Number.isInteger(retryAfter) && retryAfter >= 1) return;
  throw new TypeError(`retryAfter: ${retryAfter} is no wait: use whole seconds from 1.`);
}
