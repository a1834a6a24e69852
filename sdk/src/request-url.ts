import { KeyturnError } from './errors.ts';

/**
 * Fills path parameters in. A value that would change which endpoint is meant never leaves the
 * program: `users.delete('')` must not become a request to `/users/`.
 *
 * @param read Gives the value of a parameter; parameters are asked for in the path's order.
 * @throws {KeyturnError} For a parameter that is missing, empty, `.` or `..`.
 */
export function fillPath(path: string, read: (name: string) => unknown): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = read(name);
    if (Number.isFinite(value)) return `${value}`;
    if (typeof value === 'string' && !/^(\s*|\.\.?)$/.test(value)) return encodeURIComponent(value);
    throw new KeyturnError(
      `The path parameter "${name}" of ${path} must be a number or a string that is not empty, "." or "..".`,
    );
  });
}

/** A query string with its question mark, or nothing. What is `undefined` or `null` is left out. */
export function toSearch(query: object = {}): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) pairs.push(`${name}=${encodeURIComponent(one)}`);
    }
  }
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
