import { describe, expect, it } from 'vitest';
import { stopGracefully } from './graceful-stop.ts';

/** A server that keeps a record of how it is stopped, and a delay that ends when told. */
function harness({ delayMs, failing }: { delayMs: number; failing?: string }) {
  const steps: string[] = [];
  let endDelay: () => void = () => undefined;
  const step = (name: string) => async () => {
    steps.push(name);
    if (name === failing) throw new Error(name);
  };
  const stopped = stopGracefully({
    probes: { stopping: () => steps.push('not ready'), close: step('probes closed') },
    stopListening: step('port closed'),
    closeStores: step('stores closed'),
    delayMs,
    clock: {
      after(ms, callback) {
        steps.push(`waits ${ms} ms`);
        endDelay = callback;
        return () => undefined;
      },
    },
  });
  return { steps, stopped, endDelay: () => endDelay() };
}

describe('a graceful stop', () => {
  it('is not ready first, then closes the port, the stores and at last the probes', async () => {
    const { steps, stopped } = harness({ delayMs: 0 });
    await stopped;
    expect(steps).toEqual(['not ready', 'port closed', 'stores closed', 'probes closed']);
  });

  it('keeps the port open until the delay has passed', async () => {
    const { steps, stopped, endDelay } = harness({ delayMs: 5_000 });
    expect(steps).toEqual(['not ready', 'waits 5000 ms']);
    endDelay();
    await stopped;
    expect(steps.slice(2)).toEqual(['port closed', 'stores closed', 'probes closed']);
  });

  it.each(['port closed', 'stores closed'])(
    'stops the rest when it fails at: %s',
    async (failing) => {
      const { steps, stopped } = harness({ delayMs: 0, failing });
      await expect(stopped).rejects.toThrow(failing);
      expect(steps).toEqual(['not ready', 'port closed', 'stores closed', 'probes closed']);
    },
  );
});
