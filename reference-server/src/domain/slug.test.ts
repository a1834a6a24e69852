import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugOf } from './slug.ts';

describe('the slug of a title', () => {
  it.each([
    ['What is new in February', 'what-is-new-in-february'],
    ['  GPT-4 & Claude: "which?"  ', 'gpt-4-claude-which'],
    ['Crème brûlée für Łódź', 'creme-brulee-fur-lodz'],
    ['Straße, Ærø, Œuvre, İstanbul', 'strasse-aero-oeuvre-istanbul'],
    ['ﬁne ½', 'fine-1-2'],
    ['日本語', ''],
    ['—', ''],
  ])('%s: %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it('ends with a whole word where it would be too long', () => {
    const slug = slugOf('word '.repeat(50));
    expect(slug).toBe(`${'word-'.repeat(39)}word`);
    expect(slugOf('x'.repeat(255))).toBe('x'.repeat(200));
  });

  it('keeps the last word where it just fits', () => {
    const title = `${'a'.repeat(99)} ${'b'.repeat(100)} c`;
    expect(slugOf(title)).toBe(`${'a'.repeat(99)}-${'b'.repeat(100)}`);
  });

  it('is one that the contract allows, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 255 }), (title) => {
        expect(slugOf(title)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slugOf(title).length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
