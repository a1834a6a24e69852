/**
 * Holds a success against the contract, for a client.
 *
 * - A server that is newer than the client passes: unknown fields and enum values are let through.
 * - A mismatch tells types and bounds, never a value: it may be a secret.
 */
import type { z } from 'zod';
import type { OperationId } from './generated/operation-table.ts';
import { openResponseValidator } from './open-validators.ts';

/** Where an answer is not what the contract promises. */
export interface Mismatch {
  /** JSON Pointer into the answer's body. */
  readonly pointer: string;
  /** What the contract asks for there. */
  readonly expected: string;
  /** The type of what stands there. */
  readonly found: string;
}

/** @returns Every place where the body breaks the contract; none where the status is not declared. */
export function findMismatches(id: OperationId, status: number, body: unknown): Mismatch[] {
  const { error } = openResponseValidator(id, status)?.safeParse(body) ?? {};
  return (error?.issues ?? []).map((issue) => ({
    pointer: issue.path.map((key) => `/${String(key)}`).join(''),
    expected: expectedBy(issue),
    found: typeOf(valueAt(body, issue.path)),
  }));
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_format':
      return issue.format === 'regex' ? `text of the form ${issue.pattern}` : issue.format;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(' or ');
    case 'too_small':
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${measureOf(issue)}`;
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${measureOf(issue)}`;
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(expectedBy))].join(' or ');
    default:
      return issue.message;
  }
}

function measureOf({ origin }: { readonly origin: string }): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' items' : '';
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  return value;
}

function typeOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
