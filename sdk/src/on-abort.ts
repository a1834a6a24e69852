/**
 * Abort callbacks that cost one listener per signal.
 *
 * - However many callbacks wait for a signal, it carries one listener: an application that hands
 *   the same signal to hundreds of calls sees no leak warning.
 * - When the last callback is detached, the listener goes too.
 */
const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls back once when `signal` is aborted, at once if it already is. The answer detaches. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) {
    callback();
    return () => {};
  }
  let callbacks = callbacksOf.get(signal);
  if (!callbacks) {
    callbacks = new Set();
    callbacksOf.set(signal, callbacks);
    signal.addEventListener('abort', run);
  }
  // A wrapper of its own keeps two registrations of the same function apart.
  const registration = () => callback();
  callbacks.add(registration);
  return () => {
    if (callbacks.delete(registration) && callbacks.size === 0) ignore(signal);
  };
}

function ignore(signal: AbortSignal): void {
  callbacksOf.delete(signal);
  signal.removeEventListener('abort', run);
}

function run(this: AbortSignal): void {
  const callbacks = callbacksOf.get(this) ?? [];
  ignore(this);
  for (const callback of callbacks) callback();
}
