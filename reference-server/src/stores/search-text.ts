/**
 * The text that a search is made in and with: two texts that differ only in case, or in how an
 * accent is encoded, become the same. Lower case first and then upper case also unites letters
 * that have several forms in one case, such as ß and ẞ, or the two small sigmas.
 */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase().toUpperCase();
}

/** Stands between the elements of a list, so that no text is found across two of them. */
const BETWEEN_ELEMENTS = '\u001f';

/** What a search looks through in a field: the text itself, or the texts of a list; `null` for none. */
export function searchTextOf(value: unknown): string | null {
  if (typeof value === 'string') return foldText(value);
  if (Array.isArray(value)) return foldText(value.map(String).join(BETWEEN_ELEMENTS));
  return null;
}
