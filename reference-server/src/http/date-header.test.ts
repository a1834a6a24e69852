import { describe, expect, it } from 'vitest';
import { createDateHeader } from './date-header.ts';

describe('the header Date', () => {
  it('is the moment in the form of HTTP, whole seconds', () => {
    const dateHeader = createDateHeader();
    const at = Date.UTC(2026, 0, 1, 12, 30, 5);
    const shown = [at, at + 999, at + 1_000, at].map(dateHeader);
    expect(shown).toEqual([
      'Thu, 01 Jan 2026 12:30:05 GMT',
      'Thu, 01 Jan 2026 12:30:05 GMT',
      'Thu, 01 Jan 2026 12:30:06 GMT',
      'Thu, 01 Jan 2026 12:30:05 GMT',
    ]);
  });
});
