/**
 * The address that a request comes from.
 *
 * - `X-Forwarded-For` counts only as far as it was written by trusted proxies: it is read from the
 *   right, and the first address that is not trusted is the client's.
 * - With no proxy trusted the header is ignored, so nobody chooses their own address.
 * - What a trusted proxy wrote and cannot be read is no address, and so in no network: it is never
 *   taken for the address of the proxy.
 */
import { allowsAddress, canonicalAddress } from '../domain/ip-allowlist.ts';

const UNKNOWN = 'unknown';
/** As some proxies write it, with a port: `203.0.113.9:4711` or `[2001:db8::9]:4711`. */
const WITH_PORT = /^(?:([\d.]+):\d{1,5}|\[([^\]]+)\](?::\d{1,5})?)$/;

/**
 * @param peer address at the other end of the connection
 * @param headers of the request, for `X-Forwarded-For`
 * @param trustedProxies CIDRs
 * @returns an address in its usual spelling; `peer` as it is where it is none, `unknown` where a
 *   trusted proxy named none
 */
export function clientAddress(
  peer: string,
  headers: Pick<Headers, 'get'>,
  trustedProxies: readonly string[],
): string {
  let client = canonicalAddress(peer);
  if (client === undefined) return peer;
  if (trustedProxies.length === 0) return client;
  const forwardedFor = headers.get('x-forwarded-for');
  const hops = forwardedFor?.trim() ? forwardedFor.split(',') : [];
  while (allowsAddress(trustedProxies, client)) {
    const hop = hops.pop();
    if (hop === undefined) break;
    client = addressOfHop(hop.trim()) ?? UNKNOWN;
  }
  return client;
}

function addressOfHop(hop: string): string | undefined {
  const [, ipv4, ipv6] = WITH_PORT.exec(hop) ?? [];
  return canonicalAddress(ipv4 ?? ipv6 ?? hop);
}
