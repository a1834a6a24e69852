/**
 * The address that a request comes from.
 *
 * - `X-Forwarded-For` counts only as far as it was written by trusted proxies: it is read from the
 *   right, and the first address that is not trusted is the client's.
 * - With no proxy trusted the header is ignored, so nobody chooses their own address.
 */
import { allowsAddress, canonicalAddress } from '../domain/ip-allowlist.ts';

/**
 * @param peer address at the other end of the connection
 * @param forwardedFor value of `X-Forwarded-For`
 * @param trustedProxies CIDRs
 * @returns an address in its usual spelling, or `peer` as it is where it is none
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | null,
  trustedProxies: readonly string[],
): string {
  let client = canonicalAddress(peer);
  if (client === undefined) return peer;
  const hops = forwardedFor?.split(',') ?? [];
  while (trustedProxies.length > 0 && allowsAddress(trustedProxies, client)) {
    const before = canonicalAddress(hops.pop()?.trim() ?? '');
    if (before === undefined) break;
    client = before;
  }
  return client;
}
