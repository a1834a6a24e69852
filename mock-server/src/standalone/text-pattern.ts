/** Whether a text is as the pattern says, in which `*` stands for any text. */
export function matchesText(text: string, pattern: string): boolean {
  const literal = pattern.split('*').map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's').test(text);
}
