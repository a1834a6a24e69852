import { describe, expect, it } from 'vitest';
import { describeSchema } from './describe-schema.ts';

describe('what a schema asks for', () => {
  it.each([
    [{ type: 'integer', minimum: 1, maximum: 100 }, 'must be an integer from 1 to 100'],
    [{ type: 'integer', minimum: 1 }, 'must be an integer of at least 1'],
    [{ type: 'number' }, 'must be a number'],
    [{ type: 'boolean' }, 'must be true or false'],
    [{ type: 'string', enum: ['a', 'b'] }, 'must be one of a, b'],
    [{ type: 'string', minLength: 1, maxLength: 9 }, 'must be a text from 1 to 9 characters'],
    [{ type: ['string', 'null'], maxLength: 9 }, 'must be a text of at most 9 characters or null'],
    [{ type: 'string', pattern: '^/' }, 'must be a text that matches ^/'],
    [{ type: 'string', format: 'email' }, 'must be a text in the form of email'],
    [{ type: 'array', maxItems: 3 }, 'must be a list of at most 3 items'],
    [{ type: 'array', uniqueItems: true }, 'must be a list without repetitions'],
    [{ type: 'object' }, 'must be an object'],
    [
      {
        anyOf: [
          { type: 'string', format: 'date' },
          { type: 'string', format: 'date-time' },
          { type: 'null' },
        ],
      },
      'must be a day such as 2026-12-31, or a moment such as 2026-12-31T00:00:00Z, or null',
    ],
  ])('%j: %s', (schema, sentence) => {
    expect(describeSchema(schema)).toBe(sentence);
  });
});
