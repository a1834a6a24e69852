/**
 * Which operation a request is for. Paths are matched in their canonical form, by Hono's router.
 *
 * - The latest routes are remembered: the same method and path get the same route, which nobody may
 *   change.
 */
import { type Operation, type OperationId, operationTable } from '@keyturn/contract';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { TrieRouter } from 'hono/router/trie-router';
import { remembering } from '../domain/bounded-cache.ts';
import { canonicalPath, pathOfTarget } from '../domain/canonical-path.ts';
import { type Family, familyOfPath, withoutMount } from './family.ts';

export type Route = { readonly family: Family } & (
  | {
      readonly kind: 'operation';
      readonly operation: Operation & { readonly id: OperationId };
      /** Path parameters as they stand in the canonical path. */
      readonly params: Readonly<Record<string, string>>;
      /** The canonical path with its mount removed. */
      readonly path: string;
    }
  | { readonly kind: 'refused-path'; readonly reason: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[] }
);

export interface Router {
  /** @param target path or URL as it was sent */
  find(method: string, target: string): Route;
}

const REMEMBERED = 4000;

/** @param operations those that are routed */
export function createRouter(operations: readonly OperationId[]): Router {
  const router = new SmartRouter<OperationId>({ routers: [new RegExpRouter(), new TrieRouter()] });
  const methods = new Set<string>();
  for (const id of operations) {
    const { method, path } = operationTable[id];
    router.add(method, path.replace(/\{(\w+)\}/g, ':$1'), id);
    methods.add(method);
  }

  function match(method: string, path: string) {
    // Hono looks methods up in plain objects: `__proto__` would change the prototype of them all.
    if (!methods.has(method)) return undefined;
    const [[first], stash] = router.match(method, path);
    if (first === undefined) return undefined;
    const [id, params] = first;
    const values = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? (stash?.[value] ?? '') : value,
    ]);
    return { id, params: Object.fromEntries(values) as Record<string, string> };
  }

  function find(method: string, rawPath: string): Route {
    const canonical = canonicalPath(rawPath);
    if (!canonical.ok) {
      return { kind: 'refused-path', family: familyOfPath(rawPath), reason: canonical.reason };
    }
    const { path } = canonical;
    const family = familyOfPath(path);
    // HEAD is GET without the body.
    const found = match(method === 'HEAD' ? 'GET' : method, path);
    if (found !== undefined) {
      const operation = operationTable[found.id];
      return {
        kind: 'operation',
        family,
        operation,
        params: found.params,
        path: withoutMount(path, family),
      };
    }
    const allow = [...methods].filter((other) => match(other, path) !== undefined);
    if (allow.length === 0) return { kind: 'unknown', family };
    if (allow.includes('GET')) allow.push('HEAD');
    return { kind: 'wrong-method', family, allow: allow.sort() };
  }

  // No method holds a space.
  const findAgain = remembering(REMEMBERED, (line) => {
    const end = line.indexOf(' ');
    return find(line.slice(0, end), line.slice(end + 1));
  });
  return { find: (method, target) => findAgain(`${method} ${pathOfTarget(target)}`) };
}
