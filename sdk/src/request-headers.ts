import { KeyturnError } from './errors.ts';

/**
 * Sets headers, and removes those that are `null`. One that cannot be sent is refused here, because
 * the platform's own refusal would print its value.
 *
 * @param headers Gets all names in lower case.
 * @throws {KeyturnError} For a name or a value that HTTP does not allow.
 */
export function setHeaders(
  headers: Record<string, string>,
  changes: Readonly<Record<string, string | null | undefined>> = {},
): void {
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete headers[name.toLowerCase()];
    else if (value !== undefined) {
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
        throw new KeyturnError(`The header "${name}" holds characters that cannot be sent.`);
      }
      headers[name.toLowerCase()] = value;
    }
  }
}
