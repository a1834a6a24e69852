/**
 * A key that sorts ids as people read them: the numbers in them compare as numbers, so that
 * `user_9` comes before `user_10`. Every store orders by the same key.
 *
 * Each run of digits is written as its length (3 digits) and the run without leading zeros.
 */
export function idOrder(id: string | number): string | number {
  if (typeof id === 'number') return id;
  return id.replace(/\d+/g, (digits) => {
    const significant = digits.replace(/^0+(?=\d)/, '');
    return String(significant.length).padStart(3, '0') + significant;
  });
}
