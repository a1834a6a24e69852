import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { keyNames } from './credential.ts';
import { readFixture, UsageError } from './fixture.ts';

const schema = JSON.parse(
  await readFile(new URL('../fixture.schema.json', import.meta.url), 'utf8'),
);
const isValid = new Ajv2020().compile(schema);
const environment = { EXPIRED_KEY: 'sk_test_expired', EMPTY: '' };

describe('a fixture', () => {
  it('gives keys, from the file or the environment, and reasons', () => {
    const file = {
      $schema: './node_modules/@keyturn/conformance/fixture.schema.json',
      keys: { expired: '$EXPIRED_KEY', narrow: 'sk_test_narrow' },
      waived: { 'limits.beyond': 'The gateway limits before us.' },
    };
    expect(readFixture(JSON.stringify(file), environment)).toEqual({
      keys: { expired: 'sk_test_expired', narrow: 'sk_test_narrow' },
      waived: { 'limits.beyond': 'The gateway limits before us.' },
    });
    expect(isValid(file)).toBe(true);
  });

  it('may be empty', () => {
    expect(readFixture('{}', environment)).toEqual({ keys: {}, waived: {} });
    expect(isValid({})).toBe(true);
  });

  it.each([
    ['[]', 'The fixture must be an object.'],
    ['{"key": {}}', 'The fixture may not have "key". It may have keys, waived.'],
    ['{"keys": []}', 'keys must be an object.'],
    ['{"keys": {"main": "sk"}}', 'keys may not have "main". It may have wrong, expired,'],
    ['{"keys": {"expired": 7}}', 'keys.expired must be a text that is not empty.'],
    ['{"keys": {"expired": " "}}', 'keys.expired must be a text that is not empty.'],
    ['{"waived": {"limits.beyond": ""}}', 'waived["limits.beyond"] must be a text'],
  ])('is refused, by its schema too, with what would be right: %s', (text, message) => {
    expect(() => readFixture(text, environment)).toThrow(UsageError);
    expect(() => readFixture(text, environment)).toThrow(message);
    expect(isValid(JSON.parse(text))).toBe(false);
  });

  it.each([
    ['{', 'The fixture is no JSON.'],
    ['{"keys": {"expired": "$MISSING"}}', 'keys.expired is $MISSING, which is not set'],
    ['{"keys": {"expired": "$EMPTY"}}', 'keys.expired is $EMPTY, which is not set'],
  ])('is refused: %s', (text, message) => {
    expect(() => readFixture(text, environment)).toThrow(message);
  });

  it('has every key in its schema, in the words of the checks', () => {
    const described = Object.entries(
      schema.properties.keys.properties as Record<string, { description: string }>,
    ).map(([name, { description }]) => [name, description.toLowerCase()]);
    const known = Object.entries(keyNames).filter(([name]) => name !== 'main');
    expect(described).toEqual(known.map(([name, what]) => [name, `${what.toLowerCase()}.`]));
  });
});
