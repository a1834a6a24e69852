/** API keys and JWTs by their shape, and whatever follows the name of an authentication scheme. */
const SECRETS =
  /\bsk_(live|test)_\w+|(?<![\w-])(?=[\w-]*\beyJ)[\w-]+\.[\w-]+\.[\w-]*|\b(Bearer|Basic) [^\s"',;]+/g;

/** Keys in use, newest last: one that a server's owner has chosen may have any shape. */
const keys: string[] = [];
const KEYS_KEPT = 20;
/** What is shorter is no key of a server, and may well be a word. */
const SHORTEST_KEY = 8;

/** From now on `redact` knows this key. */
export function keepSecret(key: string): void {
  if (key.length < SHORTEST_KEY || keys.includes(key)) return;
  if (keys.push(key) > KEYS_KEPT) keys.shift();
}

/** Takes keys and tokens out of text that comes from outside, such as a server's message. */
export function redact(text: string): string {
  let clean = text.replace(SECRETS, '[redacted]');
  for (const key of keys) clean = clean.replaceAll(key, '[redacted]');
  return clean;
}
