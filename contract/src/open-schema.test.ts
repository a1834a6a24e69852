import { describe, expect, it } from 'vitest';
import { openSchema } from './open-schema.ts';

const closed = { type: 'object', additionalProperties: false };

describe('an open schema', () => {
  it.each([
    ['an object', closed, { type: 'object' }],
    ['an enum of strings', { type: 'string', enum: ['a', 'b'] }, { type: 'string' }],
    [
      'an enum of strings and null',
      { type: ['string', 'null'], enum: ['a', null] },
      { type: ['string', 'null'] },
    ],
    [
      'what stands in properties, items, anyOf and additionalProperties',
      {
        properties: { enum: closed, list: { type: 'array', items: closed } },
        anyOf: [closed, { type: 'null' }],
        additionalProperties: closed,
      },
      {
        properties: {
          enum: { type: 'object' },
          list: { type: 'array', items: { type: 'object' } },
        },
        anyOf: [{ type: 'object' }, { type: 'null' }],
        additionalProperties: { type: 'object' },
      },
    ],
  ])('opens %s', (_, schema, open) => {
    expect(openSchema(schema)).toEqual(open);
  });

  it.each([
    { type: 'boolean', const: true },
    { type: 'integer', enum: [200, 201] },
    { type: 'string', minLength: 1, maxLength: 5, pattern: '^a', format: 'date-time' },
    { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    { type: 'object', additionalProperties: true },
  ])('keeps %j', (schema) => {
    expect(openSchema(schema)).toEqual(schema);
  });

  it('is made once and kept', () => {
    expect(openSchema(closed)).toBe(openSchema(closed));
  });
});
