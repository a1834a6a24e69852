/** Reads a Dockerfile and the list of what its context leaves out, as far as this repository uses them. */

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of a Dockerfile in their order, each on one line. */
export function instructionsOf(dockerfile: string): Instruction[] {
  return dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...words] = line.trim().split(/\s+/);
      return { name, text: words.join(' ') };
    });
}

export interface Copy {
  /** The stage that it copies from; `undefined` for the context. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
}

export function copyOf({ text }: Instruction): Copy {
  const words = text.split(' ');
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  return { from, sources: words.slice(0, -1) };
}

/** Names of the variables that an `ENV` sets. */
export function variablesOf({ text }: Instruction): string[] {
  return text.split(' ').map((pair) => pair.split('=')[0] ?? '');
}

/**
 * Whether a file is part of the context: the last line that matches it decides.
 *
 * @param ignored the lines of a `.dockerignore`: `*`, names, and both after `**` and a slash
 */
export function isInContext(file: string, ignored: string): boolean {
  const lines = ignored.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const deciding = lines.findLast((line) => matches(file, line.replace(/^!/, '')));
  return deciding === undefined || deciding.startsWith('!');
}

function matches(file: string, pattern: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/^\*\*\//, '(?:.*/)?')
    .replaceAll(/(?<![.)])\*/g, '[^/]*');
  return new RegExp(`^${source}(?:/|$)`).test(file);
}
