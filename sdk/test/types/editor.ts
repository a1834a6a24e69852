import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** What an editor knows of a program: the compiler's language service over the repository. */
export interface Editor {
  /** The compiler's complaints about a file, as text. */
  complaintsOf(file: string): string[];
  /** What hovering the character at an offset of a file shows. */
  hover(file: string, offset: number): ts.QuickInfo | undefined;
}

/** @param files Absolute paths with their texts, where these are not what is on the disk. */
export function openEditor(files: ReadonlyMap<string, string | undefined>): Editor {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, files: [...files.keys()] },
    ts.sys,
    ROOT,
  );
  const read = (file: string) => files.get(file) ?? ts.sys.readFile(file);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getScriptFileNames: () => [...files.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot(file) {
      const text = read(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    fileExists: (file) => files.has(file) || ts.sys.fileExists(file),
    readFile: read,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return {
    complaintsOf: (file) =>
      [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(
        ({ messageText, start }) =>
          `${file}:${start} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      ),
    hover: (file, offset) => service.getQuickInfoAtPosition(file, offset),
  };
}
