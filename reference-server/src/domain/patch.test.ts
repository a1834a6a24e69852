import { describe, expect, it } from 'vitest';
import { patched } from './patch.ts';

describe('a patched record', () => {
  const record = { name: 'a', tags: ['x'], note: null as string | null, updatedAt: 'then' };

  it('has the fields given, and a new time of change', () => {
    const fields = { tags: ['x', 'y'], note: 'new' };
    expect(patched(record, fields, 'now')).toEqual({ ...record, ...fields, updatedAt: 'now' });
  });

  it.each([{}, { name: 'a' }, { tags: ['x'], note: null }])('is itself after %j', (fields) => {
    expect(patched(record, fields, 'now')).toBe(record);
  });
});
