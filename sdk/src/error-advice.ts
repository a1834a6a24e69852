/** What to do next about each code, where the answer itself does not say it. */
import type { ErrorCode } from './generated/error-codes.ts';

const REMOVED = 'Look for what changes the header Authorization: a proxy or a middleware.';
const RENEWED = 'The client has fetched another token already.';

const ADVICE: Readonly<Record<ErrorCode, string>> = {
  VALIDATION_ERROR: 'Compare what was sent with the contract.',
  MISSING_AUTH_HEADER: REMOVED,
  INVALID_AUTH_SCHEME: REMOVED,
  INVALID_API_KEY: 'Check that apiKey is whole and was made by this server.',
  TOKEN_EXPIRED: `${RENEWED} Check the clock of the server.`,
  INVALID_TOKEN: `${RENEWED} Check that all servers behind baseUrl share one secret.`,
  API_KEY_EXPIRED: 'Make another key, or move its expires_at.',
  API_KEY_DISABLED: 'Ask who switched the key off; apiTokens.update with active: true undoes it.',
  INSUFFICIENT_SCOPE: 'Add what is missing to the scopes of the key.',
  ENDPOINT_NOT_ALLOWED: 'Add the path to allowed_endpoints of the key.',
  IP_NOT_ALLOWED: 'Add the network of this machine, or of its proxy, to ip_allowlist of the key.',
  NOT_FOUND: 'Check the id, and that a test key is not asked for live data or the reverse.',
  ENDPOINT_NOT_FOUND: 'Check baseUrl, and whether the server is older than this client.',
  METHOD_NOT_ALLOWED: 'Use one of the methods that the header Allow names.',
  CONFLICT: 'Read the record again and decide anew.',
  PAYLOAD_TOO_LARGE: 'Send less.',
  UNSUPPORTED_MEDIA_TYPE: 'Look for what changes the header Content-Type.',
  IDEMPOTENCY_KEY_REUSED: 'Use one idempotency key for one piece of work.',
  RATE_LIMIT_EXCEEDED: 'Try again later, or raise the limit of the key.',
  TOO_MANY_AUTH_FAILURES: 'Mend the key first; the same one does not become right.',
  INTERNAL_ERROR: 'Look the request up in the log of the server.',
  API_KEY_NOT_CONFIGURED: 'Have its operator set ADMIN_API_KEY.',
  SERVICE_UNAVAILABLE: 'Try again later.',
};

/** A sentence, or nothing for a code that this client does not know. */
export function adviceFor(code: string | undefined): string | undefined {
  return Object.entries(ADVICE).find(([known]) => known === code)?.[1];
}
