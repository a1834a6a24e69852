import type { RequestRecord } from './request-record.ts';

/** A call that ended well. */
export interface Answered {
  /** The answer without its envelope. */
  readonly data: unknown;
  /** The answer as it came. */
  readonly body: unknown;
  readonly request: RequestRecord;
  readonly response: Response;
}
