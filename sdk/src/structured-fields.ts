/** Structured fields of HTTP (RFC 9651), as far as rate-limit fields use them: lists of items. */

/** The items of a list such as `"burst";q=100;w=60, "daily";q=1000`, as they are written. */
export function splitList(text: string): string[] {
  return (text.match(/(?:"[^"]*"|[^",])+/g) ?? []).map((item) => item.trim());
}

/** The value of an item's parameter, without quotes. */
export function parameterOf(item: string, name: string): string | undefined {
  return new RegExp(`(?:^|[;,])\\s*${name}="?([^";,]*)`).exec(item)?.[1]?.trim();
}
