/**
 * Networks that a key may be used from, in CIDR notation.
 *
 * - An IPv4 address and its IPv6-mapped form (`::ffff:192.0.2.1`) are one address.
 * - A network with host bits set is a mistake, not a wider network.
 * - No list, or an empty one, allows every address; an address that cannot be read is in no network.
 */
import ipaddr from 'ipaddr.js';
import { remembering } from './bounded-cache.ts';

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Bits of an IPv6-mapped IPv4 address that come before the IPv4 part. */
const MAPPED_BITS = 96;
/** Bits that a provider gives to one customer at least; single addresses of it cost nothing. */
const IPV6_CUSTOMER_BITS = 64;
/** `::203.0.113.9`, an old form that is not the mapped one, but that ipaddr.js reads as if it were. */
const IPV4_COMPATIBLE = /^::\d+\./;
const LEADING_ZERO = /\/0\d/;
/** Reading one costs more than all other checks of a request, and most requests bring the same. */
const REMEMBERED = 1000;

const parseAddress = remembering(REMEMBERED, readAddress);
const parseNetwork = remembering(REMEMBERED, readNetwork);

/** Why `cidr` is no network; `undefined` when it is one. */
export function faultOfCidr(cidr: string): string | undefined {
  const network = parseNetwork(cidr);
  if (network === undefined) return 'must be a network such as 203.0.113.0/24 or 2001:db8::/32';
  const [address, bits] = network;
  const first = networkAddress(address, bits);
  if (first.toString() === address.toString()) return undefined;
  return `has host bits set; the network is ${first.toString()}/${bits}`;
}

/** @param networks valid CIDRs */
export function allowsAddress(networks: readonly string[] | null, address: string): boolean {
  if (networks === null || networks.length === 0) return true;
  const parsed = parseAddress(address);
  if (parsed === undefined) return false;
  return networks.some((cidr) => {
    const network = parseNetwork(cidr);
    return network !== undefined && contains(network, parsed);
  });
}

/** Whether every address that `requested` allows is allowed by `held` too. */
export function isWithinNetworks(
  held: readonly string[] | null,
  requested: readonly string[] | null,
): boolean {
  if (held === null || held.length === 0) return true;
  if (requested === null || requested.length === 0) return false;
  const outer = held.map(parseNetwork).filter((network) => network !== undefined);
  return requested.every((cidr) => {
    const inner = parseNetwork(cidr);
    if (inner === undefined) return false;
    return outer.some((network) => network[1] <= inner[1] && contains(network, inner[0]));
  });
}

/**
 * One name for all addresses that count as one sender: the address for IPv4, its /64 for IPv6.
 * What is no address is its own name.
 */
export const senderOf = remembering(REMEMBERED, (address): string => {
  const parsed = parseAddress(address);
  if (parsed === undefined || parsed.kind() === 'ipv4') return parsed?.toString() ?? address;
  return `${networkAddress(parsed, IPV6_CUSTOMER_BITS).toString()}/${IPV6_CUSTOMER_BITS}`;
});

/** An address in its usual spelling, IPv4 where it is a mapped one; `undefined` for anything else. */
export const canonicalAddress = remembering(REMEMBERED, (address): string | undefined =>
  parseAddress(address)?.toString(),
);

function readAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const withoutZone = text.split('%')[0] ?? '';
  if (IPV4_COMPATIBLE.test(withoutZone)) return undefined;
  const isAddress =
    ipaddr.IPv4.isValidFourPartDecimal(withoutZone) || ipaddr.IPv6.isValid(withoutZone);
  return isAddress ? ipaddr.process(withoutZone) : undefined;
}

function readNetwork(cidr: string): Network | undefined {
  if (IPV4_COMPATIBLE.test(cidr) || LEADING_ZERO.test(cidr)) return undefined;
  const isNetwork = ipaddr.IPv4.isValidCIDRFourPartDecimal(cidr) || ipaddr.IPv6.isValidCIDR(cidr);
  if (!isNetwork) return undefined;
  const [address, bits] = ipaddr.parseCIDR(cidr);
  const isMapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress();
  if (!isMapped || bits < MAPPED_BITS) return [address, bits];
  return [address.toIPv4Address(), bits - MAPPED_BITS];
}

function contains(network: Network, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return network[0].kind() === address.kind() && address.match(network);
}

function networkAddress(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  bits: number,
): ipaddr.IPv4 | ipaddr.IPv6 {
  const bytes = address.toByteArray().map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return ipaddr.fromByteArray(bytes);
}
