/** What the application needs of a store to keep and tell the use of the API; part of `ports.ts`. */
import type { Schema } from '@keyturn/contract';

type Environment = Schema<'Environment'>;

/** One request, whatever its end. */
export interface UsageRow {
  /** `null` for the root key. */
  tokenId: number | null;
  environment: Environment;
  /** `null` where no operation was reached: an unknown route or method. */
  operation: string | null;
  /** The route template with its mount removed, such as `/users/{id}`. */
  endpoint: string;
  method: string;
  status: number;
  durationMs: number;
  requestBytes: number;
  responseBytes: number;
  ip: string;
  userAgent: string | null;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface UsageTotals {
  requests24h: number;
  requests7d: number;
  total: number;
}

export interface UsageSummary {
  requests: number;
  successful: number;
  failed: number;
  /** Milliseconds over all of these requests together. */
  totalDurationMs: number;
}

/** The requests of one hour, by its start in ms since the epoch. */
export interface HourSummary extends UsageSummary {
  hourMs: number;
}

/** The requests of one day, by its start in ms since the epoch. */
export interface DaySummary extends UsageSummary {
  dayMs: number;
}

export interface EndpointSummary extends UsageSummary {
  endpoint: string;
  method: string;
}

export interface TokenSummary extends UsageSummary {
  tokenId: number;
}

/** How far a recorder has come. It is written together with the rows that it speaks of. */
export interface UsageMark {
  /** The name that the recorder began under. */
  recorder: string;
  /** Every request that ended before this moment (ms since the epoch) is written, or dropped. */
  completeUntil: number;
  /** Rows dropped since the mark before. */
  dropped: number;
}

/** An interval, in ms since the epoch, in which requests may have ended that were not written. */
export interface UsageGap {
  from: number;
  to: number;
}

export interface UsageCompleteness {
  /** Oldest first. */
  gaps: UsageGap[];
  droppedRows: number;
}

/**
 * Every request, and the roll-ups that analytics read.
 *
 * - `append` writes a batch, its roll-ups (hour × token, day × token, day × token × operation,
 *   hour, day × operation) and the recorder's mark as one unit, and moves `lastUsedAt` of the tokens
 *   concerned forward.
 * - Only `recent` reads rows; everything else reads roll-ups.
 * - Days and hours are UTC. A window of hours or days includes the current one.
 * - Rankings are ordered by requests, most first, then by what is ranked.
 * - Deleting a token deletes its rows and roll-ups; the totals by day and operation stay.
 * - A recorder that ended without `end` leaves a gap from its last mark on: to when it begins again,
 *   or, while it does not, to now.
 */
export interface UsageLog {
  /** Begins recording. What is left of a recorder of this name, or of one that is lost, is a gap. */
  begin(recorder: string, now: number): Promise<void>;
  append(rows: readonly UsageRow[], mark?: UsageMark): Promise<void>;
  /** Ends recording: all that was recorded is written. */
  end(recorder: string): Promise<void>;
  /** What is missing from `sinceMs` on: the latest 1000 gaps, and the rows dropped since that hour. */
  completeness(sinceMs: number, now: number): Promise<UsageCompleteness>;
  totals(tokenIds: readonly number[], now: number): Promise<Map<number, UsageTotals>>;
  /** Requests of all tokens and the root, per day from that of `sinceMs` on, oldest first. */
  byDay(environment: Environment, sinceMs: number): Promise<DaySummary[]>;
  /** Requests of all tokens and the root in the hourly buckets from that of `sinceMs` on. */
  summary(environment: Environment, sinceMs: number): Promise<UsageSummary>;
  /** Requests of one token per hour from that of `sinceMs` on, oldest first. */
  tokenHours(tokenId: number, sinceMs: number): Promise<HourSummary[]>;
  /** Requests of one token by endpoint, in the days from that of `sinceMs` on. */
  tokenEndpoints(tokenId: number, sinceMs: number): Promise<EndpointSummary[]>;
  /** The tokens used most in the days from that of `sinceMs` on. */
  topTokens(
    environments: readonly Environment[],
    sinceMs: number,
    limit: number,
  ): Promise<TokenSummary[]>;
  /** The endpoints used most in the days from that of `sinceMs` on, by tokens and the root. */
  topEndpoints(
    environments: readonly Environment[],
    sinceMs: number,
    limit: number,
  ): Promise<EndpointSummary[]>;
  /** The latest rows of a token, no older than `sinceMs` where that is given; newest first. */
  recent(tokenId: number, limit: number, sinceMs?: number): Promise<UsageRow[]>;
  /**
   * Deletes some of the oldest rows from before a moment, never roll-ups. Answers how many: about
   * `limit`, or whole days where rows are kept by day; then a day goes when it has passed as a whole.
   */
  deleteRows(beforeMs: number, limit: number): Promise<number>;
  deleteToken(tokenId: number): Promise<void>;
}
