import type { Operation } from '@keyturn/contract';

/** Which of the two body styles an answer has. */
export type Family = Operation['family'];

const MOUNTS = { external: '/api/external', tokens: '/api' } as const;
const TOKENS_ROOT = '/api/api-tokens';

/** The family whose mount a path is under; the External Admin API's outside of both. */
export function familyOfPath(path: string): Family {
  return path === TOKENS_ROOT || path.startsWith(`${TOKENS_ROOT}/`) ? 'tokens' : 'external';
}

/** A path or route template as patterns and usage name it, such as `/users/{id}` or `/api-tokens`. */
export function withoutMount(path: string, family: Family): string {
  return path.slice(MOUNTS[family].length);
}
