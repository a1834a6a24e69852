/** Printing TypeScript: literals on as few lines as stay readable, comments, file headers. */

/** Marks an expression that is printed as it is, such as the name of another constant. */
export class Expression {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const lineWidth = 100;

/** A value as a TypeScript literal, indented by `depth` levels after its first line. */
export function literal(value: unknown, depth = 0): string {
  if (value instanceof Expression) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const items = Array.isArray(value)
    ? value.map((item) => literal(item, depth + 1))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => property(key, literal(item, depth + 1)));
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return open + close;
  const padding = Array.isArray(value) ? '' : ' ';
  const line = `${open}${padding}${items.join(', ')}${padding}${close}`;
  if (line.length + depth * 2 < lineWidth && !line.includes('\n')) return line;
  const indent = '  '.repeat(depth + 1);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    const lines = wrap(items.join(', '), lineWidth - indent.length - 1);
    return `${open}\n${lines.map((text) => `${indent}${text}\n`).join('')}${'  '.repeat(depth)}${close}`;
  }
  return `${open}\n${items.map((item) => `${indent}${item},\n`).join('')}${'  '.repeat(depth)}${close}`;
}

function property(key: string, value: string): string {
  const name = /^[A-Za-z_$][\w$]*$/.test(key) || /^\d+$/.test(key) ? key : quoted(key);
  return name === value ? name : `${name}: ${value}`;
}

export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A doc comment; empty strings become empty lines. */
export function docComment(lines: string[], indent = ''): string {
  const safe = lines.map((line) => line.replaceAll('*/', '*\\/'));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return `${indent}/**\n${safe.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

/** Breaks prose into lines of at most `width` characters. */
export function wrap(prose: string, width = lineWidth - 6): string[] {
  return prose
    .trim()
    .split(/\n{2,}/)
    .flatMap((paragraph, index) => [
      ...(index > 0 ? [''] : []),
      ...wrapParagraph(paragraph, width),
    ]);
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

export const header = '// Generated from openapi.yaml by `npm run generate`. Do not edit.\n';
