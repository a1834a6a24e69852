import { KeyturnError } from './errors.ts';

/**
 * Fills path parameters in. A value that would change which endpoint is meant never leaves the
 * program: `users.delete('')` must not become a request to `/users/`.
 *
 * @throws {KeyturnError} For a parameter that is missing, empty, `.` or `..`.
 */
export function fillPath(path: string, parameters: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
    if (typeof value === 'string' && value.trim() && value !== '.' && value !== '..') {
      return encodeURIComponent(value);
    }
    throw new KeyturnError(
      `The path parameter "${name}" of ${path} must be a non-empty string or a number, and neither "." nor "..".`,
    );
  });
}
