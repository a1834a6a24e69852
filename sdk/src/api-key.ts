import { KeyturnError } from './errors.ts';
import { keepSecret } from './redaction.ts';

/** A key, or where to ask for it. A function is asked again for every exchange. */
export type ApiKey = string | (() => string | Promise<string>);

/**
 * Reads the key, and refuses one that no header can carry: the platform's own refusal would print
 * the key.
 *
 * @throws {KeyturnError} Where the key is unusable or its function fails, with the failure as
 *   `cause`. The message never holds the key.
 */
export async function readApiKey(apiKey: ApiKey): Promise<string> {
  if (typeof apiKey === 'string') return checkApiKey(apiKey);
  let key: unknown;
  try {
    key = await apiKey();
  } catch (cause) {
    throw new KeyturnError('The apiKey function failed.', {
      cause,
    });
  }
  return checkApiKey(key);
}

export function checkApiKey(key: unknown): string {
  if (typeof key === 'string' && /^[\x21-\x7e]+$/.test(key)) {
    keepSecret(key);
    return key;
  }
  throw new KeyturnError(
    key
      ? 'apiKey holds characters that cannot be sent. Pass the key as it was issued.'
      : 'apiKey is missing. Pass apiKey, or set KEYTURN_API_KEY.',
  );
}
