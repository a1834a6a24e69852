/**
 * Scopes: `{resource}:{action}`, with `*` for every resource or every action, or `*` alone for all.
 * The closed list of them is the contract's.
 *
 * - Nobody grants a scope that they do not hold: what `firstNotHeld` finds no fault with gives no right
 *   beyond those held.
 * - Wildcards stand for themselves: all single scopes together do not make up a wildcard, since that
 *   would hold for resources to come as well.
 */

/** Whether one of the scopes held includes the one required. */
export function grants(held: readonly string[], required: string): boolean {
  return held.some((scope) => includes(scope, required));
}

/** The first of the scopes requested that the holder may not pass on; `undefined` when all may be. */
export function firstNotHeld<S extends string>(
  held: readonly string[],
  requested: readonly S[],
): S | undefined {
  return requested.find((scope) => !grants(held, scope));
}

function includes(held: string, wanted: string): boolean {
  if (held === '*' || held === wanted) return true;
  const [heldResource, heldAction] = held.split(':');
  const [resource, action] = wanted.split(':');
  if (action === undefined) return false;
  return (
    (heldResource === '*' || heldResource === resource) &&
    (heldAction === '*' || heldAction === action)
  );
}
