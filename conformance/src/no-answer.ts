/** Why a request got no answer, in words that say what to do where that is known. */

const UNTRUSTED =
  'its certificate is not trusted; NODE_EXTRA_CA_CERTS names a file with more authorities';

/** By the codes of the platform. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  ENOTFOUND: 'no host of this name is known',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ETIMEDOUT: 'no connection was made in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection was made in time',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS, so perhaps http:// is meant',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is that of another host',
};

/** Whether there was a connection, and it broke before the answer was whole. */
export function isBrokenConnection(error: unknown): boolean {
  const { code } = Object((error as { cause?: unknown } | undefined)?.cause) as { code?: unknown };
  return code === 'ECONNRESET' || code === 'UND_ERR_SOCKET';
}

/** @param timeoutMs After which a request was given up. */
export function whyNoAnswer(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `there was none within ${timeoutMs / 1_000} s`;
  const { code, message } = (error.cause ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string') return typeof message === 'string' ? message : error.message;
  const reason = REASONS[code];
  return reason === undefined ? code : `${reason} (${code})`;
}
