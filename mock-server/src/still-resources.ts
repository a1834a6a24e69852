import type { Clock, ResourceProbe } from '@keyturn/reference-server';

const MIB = 1024 * 1024;

/** A machine that only ever gets older, so that the same calls have the same answers. */
export function stillResources({ monotonic }: Pick<Clock, 'monotonic'>): ResourceProbe {
  return () => ({
    process: {
      uptimeSeconds: monotonic() / 1000,
      cpuPercent: 1,
      memoryRssBytes: 96 * MIB,
      heapUsedBytes: 48 * MIB,
      heapTotalBytes: 64 * MIB,
      eventLoopDelayMs: 0,
    },
    host: {
      platform: 'mock',
      cpuCount: 2,
      loadAverage: [0, 0, 0],
      memoryTotalBytes: 8192 * MIB,
      memoryFreeBytes: 4096 * MIB,
      uptimeSeconds: monotonic() / 1000,
    },
  });
}
