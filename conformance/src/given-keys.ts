/**
 * Keys from a fixture file, for a server without token management.
 *
 * - A key with a low limit is given to one check only, since a second would find its quota used up.
 */
import { CannotDecide, type Keys } from './check.ts';
import { bearer, type Credential, keyNames } from './credential.ts';
import type { Fixture } from './fixture.ts';

/** Every key of a fixture, with the name that reports call it by. */
export function keysIn({ keys }: Fixture): { readonly name: string; readonly key: string }[] {
  return Object.entries(keys).flatMap(([name, given]) =>
    [given].flat().map((key, i) => ({ name: i === 0 ? name : `${name} ${i + 1}`, key })),
  );
}

/** @param limitOf Asks the server for the limit of a key. */
export function givenKeys(
  main: Credential,
  fixture: Fixture,
  limitOf: (credential: Credential) => Promise<unknown>,
): Keys {
  const all = keysIn(fixture).map(({ name, key }) => bearer(name, key));
  const asked = new Map<Credential, Promise<Credential>>();
  let lowLimits = 0;

  async function knowing(credential: Credential): Promise<Credential> {
    return { ...credential, isLimited: typeof (await limitOf(credential)) === 'number' };
  }

  return {
    main,
    async get(name) {
      if (name === 'main') return main;
      const own = all.filter((credential) => credential.name.split(' ')[0] === name);
      const [first] = own;
      if (!first) throw new CannotDecide(`No key is known that ${keyNames[name]}.`);
      if (name !== 'lowLimit') {
        const known = asked.get(first) ?? knowing(first);
        asked.set(first, known);
        return known;
      }
      const next = own[lowLimits];
      lowLimits += 1;
      // To ask would use up some of what it has.
      if (next) return { ...next, isLimited: true };
      throw new CannotDecide(
        `Each check of a limit uses up a key "lowLimit", of which the fixture has ${own.length}.`,
      );
    },
    async create() {
      throw new CannotDecide('The key may not manage tokens.');
    },
  };
}
