import { type Operation, type OperationId, operationTable } from '@keyturn/contract';
import type { Check } from './check.ts';
import { type Fixture, UsageError } from './fixture.ts';
import { holds } from './identity.ts';
import { nearest } from './near.ts';

export interface Selection {
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  readonly readOnly?: boolean | undefined;
  readonly fixture: Fixture;
  /** The run makes the keys that it needs. */
  readonly managed: boolean;
  /** The key of the command line has a limit. */
  readonly limited: boolean;
  /** Data of customers: records that were found are neither changed nor deleted. */
  readonly live: boolean;
}

/** Why a check is not carried out; `undefined` where it is. */
export function reasonToSkip(check: Check, selection: Selection): string | undefined {
  const { only, skip, readOnly, fixture, managed, limited, live } = selection;
  if (only && !selects(only, check.id)) return 'Not asked for (--only).';
  if (skip && selects(skip, check.id)) return 'Left out (--skip).';
  if (readOnly && (check.effect || check.managesTokens)) {
    return 'It changes what the server stores (--read-only).';
  }
  if (live && check.effect === 'destroys') {
    return 'It would change or delete records of the live environment.';
  }
  if (managed) return undefined;
  if (check.managesTokens) return 'The key may not manage tokens.';
  if (check.needsLimit && !limited && !fixture.keys.lowLimit) {
    return 'The key has no limit, and the fixture no key "lowLimit".';
  }
  const missing = check.needs?.find((name) => name !== 'main' && !fixture.keys[name]);
  return missing && `The fixture has no key "${missing}", and the key may not manage tokens.`;
}

/** @throws {UsageError} For a selector that no check fits, with the areas that there are. */
export function refuseUnknown(selectors: readonly string[], ids: readonly string[]): void {
  for (const selector of selectors) {
    if (ids.some((id) => selects([selector], id))) continue;
    throw new UsageError(
      `No check is called "${selector}". ${suggestion(selector, ids)} --list shows every id.`,
    );
  }
}

/** What may be meant: a name that is nearly the same, what the same area has, or every area. */
function suggestion(selector: string, ids: readonly string[]): string {
  const areas = [...new Set(ids.map(areaOf))];
  const near = nearest(selector, [...areas, ...ids]);
  if (near !== undefined) return `Is ${near} meant?`;
  const alike = ids.filter((id) => areaOf(id) === areaOf(selector));
  return alike.length > 0 ? `There are ${alike.join(', ')}.` : `Areas: ${areas.join(', ')}.`;
}

function areaOf(id: string): string {
  return id.split('.')[0] ?? '';
}

/**
 * The operations that a server has, all of them where nothing is said.
 *
 * @throws {UsageError} For a selector that no operation fits, with the areas that there are.
 */
export function operationsOf(selectors: readonly string[] | undefined): readonly Operation[] {
  const all: readonly Operation[] = Object.values(operationTable);
  for (const selector of selectors ?? []) {
    if (all.some(({ id }) => selects([selector], id))) continue;
    const ids = all.map(({ id }) => id);
    throw new UsageError(
      `No operation is called "${selector}". ${suggestion(selector, ids)} What is meant is an area, or one of its operations, such as users.list.`,
    );
  }
  return selectors ? all.filter(({ id }) => selects(selectors, id)) : all;
}

/**
 * Those that a key with these scopes may ask for. Checks that make tokens grant any scope, which only
 * who holds all of them may.
 */
export function permitted(
  operations: readonly Operation[],
  held: readonly string[],
): readonly Operation[] {
  const all = Object.values(operationTable).flatMap(({ scope }) => scope ?? []);
  return operations.filter(({ id, scope }) =>
    holds(held, id === 'apiTokens.create' ? all : scope === null ? [] : [scope]),
  );
}

/** What a run needs to make keys of its own. */
const MANAGEMENT: readonly OperationId[] = [
  'apiTokens.create',
  'apiTokens.update',
  'apiTokens.delete',
];

export function includesManagement(operations: readonly Operation[]): boolean {
  return MANAGEMENT.every((id) => operations.some((operation) => operation.id === id));
}

/** A selector is an id, or an area, which stands for all of its checks. */
function selects(selectors: readonly string[], id: string): boolean {
  return selectors.some((selector) => id === selector || id.startsWith(`${selector}.`));
}
