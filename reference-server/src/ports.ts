/**
 * What the application needs from the outside: storage, counting, time, hashing, randomness.
 * Everything behind these interfaces can be exchanged without a line of `domain/` or `http/` changing.
 */
import type { Schema } from '@keyturn/contract';
import type { GenerationLog, VisitLog } from './activity-ports.ts';
import type { UsageLog } from './usage-ports.ts';

export type {
  Generation,
  GenerationCount,
  GenerationLog,
  Visit,
  VisitCount,
  VisitField,
  VisitLog,
} from './activity-ports.ts';
export type {
  DaySummary,
  EndpointSummary,
  HourSummary,
  TokenSummary,
  UsageCompleteness,
  UsageGap,
  UsageLog,
  UsageMark,
  UsageRow,
  UsageSummary,
  UsageTotals,
} from './usage-ports.ts';

/** What is often there at once: whoever need not wait for it does not, as waiting has its price. */
export type MaybePromise<T> = T | Promise<T>;

/** Test keys see and change test data only, live keys live data only. */
export type Environment = 'live' | 'test';

/** Time. Nothing in this package reads the time or waits in any other way. */
export interface Clock {
  /** Milliseconds since the Unix epoch, as a wall clock shows them. */
  now(): number;
  /** Milliseconds on a clock that never goes back; only differences mean something. */
  monotonic(): number;
  /** Calls back once after `delayMs`; the answer cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Measures the process and its machine at this moment. */
export type ResourceProbe = () => Omit<Schema<'ResourceUsage'>, 'sampledAt'>;

/** Cryptographically strong random bytes. */
export type RandomBytes = (length: number) => Uint8Array;

/** One-way hashing of API keys. */
export interface KeyHasher {
  /** Slow by design, so it must not block the event loop. */
  hash(key: string): Promise<string>;
  /** As slow. */
  verify(key: string, hash: string): Promise<boolean>;
  /** SHA-256 of the key's UTF-8 bytes in hexadecimal, at once: it is needed for every request. */
  digest(key: string): string;
}

/** How many requests a key may make in a window. */
export interface RateLimitPolicy {
  limit: number;
  windowMs: number;
  /** Anybody can make up keys for it, so a counter in memory may forget those used least. */
  forgettable?: boolean;
}

export interface RateLimitDecision {
  admitted: boolean;
  limit: number;
  /** Requests that would be admitted now; 0 when denied. */
  remaining: number;
  /** When quota next comes back, in ms since the epoch, on a whole second. */
  resetAtMs: number;
  /** Whole seconds until a request can be admitted, at least 1; 0 when admitted. */
  retryAfterSeconds: number;
}

/**
 * Counts requests in sliding windows.
 *
 * - At most `limit` requests are admitted in any trailing window.
 * - A denied request consumes nothing.
 */
export interface Counter {
  consume(key: string, policy: RateLimitPolicy): MaybePromise<RateLimitDecision>;
  /** What `consume` would find, without consuming. */
  peek(key: string, policy: RateLimitPolicy): MaybePromise<RateLimitDecision>;
  /** What is weaker about the counting than it should be at this moment; `null` for nothing. */
  degradation?(): string | null;
}

/** A token as it is stored. Times are milliseconds since the epoch. */
export interface ApiTokenRecord {
  id: number;
  name: string;
  description: string | null;
  environment: Environment;
  /** The key's first characters: enough to find the record, too few to guess the key. */
  prefix: string;
  hash: string;
  active: boolean;
  scopes: readonly string[];
  allowedEndpoints: readonly string[] | null;
  ipAllowlist: readonly string[] | null;
  rateLimit: number | null;
  rateLimitTier: Schema<'RateLimitTier'> | null;
  expiresAt: number | null;
  lastUsedAt: number | null;
  createdAt: number;
  updatedAt: number;
  /** The token that replaced this one, once it has been rotated. */
  rotatedTo: number | null;
  /** Rotated tokens share one rate-limit budget: that of the first of their line. */
  budgetId: number;
}

/** One use of an `Idempotency-Key`. Times are milliseconds since the epoch. */
export interface IdempotencyRecord {
  /** Who sent it and the key they chose, as one string. */
  id: string;
  /** Digest of operation, path and body: the same key with another one is a mistake. */
  fingerprint: string;
  /** `null` while the first request is in flight. Holds no plaintext key. */
  answer: { status: number; body: Record<string, unknown> } | null;
  createdAt: number;
}

/** One entry of the audit log, as it is stored. */
export interface AuditRecord extends Schema<'AuditEntry'> {
  /** That of `actor` again: the log is narrowed by plain fields. */
  actorId: string;
  environment: Environment;
  /** SHA-256 over this entry and the digest of the one before it; see `domain/audit-chain.ts`. */
  hash: string;
}

/** The resources that exist once per environment. Their records are the contract's own shapes. */
export interface Resources {
  users: Schema<'User'>;
  sessions: Schema<'Session'>;
  models: Schema<'Model'>;
  affiliates: Schema<'Affiliate'>;
  withdrawals: Schema<'Withdrawal'>;
  blogs: Schema<'Blog'>;
  featureRequests: Schema<'FeatureRequest'>;
  contactMessages: Schema<'ContactMessage'>;
}

export interface ListQuery<T> {
  /** Every given field must be equal. */
  where?: Partial<T>;
  /** Case-insensitive: at least one of the fields contains the text, taken literally. */
  search?: { fields: readonly (keyof T & string)[]; text: string };
  offset?: number;
  /** Everything from `offset` on when absent. */
  limit?: number;
}

export interface Listed<T> {
  items: T[];
  /** How many records match, whatever `offset` and `limit`. */
  total: number;
}

export interface TallyQuery<K extends string, S extends string> {
  /** Records that share the values of all these fields are counted together. */
  by: readonly K[];
  /** Fields that hold numbers, to be summed up. */
  sum?: readonly S[];
}

/** The records that share the values of `key`. */
export interface Tally<T, K extends keyof T, S extends string> {
  key: Pick<T, K>;
  count: number;
  sums: Record<S, number>;
}

export interface Change<T> {
  before: T;
  after: T;
}

/**
 * Records of one kind, ordered by creation, then id (numbers in ids compare as numbers).
 *
 * - A record that was handed out or in is never shared: changing it changes nothing stored.
 * - `update` is atomic: between the read that `change` sees and the write nobody else writes.
 *   What `change` throws is thrown on, and nothing is written.
 * - `insert` of a taken id or of a taken unique field throws `DuplicateError`.
 */
export interface Collection<T extends { id: string | number }> {
  insert(record: T): Promise<void>;
  insertMany(records: readonly T[]): Promise<void>;
  get(id: T['id']): Promise<T | undefined>;
  list(query?: ListQuery<T>): Promise<Listed<T>>;
  count(where?: Partial<T>): Promise<number>;
  /** One entry for each combination of values that there is, in no particular order. */
  tally<K extends keyof T & string, S extends keyof T & string = never>(
    query: TallyQuery<K, S>,
  ): Promise<Tally<T, K, S>[]>;
  /**
   * How many records were created on each day of UTC, from `firstDay` (`2026-01-01`) on. Days on
   * which none was are left out. Only for records whose `createdAt` is a text.
   */
  createdByDay(firstDay: string): Promise<Map<string, number>>;
  update(id: T['id'], change: (current: T) => T): Promise<Change<T> | undefined>;
  delete(id: T['id']): Promise<T | undefined>;
  deleteWhere(where: Partial<T>): Promise<number>;
}

/** What a request reads of keys. Records may be shared and a moment old: they are for reading only. */
export interface TokenReader extends Pick<Collection<ApiTokenRecord>, 'list'> {
  get(id: number): MaybePromise<ApiTokenRecord | undefined>;
}

/** A unique field is taken. `field` is the record's own name for it. */
export class DuplicateError extends Error {
  readonly field: string;
  constructor(field: string) {
    super(`A record with this ${field} exists already.`);
    this.name = 'DuplicateError';
    this.field = field;
  }
}

/** The storage cannot be reached at present. What was asked for may have been done, or not. */
export class StoreUnavailableError extends Error {
  constructor(cause: unknown) {
    super('The store cannot be reached.', { cause });
    this.name = 'StoreUnavailableError';
  }
}

/** Entries that are only ever appended, newest first when read. */
export interface EventLog<T> {
  append(entry: T): Promise<void>;
  get(id: string): Promise<T | undefined>;
  list(query?: ListQuery<T> & { from?: string; to?: string }): Promise<Listed<T>>;
}

/** What a unit of work can reach. */
export interface StoreAccess {
  resource<K extends keyof Resources>(kind: K, environment: Environment): Collection<Resources[K]>;
  readonly tokens: Collection<ApiTokenRecord>;
  /** Written in the same transaction as the change that it answers for. */
  readonly idempotency: Collection<IdempotencyRecord>;
  readonly audit: EventLog<AuditRecord>;
  readonly usage: UsageLog;
  readonly visits: VisitLog;
  readonly generations: GenerationLog;
  /** The next number of a sequence, from 1; a number is never given twice, not even after deletions. */
  next(sequence: string): Promise<number>;
  /** Moves a sequence on, so that `next` answers more than `to`. */
  advance(sequence: string, to: number): Promise<void>;
}

/**
 * Durable storage.
 *
 * - `transaction`: all of its writes happen or none, and nobody sees half of them. A `StoreAccess`
 *   must not be used after its transaction has ended.
 * - Between the reading of a record by its id in a transaction and its end nobody else writes it.
 * - Others may wait for the end of a transaction, so its work waits for nothing but the access that
 *   it is given, and never uses the store itself. It changes nothing but the store: a store that is
 *   shared may undo it for the sake of another transaction and run it again.
 * - Where storage can go away, calls throw `StoreUnavailableError` until it is back.
 * - What a call acknowledged survives the process.
 */
export interface Store extends StoreAccess {
  transaction<T>(work: (store: StoreAccess) => Promise<T>): Promise<T>;
  /** Throws when the storage cannot be reached or written. */
  check(): Promise<void>;
  close(): Promise<void>;
}
