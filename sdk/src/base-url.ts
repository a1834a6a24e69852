import { KeyturnError } from './errors.ts';

/** Hosts that never leave the machine, so that plain `http:` reveals nothing. */
const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/;
const MOUNT = /\/api\/external$/;

/**
 * The address that operation paths are appended to: an origin, with a prefix where a proxy adds
 * one, and no slash at the end. A trailing `/api/external` means the same as none.
 *
 * @throws {KeyturnError} Where a request to the address would fail, or show the key to others.
 */
export function resolveBaseUrl(baseUrl: string | undefined): string {
  if (!baseUrl) {
    throw new KeyturnError(
      'baseUrl is missing. Pass the address of your server, such as https://your-domain.com, or set KEYTURN_BASE_URL.',
    );
  }
  const url = parse(baseUrl);
  if (url.username || url.password || url.search || url.hash) {
    throw new KeyturnError(
      'baseUrl must be an origin with an optional path. Remove user name, password, query and fragment.',
    );
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw new KeyturnError(
      `baseUrl ${url.origin} would send the key unencrypted. Use https:, or http: with a loopback host.`,
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '').replace(MOUNT, '')}`;
}

function parse(baseUrl: string): URL {
  let url: URL | undefined;
  try {
    url = new URL(baseUrl);
  } catch {
    // Reported below, together with addresses that parse and are not of the web.
  }
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url;
  throw new KeyturnError(
    `baseUrl is malformed. Pass an absolute address that begins with https://, such as https://your-domain.com.`,
  );
}
