import { onAbort } from './on-abort.ts';

/** Time. Nothing in this package reads the time or waits in any other way. */
export interface Clock {
  /** Milliseconds since the Unix epoch, as a wall clock shows them. */
  now(): number;
  /** Milliseconds on a clock that never goes back; only differences mean something. */
  monotonic(): number;
  /** Calls back once after `delayMs`; the answer cancels it. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Whole, as all waits are that are told to people.
  monotonic: () => Math.floor(performance.now()),
  after(delayMs, callback) {
    // Timers of JavaScript overflow beyond this, and then fire at once.
    const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

/** Resolves after `delayMs`, or rejects with the signal's reason as soon as it is aborted. */
export function wait(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const cancel = clock.after(delayMs, () => {
      detach();
      resolve();
    });
    const detach = onAbort(signal, () => {
      cancel();
      reject(signal.reason);
    });
  });
}
