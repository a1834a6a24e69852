/** Milliseconds, or text such as `500ms`, `2s`, `1.5m`, `1h`, `7d`. */
export type Duration = number | string;

const unitMs: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * @returns milliseconds
 * @throws {TypeError} when the text is no duration, or the duration negative
 */
export function milliseconds(duration: Duration): number {
  if (typeof duration === 'number') {
    if (Number.isFinite(duration) && duration >= 0) return duration;
  } else {
    const [, amount, unit] = /^(\d+(?:\.\d+)?) ?(ms|s|m|h|d)$/.exec(duration) ?? [];
    if (amount !== undefined && unit !== undefined) return Number(amount) * (unitMs[unit] ?? 0);
  }
  throw new TypeError(
    `${JSON.stringify(duration)} is no duration: use milliseconds from 0, or text such as '500ms', '2s', '1h' or '7d'.`,
  );
}
