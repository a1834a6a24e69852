import type { ErrorCode } from '@keyturn/contract';
import type { Caller } from '../domain/caller.ts';
import type { RateLimitDecision } from '../ports.ts';
import type { Route } from './router.ts';

/** One request on its way through the checks. What a check finds out, it leaves here. */
export interface Call {
  readonly request: Request;
  readonly requestId: string;
  /** When it came in, in ms since the epoch. */
  readonly at: number;
  /** The client's address. */
  readonly address: string;
  /** Looked up at once, told only to who may know. */
  readonly route: Route;
  /** Set as soon as the credential is known to be right. */
  caller?: Caller;
  /** Set as soon as the request was counted, or refused for its limit. */
  quota?: RateLimitDecision;
  /** Set when an error ended it. */
  failure?: ErrorCode;
  /** Size of the body as far as it was read. */
  requestBytes: number;
}

/** A step that lets a call pass, or throws the `ApiError` that ends it. */
export type Check = (call: Call) => void | Promise<void>;

/** The caller of a call that has passed authentication. */
export function callerOf(call: Call): Caller {
  if (call.caller === undefined) throw new Error('This step needs an authenticated call.');
  return call.caller;
}
