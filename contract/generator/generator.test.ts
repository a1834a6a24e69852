import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type Document, listOperations, readDocument } from './document.ts';
import { jsonSchemaFiles } from './json-schemas.ts';
import { schemaTypeFiles, withOpenEnums } from './schema-types.ts';
import { sdkFiles } from './sdk-resources.ts';
import { docComment, literal, wrap } from './source-text.ts';
import { operationTableFile } from './tables.ts';

const document = readDocument(new URL('../../openapi.yaml', import.meta.url));
const operations = listOperations(document);

async function everything(from: Document): Promise<Map<string, string>> {
  const facts = listOperations(from);
  return new Map([
    ...(await schemaTypeFiles(from, facts)),
    ...jsonSchemaFiles(from, facts),
    ...sdkFiles(from, facts),
    ['operation-table.ts', operationTableFile(facts)],
  ]);
}

function changed(change: (copy: Document) => void): Document {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

describe('the generator', () => {
  it('writes the same bytes twice', async () => {
    expect(await everything(document)).toEqual(await everything(structuredClone(document)));
  });

  it('writes a method for each operation and nothing else', () => {
    const methods = [...sdkFiles(document, operations)]
      .filter(([name]) => name.startsWith('resources/'))
      .flatMap(([, text]) => [...text.matchAll(/\): (?:Call|Page)Promise<'([^']+)'>;/g)])
      .map((match) => match[1]);
    expect(methods.sort()).toEqual(operations.map(({ id }) => id).sort());
  });

  it('writes source that parses', async () => {
    for (const [name, text] of await everything(document)) {
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
      expect({ name, diagnostics: diagnostics?.map(({ messageText }) => messageText) }).toEqual({
        name,
        diagnostics: [],
      });
    }
  });

  it('names the reference that leads nowhere', () => {
    const broken = changed((copy) => {
      delete copy.components.schemas['User'];
    });
    expect(() => jsonSchemaFiles(broken, listOperations(broken))).toThrow(
      'openapi.yaml: there is no schema User.',
    );
  });

  it('names the schemas that refer to each other', () => {
    const circular = changed((copy) => {
      copy.components.schemas['User'] = {
        type: 'object',
        properties: { list: { $ref: '#/components/schemas/UserListResponse' } },
      };
    });
    expect(() => jsonSchemaFiles(circular, listOperations(circular))).toThrow(
      /schemas refer to each other: .*User/,
    );
  });

  it('refuses an operation whose tag is not the first part of its id', () => {
    const misplaced = changed((copy) => {
      const operation = copy.paths['/api/external/users']?.['get'];
      if (operation) operation.tags = ['models'];
    });
    expect(() => listOperations(misplaced)).toThrow("users.list must have the one tag 'users'");
  });
});

describe('types for clients', () => {
  it('leave the enums of answers open and those of requests closed', async () => {
    const files = await schemaTypeFiles(withOpenEnums(document), operations);
    const components = files.get('schema/components.ts') ?? '';
    const typeOf = (name: string) =>
      components.slice(components.indexOf(`        ${name}: `)).split(';\n')[0];
    expect(typeOf('Plan')).toContain('(string & {})');
    expect(typeOf('UpdateUserPlanRequest')).toContain('"professional"');
    expect(typeOf('UpdateUserPlanRequest')).not.toContain('string & {}');
    const update = components.slice(components.indexOf(' UpdateApiTokenRequest: {'));
    expect(update.split('scopes?: ')[1]).toMatch(/^\("\*" \|[^;]* "tokens:\*"\)\[\];/);
  });

  it('leave the document as it was', () => {
    const before = structuredClone(document);
    withOpenEnums(document);
    expect(document).toEqual(before);
  });
});

describe('printing', () => {
  it.each([
    ["it's", "'it\\'s'"],
    ['a "b"\n', `'a "b"\\n'`],
    [{ a: 1, 'b-c': [true, null] }, "{ a: 1, 'b-c': [true, null] }"],
    [[], '[]'],
    [{}, '{}'],
  ])('writes %j as a literal', (value, text) => {
    expect(literal(value)).toBe(text);
  });

  it('breaks prose at words and keeps paragraphs apart', () => {
    expect(wrap('one two\nthree\n\nfour', 8)).toEqual(['one two', 'three', '', 'four']);
  });

  it('never ends a comment early', () => {
    expect(docComment(['/users*/ and more'])).toBe('/** /users*\\/ and more */\n');
  });
});
