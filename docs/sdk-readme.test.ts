import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

const textOf = (file: string) => readFileSync(new URL(`../sdk/${file}`, import.meta.url), 'utf8');

/** The properties of an interface, as its source spells them. */
function propertiesOf(file: string, name: string): string[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest);
  const declaration = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  if (!declaration || !ts.isInterfaceDeclaration(declaration)) {
    throw new Error(`${file} has no interface ${name}.`);
  }
  return declaration.members.flatMap((member) =>
    ts.isPropertySignature(member) && ts.isIdentifier(member.name) ? [member.name.text] : [],
  );
}

it('the README of the SDK lists every option', () => {
  const [, section = ''] = textOf('README.md').split('\n## Options\n');
  const listed = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| (`.+?) \|/gm)].flatMap(
    ([, cell = '']) => [...cell.matchAll(/`([\w.]+)`/g)].map(([, option]) => option),
  );
  const options = ['KeyturnOptions', 'PipelineOptions']
    .flatMap((name) => propertiesOf('src/options.ts', name))
    .filter((option) => option !== 'rateLimit');
  const limits = propertiesOf('src/options.ts', 'RateLimitOptions');
  expect(listed.sort()).toEqual(
    [
      ...options,
      ...limits.map((option) => `rateLimit.${option}`),
      ...propertiesOf('src/events.ts', 'EventOptions'),
    ].sort(),
  );
});
