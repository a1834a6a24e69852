/**
 * Patterns that restrict a key to some endpoints, such as `/users*`.
 *
 * - A `*` at the end matches any rest, slashes included; elsewhere any text within one segment.
 * - No list, or an empty one, allows everything.
 * - Matching takes time linear in the path: segments are compared one by one, and within a segment
 *   each literal piece is looked for once, from left to right. Nothing is tried again.
 * - `isWithin` never calls a pattern narrower that is not; where it cannot tell, it says no.
 */

import { remembering } from './bounded-cache.ts';

/** Keys of one installation share few patterns, and every request needs those of its key. */
const REMEMBERED = 1000;

/** @param path canonical, with its mount removed, such as `/users/123` or `/api-tokens` */
export function allowsEndpoint(patterns: readonly string[] | null, path: string): boolean {
  if (patterns === null || patterns.length === 0) return true;
  const parts = path.split('/');
  return patterns.some((pattern) => matches(parse(pattern), parts));
}

/** Whether every path that `requested` allows is allowed by `held` too. */
export function isWithin(
  held: readonly string[] | null,
  requested: readonly string[] | null,
): boolean {
  if (held === null || held.length === 0) return true;
  if (requested === null || requested.length === 0) return false;
  return requested.every((pattern) => held.some((wider) => covers(wider, pattern)));
}

interface Pattern {
  readonly segments: readonly string[];
  /** The pattern ends in `*`, which is not part of the last segment here. */
  readonly open: boolean;
}

const parse = remembering(REMEMBERED, (pattern: string): Pattern => {
  const open = pattern.endsWith('*');
  return { segments: (open ? pattern.slice(0, -1) : pattern).split('/'), open };
});

/** @param parts the segments of the path */
function matches({ segments, open }: Pattern, parts: readonly string[]): boolean {
  if (open ? parts.length < segments.length : parts.length !== segments.length) return false;
  return segments.every((segment, index) => {
    const isOpen = open && index === segments.length - 1;
    return matchesSegment(segment, parts[index] ?? '', isOpen);
  });
}

/** @param open any text may follow */
function matchesSegment(segment: string, text: string, open: boolean): boolean {
  if (!segment.includes('*')) return open ? text.startsWith(segment) : text === segment;
  const pieces = segment.split('*');
  const first = pieces[0] ?? '';
  if (!text.startsWith(first)) return false;
  let position = first.length;
  for (const piece of pieces.slice(1, open ? undefined : -1)) {
    const found = text.indexOf(piece, position);
    if (found === -1) return false;
    position = found + piece.length;
  }
  const last = pieces.at(-1) ?? '';
  return open || (text.length - position >= last.length && text.endsWith(last));
}

function covers(wider: string, narrower: string): boolean {
  if (wider === narrower) return true;
  const outer = parse(wider);
  const inner = parse(narrower);
  if (inner.open && !outer.open) return false;
  if (inner.segments.length < outer.segments.length) return false;
  if (!outer.open && inner.segments.length !== outer.segments.length) return false;
  return outer.segments.every((segment, index) => {
    const text = inner.segments[index] ?? '';
    const isLast = index === outer.segments.length - 1;
    if (outer.open && isLast) return segment === text || startsWithLiteral(text, segment);
    // The inner pattern is open here and goes on: its rest may hold slashes.
    if (inner.open && index === inner.segments.length - 1) return false;
    return segment === '*' || segment === text;
  });
}

function startsWithLiteral(segment: string, literal: string): boolean {
  return !literal.includes('*') && (segment.split('*')[0] ?? '').startsWith(literal);
}
