import { validatorsFor } from '@keyturn/contract/validators';
import { describe, expect, it } from 'vitest';
import { startResourceProbe } from './resource-probe.ts';

describe('the resource probe', () => {
  it('measures what the contract asks for', () => {
    const probe = startResourceProbe();
    const figures = probe.read();
    probe.stop();
    const answer = {
      success: true,
      data: { sampledAt: '2026-01-01T00:00:00.000Z', ...figures },
      meta: { timestamp: '2026-01-01T00:00:00.000Z', requestId: 'req_1' },
    };
    expect(validatorsFor('analytics.resources').response(200)?.safeParse(answer)).toMatchObject({
      success: true,
    });
    expect(figures.process.heapUsedBytes).toBeGreaterThan(0);
    expect(figures.host.memoryTotalBytes).toBeGreaterThan(figures.process.memoryRssBytes);
  });

  it('knows no delay before it has looked at the event loop', () => {
    const probe = startResourceProbe();
    expect(probe.read().process.eventLoopDelayMs).toBeNull();
    probe.stop();
  });
});
