import { describe, expect, it } from 'vitest';
import { listOperations, readDocument } from './document.ts';
import { errorDetailsFile } from './error-details.ts';

const document = readDocument(new URL('../../openapi.yaml', import.meta.url));
const text = errorDetailsFile(document, listOperations(document));

/** The names that a code's details have. */
function namesOf(code: string): string[] {
  const block = text.slice(text.indexOf(`  ${code}: {`)).split('  };')[0] ?? '';
  return [...block.matchAll(/readonly (\w+)\?:/g)].map(([, name = '']) => name);
}

describe('the details of the errors', () => {
  it.each([
    ['VALIDATION_ERROR', ['fields']],
    ['INSUFFICIENT_SCOPE', ['requiredScope']],
    ['RATE_LIMIT_EXCEEDED', ['resetAt', 'limit', 'current', 'retryAfter']],
    ['TOO_MANY_AUTH_FAILURES', ['resetAt', 'retryAfter']],
  ])('of %s are those of both families, in camel case', (code, names) => {
    expect(namesOf(code)).toEqual(names);
  });

  it.each(['ENDPOINT_NOT_ALLOWED', 'NOT_FOUND'])('leave %s out, which has none', (code) => {
    expect(text).not.toContain(`  ${code}: {`);
  });

  it('name the type that the schema names', () => {
    expect(text).toContain("readonly requiredScope?: components['schemas']['Scope'] | undefined;");
    expect(text).toContain(
      "readonly fields?: readonly components['schemas']['FieldProblem'][] | undefined;",
    );
  });

  it('are refused where they are of no simple type', () => {
    const copy = structuredClone(document);
    const problem = copy.components.schemas['TokenNotFoundProblem'];
    if (problem?.properties) problem.properties['nested'] = { type: 'object' };
    expect(() => errorDetailsFile(copy, listOperations(copy))).toThrow(
      'openapi.yaml: a detail of an error has no simple type: object.',
    );
  });

  it('stand beside the status of every code', () => {
    for (const [code, { status }] of Object.entries(document['x-error-catalogue'])) {
      expect(text).toContain(`  ${code}: ${status};`);
    }
  });
});
