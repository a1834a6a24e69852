/** Structured fields of HTTP (RFC 9651), as far as rate-limit fields use them: lists of items. */

/** An item of a list: its bare value, and its parameters. Quotes are removed, nothing is converted. */
export interface FieldItem {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const STRING = '"(?:[^"\\\\]|\\\\.)*"';
const BYTES = ':[\\w+/=]*:';
// The alternatives differ in their first character, so that nothing can be matched in two ways.
const BARE = `(?:${STRING}|${BYTES}|[^\\s",;=:][^\\s",;=]*)`;
const ITEM = new RegExp(
  `\\s*(?:([^\\s",;=]+)=)?(${BARE})((?:\\s*;\\s*[^\\s",;=]+(?:=${BARE})?)*)\\s*(?:,|$)`,
  'y',
);
const PARAMETER = new RegExp(`;\\s*([^\\s",;=]+)(?:=(${BARE}))?`, 'g');

/**
 * Reads a list such as `"burst";q=100;w=60, "daily";q=1000`. Members of a dictionary
 * (`limit=100, remaining=5`) come out as items whose value is the key, with the value as the
 * parameter `''`.
 *
 * @returns Nothing at all when the text is malformed, as the standard wants it.
 */
export function parseFieldList(text: string): FieldItem[] {
  const items: FieldItem[] = [];
  ITEM.lastIndex = 0;
  while (ITEM.lastIndex < text.length) {
    const match = ITEM.exec(text);
    if (!match) return [];
    const [, key, value = '', rest = ''] = match;
    const parameters = new Map<string, string>();
    if (key !== undefined) parameters.set('', unquote(value));
    PARAMETER.lastIndex = 0;
    for (let found = PARAMETER.exec(rest); found; found = PARAMETER.exec(rest)) {
      const [, name = '', given = ''] = found;
      parameters.set(name, unquote(given));
    }
    items.push({ value: key ?? unquote(value), parameters });
  }
  return items;
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
