import type { Store, StoreAccess } from '../ports.ts';

/** Ends a transaction without a trace. */
class Undo extends Error {}

/** Does work in a transaction that is undone afterwards. @returns what the work answered */
export async function dryRun<T>(
  store: Pick<Store, 'transaction'>,
  work: (access: StoreAccess) => Promise<T>,
): Promise<T> {
  let done: { result: T } | undefined;
  try {
    await store.transaction(async (access) => {
      done = { result: await work(access) };
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo) || done === undefined) throw error;
  }
  if (done === undefined) throw new Error('The transaction ended without doing its work.');
  return done.result;
}
