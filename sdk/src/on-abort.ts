/**
 * Abort callbacks that cost one listener per signal.
 *
 * - However many callbacks wait for a signal, it carries one listener: an application that hands
 *   the same signal to hundreds of calls sees no leak warning.
 * - When the last callback is detached, the listener goes too.
 */
const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back once when `signal` is aborted, at once if it already is.
 *
 * @param callback A function of its own, which nobody else hands over with the same signal.
 * @returns What detaches it.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback();
    return () => {};
  }
  const callbacks = callbacksOf.get(signal) ?? new Set();
  if (callbacks.size === 0) {
    callbacksOf.set(signal, callbacks);
    signal.addEventListener('abort', run);
  }
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) signal.removeEventListener('abort', run);
  };
}

function run(this: AbortSignal): void {
  for (const callback of callbacksOf.get(this) ?? []) callback();
}
