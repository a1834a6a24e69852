import ts from 'typescript';

/**
 * Writes a module as a CommonJS program would be written: imports on top, and what awaits at the
 * top level inside an async function.
 */
export function asCommonJs(module: string): string {
  const source = ts.createSourceFile('module.ts', module, ts.ScriptTarget.Latest);
  const textOf = (statements: ts.Statement[]) =>
    statements.map((statement) => statement.getFullText(source)).join('');
  const imports = source.statements.filter(ts.isImportDeclaration);
  const rest = source.statements.filter((statement) => !ts.isImportDeclaration(statement));
  return `${textOf(imports)}\n\nasync function main() {${textOf(rest)}\n}\n\nmain();\n`;
}
