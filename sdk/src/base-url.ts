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
  let refusal: string | undefined;
  if (!baseUrl) refusal = 'is missing';
  else if (!/^https?:/.test(address)) refusal = 'is malformed';
  else if (url?.href !== address) refusal = 'must hold an origin and a path only';
  else if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    refusal = 'would send the key unencrypted; use https:';
  }
  if (refusal) {
    throw new KeyturnError(
      `baseUrl ${refusal}. Pass the address of your server, such as https://your-domain.com, or set KEYTURN_BASE_URL.`,
    );
  }
  return address.replace(/(\/api\/external)?\/*$/, '');
}
