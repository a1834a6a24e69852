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
    if (typeof value === 'string' ? !/^(\s*|\.\.?)$|\p{Cs}/u.test(value) : Number.isFinite(value)) {
      return encodeURIComponent(value as string | number);
    }
    throw new KeyturnError(
      `The path parameter "${name}" of ${path} must be a number, or text other than "", "." and "..".`,
    );
  });
}

/** A query string with its question mark, or nothing. What is `undefined` or `null` is left out. */
export function toSearch(query: object = {}): string {
  const pairs: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null) pairs.push(`${name}=${encodeURIComponent(one)}`);
    }
  }
  return pairs[0] ? `?${pairs.join('&')}` : '';
}
