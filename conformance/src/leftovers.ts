/**
 * What a run has made on the server and not yet removed.
 *
 * - Whatever an answer says was created is kept until an answer says that it is gone.
 * - Removing goes through the server's own operations, and tells what could not be removed.
 */
import type { OperationId } from '@keyturn/contract';
import type { Credential } from './credential.ts';
import { dataOf, type Exchange, valueAt } from './exchange.ts';
import type { Target } from './target.ts';

/** Operations that create, with those that remove what they created. */
const REMOVAL: Readonly<Record<string, OperationId>> = {
  'models.create': 'models.delete',
  'blogs.create': 'blogs.delete',
  'apiTokens.create': 'apiTokens.delete',
  'apiTokens.rotate': 'apiTokens.delete',
};

/** Something that a run made and could not remove. */
export interface LeftBehind {
  /** `models`, `blogs` or `apiTokens`. */
  readonly kind: string;
  readonly id: string;
}

export interface Leftovers {
  /** Learns from an answer what was created or removed. */
  add(exchange: Exchange): void;
  /**
   * Removes what is left, each with the first of the credentials that may.
   *
   * @param credentials In this order, before the one that created it.
   */
  remove(target: Target, credentials: readonly Credential[]): Promise<readonly LeftBehind[]>;
}

interface Made {
  readonly removal: OperationId;
  readonly id: string;
  readonly creator: Credential | undefined;
}

export function createLeftovers(): Leftovers {
  const made = new Map<string, Made>();
  const keyOf = (removal: string, id: string) => `${removal} ${id}`;
  return {
    add(exchange) {
      const { operation, request, status } = exchange;
      if (operation === undefined || request.method === 'HEAD') return;
      const removal = REMOVAL[operation.id];
      const id = valueAt(dataOf(exchange), 'id');
      if (removal !== undefined && status === 201 && id !== undefined) {
        const creator = request.credential;
        made.set(keyOf(removal, String(id)), { removal, id: String(id), creator });
      } else if (operation.method === 'DELETE' && status === 200) {
        const last = request.path.split('/').at(-1) ?? '';
        made.delete(keyOf(operation.id, decodeURIComponent(last)));
      }
    },
    async remove(target, credentials) {
      const left: LeftBehind[] = [];
      // The latest first, so that a key is there to remove what it created.
      for (const { removal, id, creator } of [...made.values()].reverse()) {
        const tries = creator ? [...credentials, creator] : credentials;
        if (!(await isRemoved(target, removal, id, tries))) {
          left.push({ kind: removal.split('.')[0] ?? '', id });
        }
      }
      made.clear();
      return left;
    },
  };
}

/** A record that nobody of them finds is gone; one that somebody may not remove is not. */
async function isRemoved(
  target: Target,
  removal: OperationId,
  id: string,
  credentials: readonly Credential[],
): Promise<boolean> {
  let refused = false;
  for (const credential of credentials) {
    const answer = await target.call(removal, { credential, path: { id } }).catch(() => undefined);
    if (answer?.status === 200) return true;
    // A key that was removed already says nothing about the record.
    if (answer?.status !== 404 && answer?.status !== 401) refused = true;
  }
  return !refused;
}
