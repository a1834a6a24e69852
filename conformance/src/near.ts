/** Names that somebody may have meant who mistyped one. */

/** The first of the names that differs from what was typed by one slip, or by its case only. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  return names.find((name) => isNear(name.toLowerCase(), typed.toLowerCase()));
}

/** Whether one is the other with one character missing, added or changed, or two exchanged. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return Math.max(left.length, right.length) <= 1 || left === [...right].reverse().join('');
}
