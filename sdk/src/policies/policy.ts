import type { RequestRecord } from '../request-record.ts';

/** Sends a request. The body of the answer has been read into the record. */
export type Send = (request: RequestRecord) => Promise<Response>;

/** A layer around a `Send`. */
export type Policy = (next: Send) => Send;
