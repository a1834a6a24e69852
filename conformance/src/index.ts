/** Checks any server against the contract: the entry point for programs and tests. */
import { catalogue } from './catalogue.ts';
import { CannotDecide } from './check.ts';
import { type Clock, systemClock } from './clock.ts';
import { bearer, type Credential } from './credential.ts';
import type { Exchange } from './exchange.ts';
import { emptyFixture, type Fixture, UsageError } from './fixture.ts';
import { givenKeys, keysIn } from './given-keys.ts';
import { type Identity, identify, limitIn } from './identity.ts';
import { createLeftovers, type LeftBehind } from './leftovers.ts';
import { createKeyMaker, type KeyMaker } from './made-keys.ts';
import { createOrigins } from './origins.ts';
import type { CheckResult, ConformanceReport } from './result.ts';
import { runChecks } from './run.ts';
import { createSecrets, variableOf } from './secrets.ts';
import {
  includesManagement,
  operationsOf,
  permitted,
  reasonToSkip,
  refuseUnknown,
} from './selection.ts';
import { OutOfRequests, Target } from './target.ts';

export { catalogue } from './catalogue.ts';
export type { Check } from './check.ts';
export type { Clock } from './clock.ts';
export { type Fixture, readFixture, UsageError } from './fixture.ts';
export type { LeftBehind } from './leftovers.ts';
export type {
  CheckResult,
  ConformanceReport,
  Finding,
  Reached,
  RequestRecord,
  Unreached,
  Verdict,
} from './result.ts';
export { Unreachable } from './target.ts';

export interface ConformanceOptions {
  /** The server's address, with a prefix where a proxy adds one. */
  readonly url: string;
  /** An API key. One that may manage tokens lets the run make every other key that it needs. */
  readonly key: string;
  /** Keys for servers without token management, and waived checks. */
  readonly fixture?: Fixture | undefined;
  /**
   * The data that is worked on: `test` by default. A key that may manage tokens works on either, any
   * other one on its own, and on `live` data only when this says so.
   */
  readonly environment?: 'live' | 'test' | undefined;
  /** Ids or areas of checks, such as `pages` or `pages.no-gap`; all by default. */
  readonly only?: readonly string[] | undefined;
  /** Ids or areas of checks to leave out. */
  readonly skip?: readonly string[] | undefined;
  /** Operations that the server has, or areas of them, such as `users`; all by default. */
  readonly operations?: readonly string[] | undefined;
  /** Creates, changes and deletes nothing. */
  readonly readOnly?: boolean | undefined;
  /** Draws the same input again: a whole number from 0 to 2,147,483,647. */
  readonly seed?: number | undefined;
  /** Seconds for the whole run; what is not decided by then is inconclusive. 600 by default. */
  readonly maxTimeSeconds?: number | undefined;
  /** Seconds for one request. 30 by default. */
  readonly timeoutSeconds?: number | undefined;
  /** Ends the run early. What it made is removed nevertheless. */
  readonly signal?: AbortSignal | undefined;
  /** Sends the requests; the platform's own by default. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Tells the time and waits; the platform's own by default. */
  readonly clock?: Clock | undefined;
  /** Is told what happens while it happens. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What happens during a run. */
export type Progress =
  /** How many checks will be carried out. */
  | { readonly type: 'planned'; readonly checks: number }
  | { readonly type: 'started'; readonly id: string; readonly title: string }
  | { readonly type: 'ended'; readonly result: CheckResult }
  /** It waits until a limit lets the next request through. */
  | { readonly type: 'waiting'; readonly seconds: number };

/**
 * Checks a server against the contract. It resolves whatever it finds: look at `verdict`.
 *
 * @throws {UsageError} For options that cannot work, and for a key that the server refuses.
 * @throws {Unreachable} When nothing answers at the address.
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const { key, only, skip, readOnly, onProgress } = options;
  refuseUnknown(
    [...(only ?? []), ...(skip ?? []), ...Object.keys(options.fixture?.waived ?? {})],
    catalogue.map(({ id }) => id),
  );
  const operations = operationsOf(options.operations);
  const url = addressOf(options.url);
  const fixture = options.fixture ?? emptyFixture;
  const clock = options.clock ?? systemClock;
  const fetch = options.fetch ?? globalThis.fetch;
  const timeoutMs = (options.timeoutSeconds ?? 30) * 1_000;
  const startedAt = clock.now();
  const seed = options.seed ?? startedAt % 2 ** 31;
  const timeIsUp = AbortSignal.timeout((options.maxTimeSeconds ?? 600) * 1_000);
  const signal = options.signal ? AbortSignal.any([options.signal, timeIsUp]) : timeIsUp;

  const origins = createOrigins();
  const secrets = createSecrets();
  secrets.keep(key, variableOf('main'));
  for (const { name, key: given } of keysIn(fixture)) secrets.keep(given, variableOf(name));

  function learn(exchange: Exchange): void {
    secrets.learn(exchange);
    origins.add(exchange);
  }

  const given = bearer('main', key);
  const onWait = (seconds: number) => onProgress?.({ type: 'waiting', seconds });
  const target = new Target({
    ...{ url, credential: given, fetch, clock, timeoutMs, onWait },
    onExchange: learn,
  });
  const identity = await identify(target, secrets).catch(withoutRequests);
  // The ends of keys and of limits are in the server's time.
  const serverClock: Clock = {
    now: () => clock.now() + identity.aheadMs,
    sleep: (ms, cancelled) => clock.sleep(ms, cancelled),
  };
  const { isLimited: limited } = identity;
  const managed = identity.mayManage && !readOnly && includesManagement(operations);
  const environment = environmentOf(options, identity);
  const leftovers = createLeftovers();
  const maker = createKeyMaker({
    ...{ target, environment, ownEnvironment: identity.environment, scopes: identity.scopes },
    ...serverClock,
    keepSecret: (secret, name) => secrets.keep(secret, variableOf(name)),
  });

  async function removeAll(main: Credential): Promise<readonly LeftBehind[]> {
    const records = await leftovers.remove(target, [main, given]);
    const tokenIds = await maker.removeAll();
    return [...records, ...tokenIds.map((id) => ({ kind: 'apiTokens', id: String(id) }))];
  }

  const keys = managed
    ? maker.keysFor(await mainKeyOf(maker, (text) => secrets.redact(text)))
    : givenKeys({ ...given, isLimited: identity.isLimited }, fixture, async (credential) =>
        limitIn(await target.call('auth.me', { credential })),
      );
  const live = environment === 'live';
  const { results, coverage } = await runChecks({
    ...{ url, keys, secrets, origins, fetch, timeoutMs, seed, signal, onWait },
    clock: serverClock,
    checks: catalogue,
    operations: permitted(operations, identity.scopes),
    waived: fixture.waived,
    skipped: (check) =>
      reasonToSkip(check, { only, skip, readOnly, fixture, managed, limited, live }),
    onExchange(exchange) {
      learn(exchange);
      leftovers.add(exchange);
    },
    onPlan: (checks) => onProgress?.({ type: 'planned', checks }),
    onStart: ({ id, title }) => onProgress?.({ type: 'started', id, title }),
    onEnd: (result) => onProgress?.({ type: 'ended', result }),
  }).catch(async (error: unknown) => {
    await removeAll(keys.main);
    throw error;
  });
  const leftBehind = await removeAll(keys.main);
  return {
    version: 1,
    url,
    environment,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.round(clock.now() - startedAt),
    seed,
    verdict: verdictOf(results),
    requests: results.reduce((sum, { requests }) => sum + requests, 0),
    checks: results,
    reached: coverage.reached().map((one) => ({ ...one, code: secrets.redact(one.code) })),
    unreached: coverage.unreached(),
    leftBehind,
  };
}

function withoutRequests(error: unknown): never {
  if (!(error instanceof OutOfRequests)) throw error;
  throw new UsageError(`${error.message} Wait, or give another key.`, { cause: error });
}

async function mainKeyOf(maker: KeyMaker, redact: (text: string) => string): Promise<Credential> {
  try {
    return await maker.makeMain();
  } catch (cause) {
    await maker.removeAll();
    if (!(cause instanceof CannotDecide)) return withoutRequests(cause);
    throw new UsageError(
      `The key may manage tokens, but the server made none for the run. ${redact(cause.message)} With a key that may not manage tokens, and a fixture file, the run makes none.`,
      { cause },
    );
  }
}

/** @throws {UsageError} When the key has no access to those data, or would change live data unasked. */
function environmentOf(
  { environment, readOnly }: ConformanceOptions,
  { environment: own, mayManage }: Identity,
): 'live' | 'test' {
  if (own === 'test' && environment === 'live') {
    throw new UsageError('The key is a test key, which does not reach live data. Give a live one.');
  }
  if (own === 'test') return 'test';
  if (mayManage && !readOnly) return environment ?? 'test';
  if (environment === 'test') {
    throw new UsageError('The key is a live key, which does not reach test data. Give a test one.');
  }
  if (environment === 'live' || readOnly) return 'live';
  throw new UsageError(
    'The key is a live key and may not manage tokens, so the run would change live data. Give a test key, or --environment live where that is meant, or --read-only.',
  );
}

function addressOf(url: string): string {
  const address = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (!address) {
    throw new UsageError(
      `"${url}" is no address. Give the server's origin with http:// or https://, such as https://staging.example.com.`,
    );
  }
  return `${address.origin}${address.pathname.replace(/\/(api\/external\/?)?$/, '')}`;
}

function verdictOf(results: readonly CheckResult[]): ConformanceReport['verdict'] {
  const some = (wanted: CheckResult['verdict']) =>
    results.some(({ verdict }) => verdict === wanted);
  if (some('failed')) return 'violations';
  // A run in which nothing was looked at has shown nothing.
  return some('inconclusive') || !(some('passed') || some('waived'))
    ? 'inconclusive'
    : 'conformant';
}
