/**
 * Shell snippets that are not run, because they would install, or run until Ctrl-C. What they
 * name must exist all the same.
 */
export interface KnownNames {
  /** Scripts of the root package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Programs that the installation brings, for `npx`, which runs that of a package as well. */
  readonly programs: ReadonlySet<string>;
  /** Packages that this repository publishes or uses. */
  readonly packages: ReadonlySet<string>;
  /** Whether a program of the repository reads this environment variable. */
  readonly isVariable: (name: string) => boolean;
}

const ASSIGNMENT = /^(?:export )?([A-Z_]+)=\S*\s*/;

/** The commands of a snippet that name nothing that exists. */
export function unknownCommands(snippet: string, known: KnownNames): string[] {
  return commands(snippet).filter((command) => !isKnown(command, known));
}

function commands(snippet: string): string[] {
  return snippet
    .replaceAll(/\\\n/g, ' ')
    .split(/\n|&&/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter(Boolean);
}

function isKnown(command: string, known: KnownNames): boolean {
  const variable = ASSIGNMENT.exec(command);
  if (variable) {
    const rest = command.slice(variable[0].length);
    return known.isVariable(variable[1] ?? '') && (rest === '' || isKnown(rest, known));
  }
  const [program, verb = '', ...rest] = command.split(/\s+/);
  if (program === 'npx') return known.programs.has(verb) || known.packages.has(verb);
  if (program !== 'npm') return false;
  if (verb === 'ci') return rest.length === 0;
  if (verb === 'install') {
    return rest.every((word) => /^--?[\w-]+$/.test(word) || known.packages.has(word));
  }
  return known.scripts.has(verb === 'run' ? (rest[0] ?? '') : verb);
}
