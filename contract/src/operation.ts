import type { ErrorCode } from './generated/error-catalogue.ts';

/** One row of the operation table. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With its mount and with `{name}` for path parameters. */
  readonly path: string;
  readonly tag: string;
  /** Which of the two body styles the operation speaks. */
  readonly family: 'external' | 'tokens';
  /** The scope that a key needs; `null` where being authenticated is enough. */
  readonly scope: string | null;
  /** Needs no authentication at all. */
  readonly public: boolean;
  readonly paginated: boolean;
  /** Honours `Idempotency-Key`. */
  readonly idempotent: boolean;
  /** The property of the answer that holds the data; `null` where the body is the data. */
  readonly unwrap: 'data' | 'token' | 'tokens' | null;
  readonly hasBody: boolean;
  readonly bodyRequired: boolean;
  readonly successStatus: number;
  readonly statuses: readonly number[];
  readonly errorCodes: readonly ErrorCode[];
}

export interface ErrorCatalogueEntry {
  readonly status: number;
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean;
}
