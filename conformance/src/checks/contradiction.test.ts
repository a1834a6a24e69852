import { describe, expect, it } from 'vitest';
import { contradictionIn } from './contradiction.ts';

const closed = { type: 'object', additionalProperties: false };

describe('a schema', () => {
  it.each([
    [{ minimum: 2, maximum: 1 }, 'minimum 2, maximum 1'],
    [{ minimum: 1, exclusiveMaximum: 1 }, 'minimum 1, exclusiveMaximum 1'],
    [{ exclusiveMinimum: 1, maximum: 1 }, 'exclusiveMinimum 1, maximum 1'],
    [{ minLength: 256, maxLength: 255 }, 'minLength 256, maxLength 255'],
    [{ minItems: 1, maxItems: 0 }, 'minItems 1, maxItems 0'],
    [{ enum: [] }, 'an enum without a value'],
    [{ ...closed, required: ['id'] }, 'id is required, and not among the properties'],
  ])('%j contradicts itself', (schema, found) => {
    expect(contradictionIn(schema)).toBe(found);
  });

  it.each([
    { minimum: 1, maximum: 1 },
    { minLength: 1 },
    { enum: [null] },
    { required: ['id'] },
    { ...closed, required: ['id'], properties: { id: true } },
    { ...closed, required: ['id'], patternProperties: { '^i': true } },
  ])('%j does not', (schema) => {
    expect(contradictionIn(schema)).toBeUndefined();
  });
});
