import { describe, expect, it } from 'vitest';
import { milliseconds } from './duration.ts';

describe('a duration', () => {
  it.each([
    [0, 0],
    [1500, 1500],
    ['500ms', 500],
    ['2s', 2000],
    ['1.5m', 90_000],
    ['1 h', 3_600_000],
    ['7d', 604_800_000],
  ])('reads %j as %i ms', (duration, ms) => {
    expect(milliseconds(duration)).toBe(ms);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '', '2', '2 weeks', '-1s'])(
    'refuses %j and says what would be right',
    (duration) => {
      expect(() => milliseconds(duration)).toThrow(/is no duration: use milliseconds/);
    },
  );
});
