/** API keys and JWTs by their shape, and whatever follows the name of an authentication scheme. */
const SECRETS = /\bsk_(?:live|test)_\w+|\beyJ[\w-]+\.[\w-]+\.[\w-]*|\b(?:Bearer|Basic) [^\s"',;]+/g;

/** Takes keys and tokens out of text that comes from outside, such as a server's message. */
export function redact(text: string): string {
  return text.replace(SECRETS, '[redacted]');
}
