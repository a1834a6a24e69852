/** A name with hyphens or underscores, such as `feature-requests`, as JavaScript writes it. */
export function camelCase(name = ''): string {
  return name.replace(/[-_](.)/g, (_, letter: string) => letter.toUpperCase());
}
