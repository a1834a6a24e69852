/** A moment as the contract writes it: ISO 8601 in UTC with milliseconds; `null` stays `null`. */
export function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}
