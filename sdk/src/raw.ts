import type { Client } from 'openapi-fetch';
import type { paths } from './generated/schema.ts';

/** The methods of the contract, and what openapi-fetch has beside them. */
const METHODS = 'GET PUT POST DELETE PATCH request use eject';

/**
 * openapi-fetch, loaded when it is first used, since most programs never do. What is asked of it
 * happens in the order in which it was asked: middleware that is registered before a request is
 * there when it is sent.
 */
export function createRaw(load: () => Promise<Client<paths>>): Client<paths> {
  let loading: Promise<unknown> | undefined;
  const client: Record<string, (...args: unknown[]) => unknown> = {};
  for (const name of METHODS.split(' ')) {
    client[name] = async (...args) => {
      loading ??= load();
      const loaded = (await loading) as typeof client;
      return loaded[name]?.(...args);
    };
  }
  return client as unknown as Client<paths>;
}
