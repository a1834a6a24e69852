/**
 * Abort callbacks that cost one listener per signal.
 *
 * - However many callbacks wait for a signal, it carries one listener: an application that hands
 *   the same signal to hundreds of calls sees no leak warning.
 * - When the last callback is detached, the listener goes too.
 */
const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/** For calls that nobody can abort. No real signal, since workerd makes none outside a request. */
export const neverAborted = { aborted: false } as AbortSignal;

function nothing(): void {}

/** Calls back once when `signal` is aborted, at once if it already is. The answer detaches. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal === neverAborted) return nothing;
  if (signal.aborted) {
    callback();
    return nothing;
  }
  const callbacks = callbacksOf.get(signal) ?? listen(signal);
  // A wrapper of its own keeps two registrations of the same function apart.
  const registration = () => callback();
  callbacks.add(registration);
  return () => {
    if (callbacks.delete(registration) && callbacks.size === 0) ignore(signal);
  };
}

function listen(signal: AbortSignal): Set<() => void> {
  const callbacks = new Set<() => void>();
  callbacksOf.set(signal, callbacks);
  signal.addEventListener('abort', run);
  return callbacks;
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
