/** What a body may hold, to the edge of each schema and one step beyond. */
import { operationSchemas } from '@keyturn/contract/json-schemas';
import { CannotDecide, type Check, type CheckContext, type Fault } from '../check.ts';
import { type Exchange, parsedJson, valueAt } from '../exchange.ts';
import { atTheEdge, beyondTheEdge, type Variant } from '../input/variants.ts';
import { expectAnswer } from '../judge.ts';
import { faultsOfRequest } from '../schema.ts';
import { Unreachable } from '../target.ts';
import { idOf, MODEL, nextDraft, TOKEN, withRecord } from './records.ts';
import { forEachSubject, type Subject } from './subjects.ts';

const REFUSED = { status: 400, code: 'VALIDATION_ERROR' };

function send(context: CheckContext, { id, path }: Subject, body: unknown): Promise<Exchange> {
  return context.target.call(id, { path, body });
}

/** What the domain excludes beside the schema: one of the two limits takes the other away. */
function withoutExclusions({ field, body }: Variant): unknown {
  const { rate_limit_tier: tier, rate_limit: limit, ...rest } = Object(body);
  if (field === 'rate_limit_tier') return { ...rest, rate_limit_tier: tier };
  return limit === undefined ? body : { ...rest, rate_limit: limit };
}

async function edges(context: CheckContext): Promise<void> {
  await forEachSubject(context, async (subject) => {
    const schema = operationSchemas[subject.id].body;
    if (!schema || !subject.harmless) return;
    for (const variant of atTheEdge(schema, subject.base())) {
      // A new base each time, so that no name is taken; the field in question keeps its value.
      const fresh = { ...subject.base(), ...pick(variant) };
      const body = withoutExclusions({ ...variant, body: fresh });
      const exchange = await send(context, subject, body);
      if (exchange.status < 300) await subject.undo(exchange);
      if (exchange.status !== 400) continue;
      context.fault({
        message: `${subject.id} refuses ${variant.what}, which its schema allows.`,
        pointer: `/${variant.field}`,
        expected: 'accepted',
        found: exchange.text.slice(0, 200),
        exchanges: [exchange],
      });
    }
  });
}

function pick({ field, body }: Variant): Record<string, unknown> {
  return { [field]: valueAt(body, field) };
}

async function violations(context: CheckContext): Promise<void> {
  await forEachSubject(context, async (subject) => {
    const schema = operationSchemas[subject.id].body;
    if (!schema) return;
    for (const variant of beyondTheEdge(schema, subject.base())) {
      const exchange = await send(context, subject, variant.body);
      const message = `${subject.id} does not refuse ${variant.what}.`;
      expectAnswer(context, exchange, REFUSED, message);
      if (exchange.status < 300) await subject.undo(exchange);
    }
  });
}

/** A refusal names each field that is wrong by the schema, and says something about it. */
function* unnamedFields(exchange: Exchange): Generator<Fault> {
  const { operation, request, status, text } = exchange;
  if (!operation || status !== 400) return;
  const named = fieldsIn(exchange);
  const unnamed = [...refusedFields(operation.id, request.body)].filter(
    (field) => !named.some(isAbout(field)),
  );
  if (unnamed.length === 0) return;
  yield {
    message: `A 400 of ${operation.id} does not name each field that it refuses.`,
    expected: unnamed.join(', '),
    found: text.slice(0, 200),
    exchanges: [exchange],
  };
}

function refusedFields(id: string, body: string | undefined): ReadonlySet<string> {
  const faults = faultsOfRequest(id, parsedJson(body ?? ''));
  const fields = faults.map(({ pointer }) => pointer.split('/')[1]);
  return new Set(fields.filter((field) => field !== undefined));
}

function fieldsIn({ body }: Exchange): unknown[] {
  const fields = valueAt(body, 'error', 'details', 'fields') ?? valueAt(body, 'fields');
  return Array.isArray(fields) ? fields : [];
}

function isAbout(field: string) {
  return (entry: unknown): boolean => {
    const named = String(valueAt(entry, 'field'));
    const said = valueAt(entry, 'message');
    return named.split(/[./[\]]+/).includes(field) && typeof said === 'string' && said !== '';
  };
}

async function noJson(context: CheckContext): Promise<void> {
  const { target } = context;
  for (const rawBody of ['{"name": "x"', '{name: 1}', '', 'null,', '{"a":1}{"b":2}']) {
    const headers = { 'Content-Type': 'application/json' };
    const exchange = await target.call('models.create', { rawBody, headers });
    const what = rawBody === '' ? 'An empty body' : 'A body that is no JSON';
    expectAnswer(context, exchange, REFUSED, `${what} is not refused as invalid.`);
  }
}

async function mediaTypes(context: CheckContext): Promise<void> {
  const { target } = context;
  const expected = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' };
  await forEachSubject(context, async (subject) => {
    const { id, path } = subject;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const rawBody = JSON.stringify(subject.base());
      const headers = { 'Content-Type': type };
      const exchange = await target.call(id, { path, rawBody, headers });
      expectAnswer(
        context,
        exchange,
        expected,
        `${id} does not refuse a body of the type ${type}.`,
      );
      if (exchange.status < 300) await subject.undo(exchange);
    }
  });
  if (!context.has('models.create', 'models.delete')) return;
  for (const type of ['application/json; charset=utf-8', 'APPLICATION/JSON']) {
    const headers = { 'Content-Type': type };
    const rawBody = JSON.stringify(nextDraft(MODEL, context));
    const exchange = await target.call('models.create', { rawBody, headers });
    expectAnswer(context, exchange, { status: 201 }, `A body of the type ${type} is refused.`);
    await removeModel(context, exchange);
  }
}

async function removeModel({ target }: CheckContext, created: Exchange): Promise<void> {
  const id = idOf(created);
  if (id !== undefined) await target.call('models.delete', { path: { id } });
}

const MIB = 1_048_576;

/**
 * Sends a body that is too large. A server may answer and close before it has read the whole of it,
 * and then the answer sometimes goes down with the connection, whoever is right: so it is asked again.
 */
async function sendTooMuch({ target }: CheckContext, { id, path, base }: Subject) {
  const body = { ...base(), surplus: 'x'.repeat(MIB) };
  for (let lost = 0; ; lost += 1) {
    try {
      return await target.call(id, { path, body });
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      if (lost === 2) {
        throw new CannotDecide(
          `The connection breaks before the answer to a body of more than 1 MiB can be read: ${error.message} Read on, and drop what comes, until the answer is sent.`,
        );
      }
    }
  }
}

async function size(context: CheckContext): Promise<void> {
  const expected = { status: 413, code: 'PAYLOAD_TOO_LARGE' };
  await forEachSubject(context, async (subject) => {
    const exchange = await sendTooMuch(context, subject);
    const message = `${subject.id} does not refuse a body of more than 1 MiB.`;
    expectAnswer(context, exchange, expected, message);
    if (exchange.status < 300) await subject.undo(exchange);
  });
}

async function unicode(context: CheckContext): Promise<void> {
  const { target } = context;
  const refused = [
    ['NUL', '"a\\u0000b"'],
    ['a lone surrogate', '"a\\ud800b"'],
  ] as const;
  for (const [what, text] of refused) {
    const draft = JSON.stringify({ ...nextDraft(MODEL, context), label: '§' });
    const rawBody = draft.replace('"§"', text);
    const exchange = await target.call('models.create', { rawBody });
    expectAnswer(context, exchange, REFUSED, `A text with ${what} is not refused.`);
    await removeModel(context, exchange);
  }
  const texts = [
    'e\u0301 \u00e9',
    '\u202eright to left',
    '𐐷 😀 👩‍👩‍👧',
    '\t\n "\\/',
    '\uffff\ufeff',
  ];
  for (const label of texts) {
    await withRecord(context, MODEL, async ({ id }) => {
      const updated = await target.call('models.update', { path: { id }, body: { label } });
      const read = await target.call('models.get', { path: { id } });
      const found = valueAt(read.body, 'data', 'label');
      if (found === label) return;
      context.fault({
        message: 'A text is not stored as it came.',
        pointer: '/data/label',
        expected: JSON.stringify(label),
        found: JSON.stringify(found),
        exchanges: [updated, read],
      });
    });
  }
}

async function networks(context: CheckContext): Promise<void> {
  const { target } = context;
  for (const network of ['10.0.0.1/8', '2001:db8::1/32', '10.0.0.0/33', '300.0.0.0/8', '::/129']) {
    const body = { ...nextDraft(TOKEN, context), ip_allowlist: [network] };
    const exchange = await target.call('apiTokens.create', { body });
    expectAnswer(context, exchange, REFUSED, `The network ${network} is not refused.`);
    const id = idOf(exchange);
    if (id !== undefined) await target.call('apiTokens.delete', { path: { id } });
  }
}

export const input: readonly Check[] = [
  {
    id: 'input.edges',
    title: 'What a schema allows is accepted, up to each bound',
    clauses: ['I1'],
    effect: 'changes',
    run: edges,
  },
  {
    id: 'input.violations',
    title: 'What a schema forbids is refused, each violation by itself',
    clauses: ['I2'],
    effect: 'changes',
    run: violations,
  },
  {
    id: 'input.named-fields',
    title: 'A 400 names each field that was refused, and says what was wrong with it',
    clauses: ['E3'],
    examiner: () => unnamedFields,
  },
  {
    id: 'input.json',
    title: 'A body that is no JSON, or is empty, is refused as invalid',
    clauses: ['I3'],
    run: noJson,
  },
  {
    id: 'input.media-type',
    title: 'A body of another media type is refused as such',
    clauses: ['I3'],
    effect: 'changes',
    run: mediaTypes,
  },
  {
    id: 'input.size',
    title: 'A body of more than 1 MiB is refused as such',
    clauses: ['I3'],
    effect: 'changes',
    run: size,
  },
  {
    id: 'input.unicode',
    title: 'NUL and lone surrogates are refused, and any other text is stored as it came',
    clauses: ['I4'],
    effect: 'changes',
    run: unicode,
  },
  {
    id: 'input.networks',
    title: 'A network that is none, or has host bits set, is refused',
    clauses: ['I6'],
    managesTokens: true,
    run: networks,
  },
];
