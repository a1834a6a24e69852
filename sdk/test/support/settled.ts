/** How a promise stands, without waiting for it. */
export type Settled<T> = { value: T } | { error: unknown } | 'pending';

/** Follows a promise, so that a test can look at it while time stands still. */
export function follow<T>(promise: PromiseLike<T>): () => Settled<T> {
  let state: Settled<T> = 'pending';
  promise.then(
    (value) => {
      state = { value };
    },
    (error: unknown) => {
      state = { error };
    },
  );
  return () => state;
}

/** The error of a promise that must reject. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('The promise was expected to reject, and resolved.');
}
