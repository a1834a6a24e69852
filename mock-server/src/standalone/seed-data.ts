/** Records as tests in other languages ask for them: fields are held against the mocked API first. */
import type { JsonSchema, OperationId } from '@keyturn/contract';
import { jsonSchemasFor } from '@keyturn/contract/validators';
import type { Mock } from '../mock.ts';
import type { MockSeed, SeedOptions } from '../mock-seed.ts';
import { invalidFields } from './admin-error.ts';
import { problemsIn } from './admin-input.ts';

type RecordFactory = Exclude<keyof MockSeed, 'visit' | 'generation'>;

/** The operation that lists the records of each factory. */
const listings: Readonly<Record<RecordFactory, OperationId>> = {
  user: 'users.list',
  session: 'users.listSessions',
  model: 'models.list',
  affiliate: 'affiliates.list',
  withdrawal: 'withdrawals.list',
  blog: 'blogs.list',
  featureRequest: 'featureRequests.list',
  contactMessage: 'contactMessages.list',
};

const text = { type: 'string', minLength: 1, maxLength: 255 };
const textOrNull = { type: ['string', 'null'], minLength: 1, maxLength: 255 };
const count = { type: 'integer', minimum: 0 };
const moment = { type: 'string', format: 'date-time' };

/** What no operation lists one by one. */
const events: Readonly<Record<'visit' | 'generation', JsonSchema>> = {
  visit: partial({
    visitor: text,
    path: text,
    referrer: textOrNull,
    country: { type: ['string', 'null'], pattern: '^[A-Z]{2}$' },
    device: { type: 'string', enum: ['desktop', 'mobile', 'tablet', 'bot', 'other'] },
    at: moment,
  }),
  generation: partial({
    userId: text,
    modelId: text,
    tokensIn: count,
    tokensOut: count,
    at: moment,
  }),
};

/**
 * @returns the whole record as it was stored
 * @throws {AdminError} INVALID_REQUEST for fields that such a record cannot have
 * @throws {DuplicateError} where an id or a unique field is taken
 */
export function seedRecord(
  { seed }: Mock,
  factory: keyof MockSeed,
  fields: object,
  options: SeedOptions,
): object {
  const isEvent = factory === 'visit' || factory === 'generation';
  const problems = problemsIn(fields, isEvent ? events[factory] : partialOf(factory), 'body');
  if (problems.length > 0) throw invalidFields(problems);
  if (!isEvent) return seed[factory](fields, options);
  const { at, ...others } = fields as { readonly at?: string };
  const made = seed[factory]({ ...others, ...(at && { at: Date.parse(at) }) }, options);
  return { ...made, at: new Date(made.at).toISOString() };
}

const partials = new Map<RecordFactory, JsonSchema>();

/** What a record of the factory is like, with no field required. */
function partialOf(factory: RecordFactory): JsonSchema {
  const known = partials.get(factory) ?? partial(fieldsOf(listings[factory]));
  partials.set(factory, known);
  return known;
}

function fieldsOf(listing: OperationId): unknown {
  const answer = jsonSchemasFor(listing).responses[200] as {
    readonly properties: { readonly data: { readonly items: { readonly properties: unknown } } };
  };
  return answer.properties.data.items.properties;
}

function partial(properties: unknown): JsonSchema {
  return { type: 'object', additionalProperties: false, properties };
}
