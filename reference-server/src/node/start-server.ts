import { hostname } from 'node:os';
import path from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { randomBase62 } from '../domain/base62.ts';
import { isEmpty, seedDemoData } from '../domain/demo-data.ts';
import { generateKey } from '../domain/keys.ts';
import { type Maintenance, startMaintenance } from '../domain/maintenance.ts';
import { createUsageRecorder } from '../domain/usage-recorder.ts';
import { startUsageRetention } from '../domain/usage-retention.ts';
import { DuplicateError, type Store } from '../ports.ts';
import { bcryptHasher } from './bcrypt-hasher.ts';
import { openDataDirectory } from './data-directory.ts';
import { withExplorer } from './explorer.ts';
import { readExplorerFile } from './explorer-files.ts';
import { stopGracefully } from './graceful-stop.ts';
import { type GreetingFacts, greeting } from './greeting.ts';
import { listen } from './listen.ts';
import { createLogger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { openCounter, openStore } from './open-dependencies.ts';
import { createProbes } from './probes.ts';
import { createRandomBytes } from './random-bytes.ts';
import { recorderName } from './recorder-name.ts';
import { startResourceProbe } from './resource-probe.ts';
import { systemClock } from './system-clock.ts';

const SECRET_LENGTH = 43;

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
  const logger = createLogger(config.logLevel);
  const directory = await openDataDirectory(config.dataDirectory);
  const { store, tokenReader } = await openStore(config, directory.database, systemClock);
  const { counter, close: closeCounter } = await openCounter(config, systemClock, (isAway) =>
    logger.warn(isAway ? 'Redis is away: requests are counted here.' : 'Redis is back.'),
  ).catch(async (error) => {
    await store.close();
    throw error;
  });
  const usage = createUsageRecorder({
    log: store.usage,
    clock: systemClock,
    name: recorderName(config, hostname()),
    onFailure: (err) => logger.error({ err }, 'Usage could not be written; it is tried again.'),
  });
  const retention = startUsageRetention({
    log: store.usage,
    clock: systemClock,
    days: config.usageRetentionDays,
    onFailure: (err) => logger.error({ err }, 'Old usage could not be deleted; it is tried again.'),
  });
  const resources = startResourceProbe();
  let maintenance: Maintenance | undefined;
  async function close(): Promise<void> {
    resources.stop();
    await retention.stop();
    await maintenance?.stop();
    await usage.close().finally(() => store.close());
    await closeCounter();
  }

  try {
    await usage.begin();
    if (config.seed === 'demo' && (await isEmpty(store))) {
      await seedOnce(store, systemClock.now());
    }
    const made = config.production
      ? null
      : await directory.secret('admin-api-key', () => generateKey('live', randomBytes));
    const jwtSecret =
      config.jwtSecret ??
      (await directory.secret('jwt-secret', () => randomBase62(SECRET_LENGTH, randomBytes)));
    const rootKey = config.adminApiKey ?? made;
    const { version } = packageJson;
    const metrics =
      config.metricsPort === null
        ? undefined
        : createMetrics({ droppedUsageRows: () => usage.dropped(), version });
    const app = createApp({
      store,
      tokenReader,
      counter,
      clock: systemClock,
      randomBytes,
      hasher: bcryptHasher,
      usage,
      logger,
      resources: resources.read,
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
    maintenance = startMaintenance({
      store,
      clock: systemClock,
      onFailure: (err) => logger.error({ err }, 'Maintenance failed; it is tried again.'),
    });
    const { host, port } = config;
    const clock = systemClock;
    const listening = await listen(withExplorer(app, readExplorerFile), {
      purpose: 'api',
      host,
      port,
      clock,
    });
    const probes = metrics && createProbes({ store, metrics, clock });
    const watched =
      probes &&
      (await listen(probes, {
        purpose: 'probes',
        host: config.metricsHost,
        port: config.metricsPort ?? 0,
        clock,
      }).catch(async (error) => {
        await listening.stop();
        throw error;
      }));
    const facts: GreetingFacts = {
      baseUrl: listening.baseUrl,
      adminKey: config.adminApiKey === null ? made : null,
      hasRootKey: rootKey !== null,
      dataDirectory: path.resolve(config.dataDirectory),
      probesUrl: watched?.baseUrl ?? null,
    };
    return {
      greeting: greeting(facts),
      stop: () =>
        stopGracefully({
          probes: {
            stopping: () => probes?.stopping(),
            close: async () => watched?.stop(),
          },
          stopListening: listening.stop,
          closeStores: close,
          delayMs: config.stopDelaySeconds * 1000,
          clock,
        }),
    };
  } catch (error) {
    await close();
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
