/** Measures this process and its machine. The only place in the server that asks for them. */
import { availableParallelism, freemem, loadavg, totalmem, uptime } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ResourceProbe } from '../ports.ts';

/** How often the event loop is looked at, in ms. */
const RESOLUTION_MS = 20;

export interface RunningProbe {
  readonly read: ResourceProbe;
  stop(): void;
}

/** Starts to watch the event loop; that does not keep the process alive. */
export function startResourceProbe(): RunningProbe {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  return {
    stop: () => delays.disable(),
    read() {
      const { rss, heapUsed, heapTotal } = process.memoryUsage();
      const { user, system } = process.cpuUsage();
      const uptimeSeconds = process.uptime();
      return {
        process: {
          uptimeSeconds,
          cpuPercent: (user + system) / 10_000 / uptimeSeconds,
          memoryRssBytes: rss,
          heapUsedBytes: heapUsed,
          heapTotalBytes: heapTotal,
          eventLoopDelayMs: meanDelayMs(delays.mean),
        },
        host: {
          platform: `${process.platform} ${process.arch}`,
          cpuCount: availableParallelism(),
          loadAverage: loadavg(),
          memoryTotalBytes: totalmem(),
          memoryFreeBytes: freemem(),
          uptimeSeconds: uptime(),
        },
      };
    },
  };
}

/** @param meanNs time from look to look, which is the resolution where nothing holds the loop up */
function meanDelayMs(meanNs: number): number | null {
  return Number.isNaN(meanNs) ? null : Math.max(0, meanNs / 1e6 - RESOLUTION_MS);
}
