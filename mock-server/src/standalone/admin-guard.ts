/**
 * Who may ask anything of the administration, which needs no credential.
 *
 * - Another machine may not, unless whoever started the process has said so.
 * - A page of a browser may not, unless its origin was named: whoever visits a page has not agreed to
 *   what it does.
 * - A page that has rebound the name of its own host to this address may not either: a host is an
 *   address, or a name without a dot, which nobody outside can own, or one that was named.
 */

export interface AdminAccess {
  /** Origins of pages that may ask, such as `http://localhost:5173`. */
  readonly origins: readonly string[];
  /** Names with a dot under which the process is reached. */
  readonly hosts: readonly string[];
  /** Whether other machines may ask. */
  readonly isExposed: boolean;
}

export interface AdminCaller {
  /** As the `Host` header has it, with the port. */
  readonly host: string;
  /** `null` where no page of a browser asks. */
  readonly origin: string | null;
  readonly remoteAddress: string;
}

/** @returns why the caller may not ask, and what would help; `undefined` where they may */
export function refusalOf(caller: AdminCaller, access: AdminAccess): string | undefined {
  if (!access.isExposed && !isLoopback(caller.remoteAddress)) {
    return 'The administration answers this machine alone. Start the mock with --expose-admin if others shall reach it.';
  }
  const name = hostNameOf(caller.host);
  if (!isSafeName(name) && !access.hosts.includes(name)) {
    return `The host ${name} was not named. Ask under an address, or start the mock with --allowed-host ${name}.`;
  }
  if (caller.origin !== null && !access.origins.includes(caller.origin)) {
    return `Pages of ${caller.origin} may not ask. Start the mock with --cors ${caller.origin} if they shall.`;
  }
  return undefined;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

function hostNameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function isSafeName(name: string): boolean {
  const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) || /^\[[\da-f:.]+\]$/.test(name);
  return isAddress || !name.includes('.') || name.endsWith('.localhost');
}
