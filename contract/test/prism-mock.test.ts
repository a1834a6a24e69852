/**
 * The examples of openapi.yaml, as `npm run mock:prism` answers with them: every operation is asked as
 * its own examples say, and what comes back is valid, and an answer to just that.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OperationId, operationTable } from '../src/index.ts';
import { validatorsFor } from '../src/validators.ts';
import { contract, examplesOf, named, nameOf, operations } from './openapi-document.ts';
import { type PrismProcess, startPrismMock } from './prism-process.ts';

type Json = Record<string, unknown>;

interface Asked {
  readonly id: OperationId;
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: Json | undefined;
  readonly status: number;
  readonly headers: Headers;
  readonly answer: Json;
}

/** Prism reads a large document before it listens. */
const START_TIMEOUT_MS = 60_000;
/** A rotated token is a new one, of another id. */
const MAKES_ANOTHER = 'apiTokens.rotate';

const ids = Object.keys(operationTable) as OperationId[];
let prism: PrismProcess;
let answers: ReadonlyMap<string, Asked>;

beforeAll(async () => {
  prism = await startPrismMock();
  const asked = await Promise.all(operations.map((operation) => ask(operation)));
  answers = new Map(asked.map((answer) => [answer.id, answer]));
}, START_TIMEOUT_MS);

afterAll(() => prism?.[Symbol.asyncDispose]());

describe('Prism, with the examples of the document,', () => {
  it.each(ids)('answers %s with its success, and a body that is valid', (id) => {
    const { status, headers, answer } = answerOf(id);
    expect({ status, violations: headers.get('sl-violations') }).toEqual({
      status: operationTable[id].successStatus,
      violations: null,
    });
    expect(validatorsFor(id).response(status)?.safeParse(answer).error).toBeUndefined();
  });

  it.each(ids)('answers %s about what was asked', (id) => {
    const { params, body = {}, answer } = answerOf(id);
    const data = dataOf(id, answer);
    const asked = params['sessionId'] ?? params['id'];
    if (Array.isArray(data)) expect(data).not.toEqual([]);
    if (isRecord(data)) {
      expect(data).toMatchObject(storedOf(body, data));
      if (asked !== undefined && id !== MAKES_ANOTHER) expect(data.id).toBe(asked);
    }
  });

  it.each(ids.filter((id) => operationTable[id].paginated))('ends %s with one page', (id) => {
    const { answer } = answerOf(id);
    expect(answer['pagination']).toMatchObject({
      page: 1,
      total: (answer['data'] as unknown[]).length,
      totalPages: 1,
      hasNext: false,
    });
  });

  it.each([
    ['users.get', 404, 'NOT_FOUND'],
    ['apiTokens.get', 429, 'RATE_LIMIT_EXCEEDED'],
  ] as const)('answers %s with the %i that is asked for', async (id, status, code) => {
    const operation = operations.find((each) => each.id === id);
    if (operation === undefined) throw new Error(`openapi.yaml has no operation ${id}`);
    const refused = await ask(operation, { Prefer: `code=${status}` });
    expect(refused.status).toBe(status);
    expect(validatorsFor(id).response(status)?.safeParse(refused.answer).error).toBeUndefined();
    expect(JSON.stringify(refused.answer)).toContain(`"code":"${code}"`);
  });

  it('refuses with 401 who brings no credential', async () => {
    const response = await fetch(`${prism.url}/api/external/users`);
    expect(response.status).toBe(401);
  });
});

/** Asks an operation as the examples of its parameters and of its body say. */
async function ask(
  { id, method, path, operation }: (typeof operations)[number],
  headers: Record<string, string> = {},
): Promise<Asked> {
  const params = Object.fromEntries(
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, exampleOf(operation, name)]),
  );
  const target = path.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name]));
  const [example] = operation.requestBody ? examplesOf(id, operation.requestBody.content) : [];
  const init: RequestInit = {
    method,
    headers: { Authorization: 'Bearer sk_test_any', ...headers },
  };
  if (example !== undefined) {
    init.headers = { ...init.headers, 'Content-Type': 'application/json' };
    init.body = JSON.stringify(example.value);
  }
  const response = await fetch(`${prism.url}${target}`, init);
  return {
    id: id as OperationId,
    params,
    body: example?.value as Json | undefined,
    status: response.status,
    headers: response.headers,
    answer: (await response.json()) as Json,
  };
}

/** The example of a path parameter. */
function exampleOf({ parameters = [] }: (typeof operations)[number]['operation'], name: string) {
  const found = parameters
    .map((parameter) => named(contract.components.parameters, nameOf(parameter)))
    .find((parameter) => 'name' in parameter && parameter.name === name);
  return found?.example;
}

function answerOf(id: string): Asked {
  const answer = answers.get(id);
  if (answer === undefined) throw new Error(`Prism was not asked for ${id}.`);
  return answer;
}

function dataOf(id: OperationId, answer: Json): unknown {
  const { unwrap } = operationTable[id];
  return unwrap === null ? answer : answer[unwrap];
}

function isRecord(data: unknown): data is { readonly id: unknown } {
  return typeof data === 'object' && data !== null && 'id' in data;
}

/** The fields of a request that its record has too; a day stands for the moment at which it begins. */
function storedOf(body: Json, record: object): Json {
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name in record)
      .map(([name, value]) => [
        name,
        /^\d{4}-\d\d-\d\d$/.test(String(value)) ? `${value}T00:00:00.000Z` : value,
      ]),
  );
}
