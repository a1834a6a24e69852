/**
 * The path of a request in the one form in which it is routed and matched against patterns.
 *
 * - Made once: nothing later decodes again, so nothing later can read another path.
 * - Percent-encoding is undone, segment by segment, so two spellings of a path are one path.
 * - Refused: what could be another path to somebody else, that is encoded slashes, backslashes,
 *   dot segments in any spelling, control characters, and bytes that are no UTF-8.
 * - Slashes are kept as they are: `//users` and `/users/` are other paths than `/users`.
 */

export type CanonicalPath =
  | { readonly ok: true; readonly path: string }
  /** `reason` says what the path does, such as "holds a dot segment". */
  | { readonly ok: false; readonly reason: string };

const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** The path as an HTTP request names it, without scheme, authority, query and fragment. */
export function pathOfTarget(target: string): string {
  const start = target.startsWith('/') ? 0 : (ORIGIN.exec(target)?.[0].length ?? 0);
  const length = target.slice(start).search(/[?#]/);
  return length === -1 ? target.slice(start) : target.slice(start, start + length);
}

/** @param rawPath as sent: starting with a slash, still percent-encoded, without the query */
export function canonicalPath(rawPath: string): CanonicalPath {
  const segments: string[] = [];
  for (const raw of rawPath.split('/')) {
    const segment = decode(raw);
    if (segment === undefined) return refuse('holds a percent sign that encodes no UTF-8');
    const fault = faultOf(segment);
    if (fault !== undefined) return refuse(fault);
    segments.push(segment);
  }
  return { ok: true, path: segments.join('/') };
}

function decode(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function faultOf(segment: string): string | undefined {
  if (segment === '.' || segment === '..') return 'holds a dot segment';
  for (const character of segment) {
    if (character === '/' || character === '\\') return 'holds an encoded slash or a backslash';
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f) return 'holds a control character';
  }
  return undefined;
}

function refuse(reason: string): CanonicalPath {
  return { ok: false, reason };
}
