import { createFileTokenStorage } from './file-token-storage.ts';
import type { TokenStore } from './token-source.ts';
import { createTokenStore } from './token-store.ts';

export type { TokenStore } from './token-source.ts';

export interface FileTokenStoreOptions {
  /**
   * The folder for the tokens, which is made for this user alone when it is first used. It must
   * not be one that other users can write to.
   */
  readonly directory: string;
}

/**
 * Shares tokens between the processes of one user on one machine, in files that nobody else can
 * read. It runs on Node, Bun and Deno.
 *
 * @example
 * ```ts
 * const tokenStore = createFileTokenStore({ directory: '/var/cache/my-service' });
 * const admin = new Keyturn({ tokenStore });
 * ```
 */
export function createFileTokenStore({ directory }: FileTokenStoreOptions): TokenStore {
  return createTokenStore(createFileTokenStorage(directory));
}
