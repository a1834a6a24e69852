import { KeyturnError } from './errors.ts';

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
    throw new KeyturnError('The apiKey function failed. Its error is the cause of this one.', {
      cause,
    });
  }
  return checkApiKey(key);
}

export function checkApiKey(key: unknown): string {
  if (typeof key === 'string' && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new KeyturnError(
    key
      ? 'apiKey holds spaces, line breaks or characters that a header cannot carry. Pass the key as it was issued, with nothing around it.'
      : 'apiKey is missing. Pass apiKey, a string or a function that answers one, or set KEYTURN_API_KEY.',
  );
}
