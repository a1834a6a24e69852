/**
 * Tests that a running server does on the parts it uses.
 *
 * - A part that is away or wrong is a failed test, not a failed request.
 * - What a test writes it undoes, or it ends by itself within a minute; no JWT or key that it makes
 *   opens anything.
 * - One run at a time: hashing is made slow on purpose, and many runs at once would leave no thread
 *   for the keys of others. Whoever asks for many waits longest.
 * - A message says what was expected. An error from inside a part is for the operator only.
 */
import type { Schema } from '@keyturn/contract';
import type {
  Clock,
  Collection,
  Counter,
  IdempotencyRecord,
  KeyHasher,
  RandomBytes,
  Store,
} from '../ports.ts';
import { findBrokenLink, readChainEnd } from './audit-chain.ts';
import { randomBase62 } from './base62.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import { canonicalJson } from './canonical-json.ts';
import { dryRun } from './dry-run.ts';
import type { Jwts } from './jwt.ts';
import { generateKey } from './keys.ts';

export type SelfTestName = Schema<'SystemTestName'>;

export interface TestedParts {
  readonly store: Store;
  readonly counter: Counter;
  readonly jwts: Pick<Jwts, 'issue' | 'verify'>;
  readonly hasher: Pick<KeyHasher, 'hash' | 'verify'>;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  readonly randomBytes: RandomBytes;
  /** Is told of an error from inside a part. */
  reportFault(error: unknown): void;
}

/** A part did its work, and did it wrong. */
class Failure extends Error {}

const WAITING_RUNS = 20;
const PROBE_LENGTH = 22;
const PROBE_POLICY = { limit: 3, windowMs: 60_000 };
const PROBE_LIFE_MS = 60_000;
/** Entries of the audit log that are verified at most, from the newest backwards. */
const CHAIN_LENGTH = 500;
/** Clocks of several processes on one store may be this far apart. */
const TOLERATED_DRIFT_MS = 60_000;

const tests: Readonly<Record<SelfTestName, (parts: TestedParts) => Promise<void>>> = {
  store: testStore,
  counter: testCounter,
  jwt: testJwt,
  'key-hashing': testKeyHashing,
  clock: testClock,
  'audit-chain': testAuditChain,
};

export const selfTestNames = Object.keys(tests) as readonly SelfTestName[];

export interface SelfTests {
  /**
   * Runs these tests one after the other.
   *
   * @param sender whose turn it uses
   * @throws ApiError SERVICE_UNAVAILABLE when too many runs wait
   */
  run(sender: string, names: readonly SelfTestName[]): Promise<Schema<'SystemTestReport'>>;
}

export function createSelfTests(parts: TestedParts): SelfTests {
  const inTurn = createBoundedQueue(1, WAITING_RUNS);
  return { run: (sender, names) => inTurn(sender, () => runSelfTests(names, parts)) };
}

async function runSelfTests(
  names: readonly SelfTestName[],
  parts: TestedParts,
): Promise<Schema<'SystemTestReport'>> {
  const startedAt = parts.clock.monotonic();
  const results: Schema<'SystemTestResult'>[] = [];
  for (const name of names) results.push(await run(name, parts));
  const failed = results.filter(({ status }) => status === 'failed').length;
  return {
    passed: results.length - failed,
    failed,
    durationMs: parts.clock.monotonic() - startedAt,
    tests: results,
  };
}

async function run(name: SelfTestName, parts: TestedParts): Promise<Schema<'SystemTestResult'>> {
  const startedAt = parts.clock.monotonic();
  const message = await tests[name](parts).then(
    () => null,
    (error: unknown) => {
      if (error instanceof Failure) return error.message;
      parts.reportFault(error);
      return 'The part under test reported an error; the log of the server tells which.';
    },
  );
  return {
    name,
    status: message === null ? 'passed' : 'failed',
    durationMs: Math.max(0, parts.clock.monotonic() - startedAt),
    message,
  };
}

async function testStore({ store, clock, randomBytes }: TestedParts): Promise<void> {
  const id = probeName(randomBytes);
  const written = { id, fingerprint: 'ä\u{1F511}', answer: null, createdAt: clock.now() };
  await dryRun(store, async ({ idempotency }) => {
    await idempotency.insert(written);
    expect(await holds(idempotency, written), 'What was written was not read back.');
    const changed = { ...written, answer: { status: 200, body: { list: [1, null] } } };
    await idempotency.update(id, () => changed);
    expect(await holds(idempotency, changed), 'What was changed was not read back.');
  });
  const left = await store.idempotency.get(id);
  expect(left === undefined, 'What was undone is still there.');
}

async function holds(
  records: Pick<Collection<IdempotencyRecord>, 'get'>,
  record: IdempotencyRecord,
): Promise<boolean> {
  const found = await records.get(record.id);
  return found !== undefined && canonicalJson(found) === canonicalJson(record);
}

async function testCounter({ counter, randomBytes }: TestedParts): Promise<void> {
  const key = probeName(randomBytes);
  const first = await counter.consume(key, PROBE_POLICY);
  expect(first.admitted, 'The first request was not admitted.');
  // A counter that works alone for a while may hold to a part of the limit.
  for (let admitted = 1; admitted < first.limit; admitted += 1) {
    const next = await counter.consume(key, PROBE_POLICY);
    expect(next.admitted, `Request ${admitted + 1} of ${first.limit} was not admitted.`);
  }
  const beyond = await counter.consume(key, PROBE_POLICY);
  expect(!beyond.admitted, `More than ${first.limit} requests were admitted.`);
  expect(beyond.retryAfterSeconds >= 1, 'A denied request was not told when to come back.');
}

async function testJwt({ jwts, clock }: TestedParts): Promise<void> {
  // No key has this fingerprint, so this JWT opens nothing.
  const subject = 'root:0';
  const issued = await jwts.issue(subject, clock.now() + PROBE_LIFE_MS);
  if (issued === undefined) throw new Failure('No JWT was issued.');
  const verdict = await jwts.verify(issued.token);
  const isRight = verdict.kind === 'valid' && verdict.subject === subject;
  expect(isRight, 'A JWT that was just signed did not verify.');
  const [header = '', payload = '', signature = ''] = issued.token.split('.');
  for (const [part, token] of [
    ['signature', [header, payload, otherwise(signature)]],
    ['payload', [header, otherwise(payload), signature]],
  ] as const) {
    const { kind } = await jwts.verify(token.join('.'));
    expect(kind === 'invalid', `A JWT with a changed ${part} was not refused.`);
  }
}

async function testKeyHashing({ hasher, randomBytes }: TestedParts): Promise<void> {
  const key = generateKey('test', randomBytes);
  const hash = await hasher.hash(key);
  expect(!hash.includes(key), 'The hash holds the key.');
  expect(await hasher.verify(key, hash), 'A key did not match its own hash.');
  const other = generateKey('test', randomBytes);
  expect(!(await hasher.verify(other, hash)), 'A key matched the hash of another.');
}

async function testClock({ store, clock }: TestedParts): Promise<void> {
  const before = { wall: clock.now(), monotonic: clock.monotonic() };
  const { records } = await dryRun(store, (access) => readChainEnd(access, 1));
  const after = { wall: clock.now(), monotonic: clock.monotonic() };
  expect(after.monotonic >= before.monotonic, 'The monotonic clock went back.');
  const movedOn = after.monotonic > before.monotonic || after.wall - before.wall < 1000;
  expect(movedOn, 'The monotonic clock stands still.');
  const newest = records.at(-1)?.createdAt;
  const isSane = newest === undefined || Date.parse(newest) <= after.wall + TOLERATED_DRIFT_MS;
  expect(isSane, `The clock is behind the newest entry of the audit log, of ${newest}.`);
}

async function testAuditChain({ store }: TestedParts): Promise<void> {
  const end = await dryRun(store, (access) => readChainEnd(access, CHAIN_LENGTH));
  const broken = await findBrokenLink(end);
  if (broken === undefined) return;
  const what = broken.reason === 'missing' ? 'is missing' : 'was changed after it was written';
  throw new Failure(`The entry ${broken.id} of the audit log ${what}.`);
}

function expect(isSo: boolean, message: string): void {
  if (!isSo) throw new Failure(message);
}

function probeName(randomBytes: RandomBytes): string {
  return `self-test ${randomBase62(PROBE_LENGTH, randomBytes)}`;
}

/** Another text that begins otherwise. */
function otherwise(base64url: string): string {
  return (base64url.startsWith('A') ? 'B' : 'A') + base64url.slice(1);
}
