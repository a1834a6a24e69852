import type { BufferedResponse } from './buffered-response.ts';
import type { RequestRecord } from './request-record.ts';

/** What a method puts into its request. */
export interface CallInput {
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: object | undefined;
  readonly body?: unknown;
}

/** A call that ended well. */
export interface Answered {
  /** The answer without its envelope. */
  readonly data: unknown;
  /** The answer as it came. */
  readonly body: unknown;
  readonly request: RequestRecord;
  readonly response: BufferedResponse;
}
