const LONGEST = 200;

/** Letters that are not a plain letter with an accent. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * The last part of an address, made from a title: its Latin letters without accents and its digits,
 * with dashes between the words, and not more words than fit into 200 characters.
 *
 * @returns '' for a title with neither letter nor digit of these
 */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => SPELLED_OUT[letter] ?? '')
    .match(/[a-z0-9]+/g);
  const slug = (words ?? []).join('-');
  if (slug.length <= LONGEST) return slug;
  const end = slug.lastIndexOf('-', LONGEST);
  return slug.slice(0, end === -1 ? LONGEST : end);
}
