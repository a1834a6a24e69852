import { describe, expect, it } from 'vitest';
import { describedOperations, followed, refsIn, schemasIn, within } from './openapi-document.ts';

const REF = { $ref: '#/components/schemas/User' };

function pointersOf(places: Iterable<{ readonly pointer: string }>): string[] {
  return [...places].map(({ pointer }) => pointer);
}

describe('the references of a document', () => {
  it.each([
    ['a media type', { schema: REF }, ['/schema/$ref']],
    ['a named example', { examples: { one: REF } }, ['/examples/one/$ref']],
    ['a field called example', { properties: { example: REF } }, ['/properties/example/$ref']],
  ])('are those of %s', (_, value, pointers) => {
    expect(pointersOf(refsIn({ pointer: '', value }))).toEqual(pointers);
  });

  it.each([
    ['an example', { example: REF }],
    ['the value of a named example', { examples: { one: { value: REF } } }],
    ['an example of a schema', { examples: [REF] }],
  ])('are not those inside %s', (_, value) => {
    expect(pointersOf(refsIn({ pointer: '', value }))).toEqual([]);
  });
});

describe('the schemas of a document', () => {
  it('are those of components and of bodies, and the ones inside them', () => {
    const list = { type: 'array', items: { anyOf: [{ type: 'string' }] } };
    const value = {
      paths: { '/a': { get: { responses: { 200: { content: { json: { schema: {} } } } } } } },
      components: { schemas: { List: { properties: { 'a/b': list } } } },
    };
    expect(pointersOf(schemasIn({ pointer: '', value }))).toEqual([
      '/paths/~1a/get/responses/200/content/json/schema',
      '/components/schemas/List',
      '/components/schemas/List/properties/a~1b',
      '/components/schemas/List/properties/a~1b/items',
      '/components/schemas/List/properties/a~1b/items/anyOf/0',
    ]);
  });
});

describe('a place', () => {
  it('that refers to itself leads nowhere', () => {
    const document = { pointer: '', value: { a: { $ref: '#/a' } } };
    expect(followed(document, within(document, 'a')).value).toBeUndefined();
  });

  it('of an operation is found by method and path', () => {
    const value = { paths: { '/users/{id}': { parameters: [], delete: {} } } };
    expect(describedOperations({ pointer: '', value })).toMatchObject([
      { method: 'DELETE', path: '/users/{id}', place: { pointer: '/paths/~1users~1{id}/delete' } },
    ]);
  });
});
