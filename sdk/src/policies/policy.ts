import type { BufferedResponse } from '../buffered-response.ts';
import type { RequestRecord } from '../request-record.ts';

/** Sends a request; the signal ends it. Rejects with the signal's reason as soon as it is aborted. */
export type Send = (request: RequestRecord, signal: AbortSignal) => Promise<BufferedResponse>;

/** A layer around a `Send`. */
export type Policy = (next: Send) => Send;
