/** Keys from a fixture file, for a server without token management. */
import { CannotDecide, type Keys } from './check.ts';
import { bearer, type Credential, keyNames } from './credential.ts';
import type { Fixture } from './fixture.ts';

export function givenKeys(main: Credential, { keys }: Fixture): Keys {
  return {
    main,
    async get(name) {
      if (name === 'main') return main;
      const key = keys[name];
      if (key === undefined) throw new CannotDecide(`No key is known that ${keyNames[name]}.`);
      return bearer(name, key);
    },
    async create() {
      throw new CannotDecide('The key may not manage tokens.');
    },
  };
}
