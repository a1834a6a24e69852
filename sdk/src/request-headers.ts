import { KeyturnError } from './errors.ts';

type Headers = Readonly<Record<string, string | null | undefined>>;

/**
 * Headers with their names in lower case, later ones over earlier ones; `null` removes one. One that
 * cannot be sent is refused here, because the platform's own refusal would print its value.
 *
 * @throws {KeyturnError} For a name or a value that HTTP does not allow.
 */
export function joinHeaders(...layers: (Headers | undefined)[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer ?? {})) {
      const lower = name.toLowerCase();
      if (value === null) delete headers[lower];
      else if (value !== undefined) {
        if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
          throw new KeyturnError(`The header "${name}" holds characters that cannot be sent.`);
        }
        headers[lower] = value;
      }
    }
  }
  return headers;
}
