import type { Clock } from '../../src/clock.ts';
import type { Lifetime } from '../../src/interruptible.ts';
import {
  type Credential,
  createTokenSource,
  type TokenSourceParts,
} from '../../src/token-source.ts';
import { createManualClock } from './manual-clock.ts';
import { follow } from './settled.ts';

interface Pending {
  readonly key: string;
  readonly bring: (credential: Partial<Credential>) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * A token source whose exchanges end when the test says so.
 *
 * @param after stands for the clock's own timers
 */
export function createSubject(parts: Partial<TokenSourceParts> = {}, after?: Clock['after']) {
  const clock = createManualClock();
  const exchanges: Pending[] = [];
  const ownClock = { ...clock, ...(after && { after }) };
  const lifetime: Lifetime = { clock: ownClock, ends: new Set(), closed: undefined };
  const tokens = createTokenSource({
    readKey: async () => 'key',
    audience: 'https://api.test',
    timeoutMs: 120_000,
    lifetime,
    clock: ownClock,
    random: () => 0,
    emit: () => {},
    exchange: (key) =>
      new Promise((resolve, reject) => {
        const bring = (credential: Partial<Credential>) =>
          resolve({
            authorization: `token ${exchanges.length}`,
            lifetimeMs: 100_000,
            ...credential,
          });
        exchanges.push({ key, bring, fail: reject });
      }),
    ...parts,
  });
  const get = () => follow(Promise.resolve(tokens.get()));
  /** Asks, and ends the exchange that follows. */
  async function obtain(credential: Partial<Credential> = {}) {
    const state = get();
    await clock.settle();
    exchanges.at(-1)?.bring(credential);
    await clock.settle();
    return state();
  }
  /** Does what closing a client does. */
  function close(reason: unknown) {
    for (const end of lifetime.ends) end(reason);
    tokens.clear();
  }
  return { clock, tokens, exchanges, get, obtain, close };
}
