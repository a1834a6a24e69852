/**
 * What a fixture file says: keys for servers without token management, and checks that are waived.
 * `docs/conformance.md` shows one.
 */
import { type KeyName, keyNames } from './credential.ts';

export interface Fixture {
  /**
   * Keys by what they are good for, one or several of a kind. `main` is that of the command line. Of
   * `lowLimit` each check that asks for one uses one up.
   */
  readonly keys: Readonly<Partial<Record<Exclude<KeyName, 'main'>, string | readonly string[]>>>;
  /** Checks that are not held against the server, each with the reason. */
  readonly waived: Readonly<Record<string, string>>;
}

export const emptyFixture: Fixture = { keys: {}, waived: {} };

/** The command line or the fixture file is wrong; the message says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const KEYS = Object.keys(keyNames).filter((name) => name !== 'main');

/**
 * Reads a fixture file. Where a key begins with `$`, it is the name of an environment variable, so
 * that the file can be kept with the sources.
 *
 * @throws {UsageError} For anything that it does not know, with what would be right.
 */
export function readFixture(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Fixture {
  const { keys = {}, waived = {}, $schema: _, ...rest } = objectOf(parse(text), 'The fixture');
  refuseUnknown('The fixture', rest, ['keys', 'waived']);
  const { ...given } = objectOf(keys, 'keys');
  refuseUnknown(
    'keys',
    Object.fromEntries(Object.entries(given).filter(([name]) => !KEYS.includes(name))),
    KEYS,
  );
  return {
    keys: Object.fromEntries(
      Object.entries(given).map(([name, key]) => [
        name,
        name === 'lowLimit' && Array.isArray(key)
          ? key.map((one, i) => keyOf(`${name}[${i}]`, one, environment))
          : keyOf(name, key, environment),
      ]),
    ),
    waived: Object.fromEntries(
      Object.entries(objectOf(waived, 'waived')).map(([id, reason]) => [
        id,
        textOf(reason, `waived["${id}"]`),
      ]),
    ),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError('The fixture is no JSON.', { cause });
  }
}

function objectOf(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new UsageError(`${name} must be an object.`);
}

function textOf(value: unknown, name: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new UsageError(`${name} must be a text that is not empty.`);
}

function refuseUnknown(name: string, rest: object, known: readonly string[]): void {
  const [unknown] = Object.keys(rest);
  if (unknown === undefined) return;
  throw new UsageError(`${name} may not have "${unknown}". It may have ${known.join(', ')}.`);
}

function keyOf(
  name: string,
  given: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const key = textOf(given, `keys.${name}`);
  if (!key.startsWith('$')) return key;
  const variable = environment[key.slice(1)];
  if (variable) return variable;
  throw new UsageError(`keys.${name} is ${key}, which is not set in the environment.`);
}
