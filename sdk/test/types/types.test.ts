import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type JsonSchema, operationTable } from '@keyturn/contract';
import { jsonSchemasFor } from '@keyturn/contract/validators';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { openEditor } from './editor.ts';

const here = import.meta.dirname;
const expectations = readdirSync(here).filter((file) => file.endsWith('.types.ts'));
const operations = Object.values(operationTable);

const HEAD = "import type { Keyturn } from '../../src/index.ts';\ndeclare const admin: Keyturn;\n";
const program = `${HEAD}${operations.map(({ id }) => `admin.${id};\n`).join('')}`;
const everyMethod = path.join(here, 'every-method.ts');

const editor = openEditor(
  new Map([
    ...expectations.map((file) => [path.join(here, file), undefined] as const),
    [everyMethod, program],
  ]),
);

// The first question makes the compiler read everything, on a machine that may be busy.
const timeout = 60_000;

describe('the compiler', { timeout }, () => {
  it.each(expectations)('knows all that %s expects', (file) => {
    expect(editor.complaintsOf(path.join(here, file))).toEqual([]);
  });

  it('tells where an expectation is not met', () => {
    const file = path.join(here, 'wrong.ts');
    const wrong = openEditor(new Map([[file, `${HEAD}admin.users.get(1);\n`]]));
    expect(wrong.complaintsOf(file)).toEqual([expect.stringContaining("type 'number'")]);
  });
});

describe('hovering a method', { timeout }, () => {
  it.each(operations)('$id shows what it does, takes, throws, and an example', (operation) => {
    const offset = program.indexOf(`admin.${operation.id};`) + `admin.${operation.id}`.length - 1;
    const shown = editor.hover(everyMethod, offset);
    const signature = ts.displayPartsToString(shown?.displayParts);
    const prose = ts.displayPartsToString(shown?.documentation);
    const tags = (shown?.tags ?? []).map(({ name, text }) => ({
      name,
      text: ts.displayPartsToString(text),
    }));
    const textsOf = (name: string) =>
      tags.filter((tag) => tag.name === name).map(({ text }) => text);

    expect(signature).toMatch(operation.paginated ? /: PagePromise</ : /: CallPromise</);
    expect(signature).not.toContain('any');
    expect(prose).toMatch(/^[A-Z][^\n]+\.\n\n/);
    expect(prose).toContain(`\`${operation.method} ${operation.path}\``);
    if (operation.scope) expect(prose).toContain(`scope \`${operation.scope}\``);

    const parameters = textsOf('param');
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const expected = [...inPath, ...(operation.hasBody ? ['body'] : []), 'options'];
    for (const name of expected) {
      expect(parameters).toContainEqual(expect.stringMatching(new RegExp(`^${name} \\S`)));
    }
    for (const text of parameters) expect(text).toMatch(/^\S+ \S.{3}/);

    const errors = textsOf('throws').join('\n');
    const common =
      /MISSING|INVALID_(AUTH|API|TOKEN)|EXPIRED|DISABLED|RATE|TOO_MANY|INTERNAL|CONFIGURED|UNAVAILABLE/;
    for (const code of operation.errorCodes.filter((own) => !common.test(own))) {
      expect(errors).toContain(`\`${code}\``);
    }
    expect(errors).toContain('KeyturnError');
    expect(textsOf('example').join()).toContain(`admin.${operation.id}(`);
  });

  const numbers = operations.flatMap(({ id }) => {
    const { query, body } = jsonSchemasFor(id);
    return Object.entries({ ...propertiesOf(query), ...propertiesOf(body) })
      .filter(([, { type }]) => [type].flat().some((own) => own === 'integer' || own === 'number'))
      .map(([name]) => ({ id, name }));
  });

  it.each(numbers)('$id says of the number $name what it counts', ({ id, name }) => {
    const offset = program.indexOf(`admin.${id};`) + `admin.${id}`.length - 1;
    const text = (editor.hover(everyMethod, offset)?.tags ?? [])
      .map((tag) => ts.displayPartsToString(tag.text))
      .find((own) => new RegExp(`^\\S+\\.${name}\\b`).test(own));
    expect(text).toMatch(/days|hours|minute|items|page|requests|tokens|position/i);
  });
});

function propertiesOf(schema: JsonSchema | undefined): Record<string, JsonSchema> {
  return (schema?.['properties'] ?? {}) as Record<string, JsonSchema>;
}
