import { catalogue } from './catalogue.ts';
import { type Clock, systemClock } from './clock.ts';
import { bearer } from './credential.ts';
import { emptyFixture, type Fixture, UsageError } from './fixture.ts';
import { givenKeys } from './given-keys.ts';
import { identify } from './identity.ts';
import { createKeyMaker } from './made-keys.ts';
import type { CheckResult, ConformanceReport } from './result.ts';
import { runChecks } from './run.ts';
import { createSecrets, variableOf } from './secrets.ts';
import { reasonToSkip, refuseUnknown } from './selection.ts';
import { Target } from './target.ts';

export { catalogue } from './catalogue.ts';
export type { Check } from './check.ts';
export { type Fixture, readFixture, UsageError } from './fixture.ts';
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
  /** The data that is worked on, where the key may choose. `test` by default. */
  readonly environment?: 'live' | 'test' | undefined;
  /** Ids or areas of checks, such as `pages` or `pages.no-gap`; all by default. */
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
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
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

export type Progress =
  | { readonly type: 'started'; readonly id: string; readonly title: string }
  | { readonly type: 'ended'; readonly result: CheckResult }
  /** Keys that the run had made and could not remove. */
  | { readonly type: 'left-behind'; readonly tokenIds: readonly number[] };

/**
 * Checks a server against the contract.
 *
 * @throws {UsageError} For options that cannot work, and for a key that the server refuses.
 * @throws {Unreachable} When nothing answers at the address.
 */
export async function runConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const { key, only, skip, readOnly, onProgress } = options;
  refuseUnknown(
    [...(only ?? []), ...(skip ?? [])],
    catalogue.map(({ id }) => id),
  );
  const url = addressOf(options.url);
  const fixture = options.fixture ?? emptyFixture;
  const clock = options.clock ?? systemClock;
  const fetch = options.fetch ?? globalThis.fetch;
  const timeoutMs = (options.timeoutSeconds ?? 30) * 1_000;
  const startedAt = clock.now();
  const seed = options.seed ?? startedAt % 2 ** 31;
  const timeIsUp = AbortSignal.timeout((options.maxTimeSeconds ?? 600) * 1_000);

  const secrets = createSecrets();
  secrets.keep(key, variableOf('main'));
  for (const [name, given] of Object.entries(fixture.keys)) secrets.keep(given, variableOf(name));

  const given = bearer('main', key);
  const target = new Target({ url, credential: given, fetch, clock, timeoutMs, onExchange() {} });
  const identity = await identify(target);
  const managed = identity.mayManage && !readOnly;
  const environment = identity.environment === 'test' ? 'test' : (options.environment ?? 'test');
  const maker = createKeyMaker({
    ...{ target, environment, ownEnvironment: identity.environment, scopes: identity.scopes },
    now: () => clock.now(),
    sleep: (ms) => clock.sleep(ms),
    keepSecret: (secret, name) => secrets.keep(secret, variableOf(name)),
  });
  try {
    const keys = managed ? maker.keysFor(await maker.makeMain()) : givenKeys(given, fixture);
    const live = (managed ? environment : identity.environment) === 'live';
    const { results, coverage } = await runChecks({
      ...{ url, keys, secrets, clock, fetch, timeoutMs, seed },
      checks: catalogue,
      waived: fixture.waived,
      signal: options.signal ? AbortSignal.any([options.signal, timeIsUp]) : timeIsUp,
      skipped: (check) => reasonToSkip(check, { only, skip, readOnly, fixture, managed, live }),
      onStart: ({ id, title }) => onProgress?.({ type: 'started', id, title }),
      onEnd: (result) => onProgress?.({ type: 'ended', result }),
    });
    return {
      version: 1,
      url,
      startedAt: new Date(startedAt).toISOString(),
      durationMs: clock.now() - startedAt,
      seed,
      verdict: verdictOf(results),
      requests: results.reduce((sum, { requests }) => sum + requests, 0),
      checks: results,
      reached: coverage.reached(),
      unreached: coverage.unreached(),
    };
  } finally {
    const tokenIds = await maker.removeAll();
    if (tokenIds.length > 0) onProgress?.({ type: 'left-behind', tokenIds });
  }
}

function addressOf(url: string): string {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new UsageError(
      `"${url}" is no address. Give the server's origin, such as https://staging.example.com.`,
    );
  }
  return `${address.origin}${address.pathname.replace(/\/(api\/external\/?)?$/, '')}`;
}

function verdictOf(results: readonly CheckResult[]): ConformanceReport['verdict'] {
  if (results.some(({ verdict }) => verdict === 'failed')) return 'violations';
  return results.some(({ verdict }) => verdict === 'inconclusive') ? 'inconclusive' : 'conformant';
}
