import { KeyturnError } from './errors.ts';

/** Hosts that never leave the machine, so that plain `http:` reveals nothing. */
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address that operation paths are appended to: an origin, with a prefix where a proxy adds
 * one, and no slash at the end. A trailing `/api/external` means the same as none.
 *
 * @throws {KeyturnError} Where a request to the address would fail, or show the key to others.
 */
export function resolveBaseUrl(baseUrl = ''): string {
  const url = parse(baseUrl);
  const refusal = url ? refuse(url) : baseUrl ? 'is malformed' : 'is missing';
  if (!url || refusal) {
    throw new KeyturnError(
      `baseUrl ${refusal}. Pass the address of your server, such as https://your-domain.com, or set KEYTURN_BASE_URL.`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/api\/external$/, '');
}

function parse(baseUrl: string): URL | undefined {
  try {
    return new URL(baseUrl);
  } catch {
    return undefined;
  }
}

function refuse({ protocol, hostname, username, password, search, hash }: URL): string | undefined {
  if (!/^https?:$/.test(protocol)) return 'is malformed';
  if (username || password || search || hash) {
    return 'must hold no user name, password, query or fragment';
  }
  return protocol === 'https:' || LOOPBACK.test(hostname)
    ? undefined
    : 'would send the key unencrypted; use https:, or http: with a loopback host';
}
