import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { REPOSITORY, type Snippet } from './snippets.ts';

/** A folder outside the repository that has its packages installed, laid out as the documents are. */
export interface SnippetProject extends AsyncDisposable {
  readonly folder: string;
  /** The path of a snippet's own file. */
  fileOf(snippet: Snippet): string;
  /** What the compiler says of each snippet, by its place. */
  typeErrors(): Map<string, string[]>;
}

/** @param baseUrl stands where the snippets name the reader's own domain */
export async function createSnippetProject(
  snippets: readonly Snippet[],
  baseUrl: string,
): Promise<SnippetProject> {
  const folder = await mkdtemp(path.join(tmpdir(), 'keyturn-snippets-'));
  const fileOf = ({ fileName }: Snippet) => path.join(folder, fileName);
  for (const directory of new Set([
    '.',
    ...snippets.map(({ fileName }) => path.dirname(fileName)),
  ])) {
    await mkdir(path.join(folder, directory), { recursive: true });
    // Guides show the tools that the mock has entries for; they are installed beside it.
    const packages = path.join(directory === 'docs' ? 'mock-server' : directory, 'node_modules');
    await symlink(path.join(REPOSITORY, packages), path.join(folder, directory, 'node_modules'));
  }
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(path.join(folder, 'vitest.config.mjs'), VITEST_CONFIG);
  for (const snippet of snippets) {
    await writeFile(fileOf(snippet), snippet.code.replaceAll('https://your-domain.com', baseUrl));
  }

  return {
    folder,
    fileOf,
    typeErrors() {
      const program = ts.createProgram(snippets.map(fileOf), compilerOptions());
      return new Map(
        snippets.map((snippet) => [snippet.place, errorsIn(program, fileOf(snippet))]),
      );
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Tests then run on the sources, as the repository's own do. */
const VITEST_CONFIG = `
const conditions = ['@keyturn/source'];
export default { resolve: { conditions }, ssr: { resolve: { conditions } } };
`;

/** The repository's own, save two that are about its style and not about what holds. */
function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(REPOSITORY, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, REPOSITORY);
  return { ...options, noUnusedLocals: false, noPropertyAccessFromIndexSignature: false };
}

function errorsIn(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(file);
  return [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ].map(({ messageText, start = 0 }) => {
    const line = ts.getLineAndCharacterOfPosition(source ?? missing(file), start).line + 1;
    return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

function missing(file: string): never {
  throw new Error(`The compiler did not read ${file}.`);
}
