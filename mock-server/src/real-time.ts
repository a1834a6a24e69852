/** Real time, taken when the module loads, so that a test's fake timers cannot hang the mock. */
const realSetTimeout = globalThis.setTimeout;
const realClearTimeout = globalThis.clearTimeout;

/** One turn of the event loop. */
export function realTurn(): Promise<void> {
  return new Promise((resolve) => {
    realSetTimeout(resolve, 0);
  });
}

/**
 * Resolves after `ms` of real time.
 *
 * @throws the signal's reason, as soon as it is aborted
 */
export function realDelay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      realClearTimeout(timer);
      reject(signal.reason);
    };
    const timer = realSetTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
