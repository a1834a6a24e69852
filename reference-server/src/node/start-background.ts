/** What a server does beside answering requests: it writes usage, clears away, and measures itself. */
import { hostname } from 'node:os';
import type { AppLogger } from '../app.ts';
import type { Config } from '../config.ts';
import { startMaintenance } from '../domain/maintenance.ts';
import { createUsageRecorder, type UsageRecorder } from '../domain/usage-recorder.ts';
import { startUsageRetention } from '../domain/usage-retention.ts';
import type { Clock, ResourceProbe, Store } from '../ports.ts';
import { recorderName } from './recorder-name.ts';
import { startResourceProbe } from './resource-probe.ts';

export interface Background {
  /** Records once it has begun. */
  readonly usage: UsageRecorder;
  readonly resources: ResourceProbe;
  /** Ends what is under way and writes what is buffered. */
  stop(): Promise<void>;
}

export function startBackground(
  config: Config,
  store: Store,
  clock: Clock,
  logger: AppLogger,
): Background {
  const usage = createUsageRecorder({
    log: store.usage,
    clock,
    name: recorderName(config, hostname()),
    onFailure: (err) => logger.error({ err }, 'Usage could not be written; it is tried again.'),
  });
  const retention = startUsageRetention({
    log: store.usage,
    clock,
    days: config.usageRetentionDays,
    onFailure: (err) => logger.error({ err }, 'Old usage could not be deleted; it is tried again.'),
  });
  const maintenance = startMaintenance({
    store,
    clock,
    onFailure: (err) => logger.error({ err }, 'Maintenance failed; it is tried again.'),
  });
  const resources = startResourceProbe();
  return {
    usage,
    resources: resources.read,
    async stop() {
      resources.stop();
      await retention.stop();
      await maintenance.stop();
      await usage.close();
    },
  };
}
