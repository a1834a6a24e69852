/**
 * Reads how an image is written down, as far as this repository uses the language: no engine runs in
 * tests, so what a Dockerfile names is held against the repository.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';

export const REPOSITORY = new URL('../../', import.meta.url);

export interface Image {
  /** Holds its Dockerfile. */
  readonly folder: string;
  /** What stands behind each instruction of a name, in their order, on one line. */
  all(name: string): readonly string[];
  readonly copies: readonly Copy[];
  /** The program and its arguments that an instruction runs. */
  commandOf(name: string): readonly string[];
  /** Whether a file gets to the engine that builds the image. */
  hasInContext(file: string): boolean;
}

interface Copy {
  /** The stage that it copies from; `undefined` for the context. */
  readonly from: string | undefined;
  readonly sources: readonly string[];
}

export function readImage(folder: string): Image {
  const text = (file: string) => readFileSync(new URL(`${folder}/${file}`, REPOSITORY), 'utf8');
  const instructions = instructionsOf(text('Dockerfile'));
  const ignored = text('Dockerfile.dockerignore');
  const all = (name: string) => instructions.flatMap((one) => (one.name === name ? one.text : []));
  return {
    folder,
    all,
    copies: all('COPY').map(copyOf),
    commandOf: (name) => JSON.parse(all(name)[0]?.replace(/^.*? CMD /, '') ?? '[]'),
    hasInContext: (file) => isInContext(file, ignored),
  };
}

/** Runs the Node program of a command here. @returns its exit code */
export function exitCodeOf([, ...args]: readonly string[], env = process.env): Promise<number> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error) => resolve(Number(error?.code ?? 0)));
  });
}

function instructionsOf(dockerfile: string): { name: string; text: string }[] {
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

function copyOf(text: string): Copy {
  const words = text.split(' ');
  const from = words[0]?.startsWith('--from=') ? words.shift()?.slice('--from='.length) : undefined;
  return { from, sources: words.slice(0, -1) };
}

/**
 * The last line that matches a file decides.
 *
 * @param ignored the lines of a `.dockerignore`: `*`, names, and both after `**` and a slash
 */
function isInContext(file: string, ignored: string): boolean {
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
