import { attempt } from './attempt.ts';
import { KeyturnError } from './errors.ts';

/** Hosts that never leave the machine, so that plain `http:` reveals nothing. */
const LOOPBACK = /^((.*\.)?localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The address that operation paths are appended to: an origin, with a prefix where a proxy adds
 * one, and no slash at the end. A trailing `/api/external` means the same as none.
 *
 * @throws {KeyturnError} Where a request to the address would fail, or show the key to others.
 */
export function resolveBaseUrl(baseUrl = ''): string {
  const url = attempt(() => new URL(baseUrl));
  const address = `${url?.origin}${url?.pathname}`;
  const refusal = refuse(baseUrl, address, url);
  if (refusal) {
    throw new KeyturnError(
      `baseUrl ${refusal}. Pass the address of your server, such as https://your-domain.com, or set KEYTURN_BASE_URL.`,
    );
  }
  return address.replace(/(\/api\/external)?\/*$/, '');
}

function refuse(baseUrl: string, address: string, url: URL | undefined): string | undefined {
  if (!baseUrl) return 'is missing';
  if (!url || !/^https?:/.test(address)) return 'is malformed';
  if (url.href !== address) return 'must hold no user name, password, query or fragment';
  return url.protocol === 'https:' || LOOPBACK.test(url.hostname)
    ? undefined
    : 'would send the key unencrypted; use https: for a host that is not loopback';
}
