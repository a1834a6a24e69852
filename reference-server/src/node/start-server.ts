import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { randomBase62 } from '../domain/base62.ts';
import { isEmpty, seedDemoData } from '../domain/demo-data.ts';
import { generateKey } from '../domain/keys.ts';
import { DuplicateError, type Store } from '../ports.ts';
import { bcryptHasher } from './bcrypt-hasher.ts';
import { type DataDirectory, openDataDirectory } from './data-directory.ts';
import { withExplorer } from './explorer.ts';
import { readExplorerFile } from './explorer-files.ts';
import { stopGracefully } from './graceful-stop.ts';
import { greeting } from './greeting.ts';
import { type Listening, listen } from './listen.ts';
import { createLogger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { openDependencies } from './open-dependencies.ts';
import { createProbes, type Probes } from './probes.ts';
import { createRandomBytes } from './random-bytes.ts';
import { startBackground } from './start-background.ts';
import { systemClock } from './system-clock.ts';

const SECRET_LENGTH = 43;

const clock = systemClock;
const randomBytes = createRandomBytes();

export interface RunningServer {
  /** What to tell who started it. */
  readonly greeting: string;
  /** Is not ready any more, ends what is under way, writes what is buffered, closes the store. */
  stop(): Promise<void>;
}

/**
 * Opens the data directory and serves the API over it.
 *
 * @throws DataDirectoryError, StoreInUseError, DatabaseUnreachableError, RedisUnreachableError or
 *   ListenError
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const { version } = packageJson;
  const logger = createLogger(config.logLevel);
  const directory = await openDataDirectory(config.dataDirectory);
  const { store, counter, close } = await openDependencies(
    config,
    directory.database,
    clock,
    (isAway) =>
      logger.warn(isAway ? 'Redis is away: requests are counted here.' : 'Redis is back.'),
  );
  const { usage, resources, stop } = startBackground(config, store, clock, logger);
  const closeStores = () => stop().finally(close);

  try {
    await usage.begin();
    if (config.seed === 'demo' && (await isEmpty(store))) await seedOnce(store, clock.now());
    const { rootKey, madeKey, jwtSecret } = await secretsOf(config, directory);
    const metrics =
      config.metricsPort === null
        ? undefined
        : createMetrics({ droppedUsageRows: () => usage.dropped(), version });
    const app = createApp({
      store,
      tokenReader: store.tokenReader,
      counter,
      clock,
      randomBytes,
      hasher: bcryptHasher,
      usage,
      logger,
      resources,
      ...(metrics && { observer: metrics.observer }),
      settings: {
        rootKey,
        jwtSecret,
        jwtTtlSeconds: config.jwtTtlSeconds,
        rootRequestsPerHour: config.rootRequestsPerHour,
        authFailureLimit: config.authFailureLimit,
        trustedProxies: config.trustedProxies,
        corsOrigins: config.corsOrigins,
        version,
      },
    });
    const probes = metrics && createProbes({ store, metrics, clock });
    const [api, watched] = await listenToBoth(config, app, probes);
    return {
      greeting: greeting({
        baseUrl: api.baseUrl,
        adminKey: config.adminApiKey === null ? madeKey : null,
        hasRootKey: rootKey !== null,
        dataDirectory: path.resolve(config.dataDirectory),
        probesUrl: watched?.baseUrl ?? null,
      }),
      stop: () =>
        stopGracefully({
          probes: {
            stopping: () => probes?.stopping(),
            close: async () => watched?.stop(),
          },
          stopListening: api.stop,
          closeStores,
          delayMs: config.stopDelaySeconds * 1000,
          clock,
        }),
    };
  } catch (error) {
    await closeStores();
    throw error;
  }
}

/** Of processes that start together on one empty store, one fills it. */
async function seedOnce(store: Store, now: number): Promise<void> {
  try {
    await seedDemoData(store, now);
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
  }
}

interface Secrets {
  readonly rootKey: string | null;
  /** The root key of the installation, for where none is given; none is made in production. */
  readonly madeKey: string | null;
  readonly jwtSecret: string;
}

async function secretsOf(config: Config, directory: DataDirectory): Promise<Secrets> {
  const madeKey = config.production
    ? null
    : await directory.secret('admin-api-key', () => generateKey('live', randomBytes));
  const jwtSecret =
    config.jwtSecret ??
    (await directory.secret('jwt-secret', () => randomBase62(SECRET_LENGTH, randomBytes)));
  return { rootKey: config.adminApiKey ?? madeKey, madeKey, jwtSecret };
}

/** The app with its explorer, and the probes where there are any. */
async function listenToBoth(
  { host, port, metricsHost, metricsPort }: Config,
  app: App,
  probes: Probes | undefined,
): Promise<[api: Listening, probes: Listening | undefined]> {
  const explored = withExplorer(app, readExplorerFile);
  const api = await listen(explored, { purpose: 'api', host, port, clock });
  if (probes === undefined || metricsPort === null) return [api, undefined];
  const options = { purpose: 'probes', host: metricsHost, port: metricsPort, clock } as const;
  const watched = await listen(probes, options).catch(async (error) => {
    await api.stop();
    throw error;
  });
  return [api, watched];
}
