/**
 * Keys that the run makes through the server's own token management.
 *
 * - Each check that asks gets a key of its own, so that no check spends another's quota.
 * - What was made is removed after the run, however it ends, and nothing is made afterwards.
 */
import type { Keys, MadeKey } from './check.ts';
import { CannotDecide } from './check.ts';
import { bearer, type Credential, type KeyName, type KeyRecipe } from './credential.ts';
import { type Exchange, valueAt } from './exchange.ts';
import type { Target } from './target.ts';

/** How the kinds are made that need no more than a creation and an update. */
const RECIPES = {
  disabled: { create: {}, update: { active: false } },
  narrow: { create: { scopes: ['users:read'] } },
  endpointLimited: { create: { allowed_endpoints: ['/models*', '/auth*'] } },
  addressLimited: { create: { ip_allowlist: ['192.0.2.0/24'] } },
  lowLimit: { create: { rate_limit: 5 } },
} as const satisfies Partial<Record<KeyName, KeyRecipe>>;

/** The most that a minute may have, so that the run need not wait for itself. */
const PLENTY = 1_000_000;
/** A busy server takes its time, and makes no key whose end has come. */
const EXPIRES_AFTER_MS = 3_000;

export interface MakingParts {
  /** Sends with the key that manages tokens. */
  readonly target: Target;
  readonly environment: 'live' | 'test';
  /** What the managing key may do, and so what it may grant. */
  readonly scopes: readonly string[];
  /** The environment of the managing key. A live one can make keys of both. */
  readonly ownEnvironment: 'live' | 'test';
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Learns each secret before anything can print it. */
  readonly keepSecret: (secret: string, name: string) => void;
}

export interface KeyMaker {
  /** A key that may do all that the managing key may, with a limit that is not reached. */
  makeMain(): Promise<Credential>;
  keysFor(main: Credential): Keys;
  /** Removes everything that was made. Answers the ids that could not be removed. */
  removeAll(): Promise<number[]>;
}

export function createKeyMaker(parts: MakingParts): KeyMaker {
  const { target, environment, scopes, now, sleep, keepSecret } = parts;
  const ids = new Set<number>();
  const underWay = new Set<Promise<MadeKey>>();
  let closed = false;

  function create(name: string, recipe: KeyRecipe): Promise<MadeKey> {
    if (closed) return Promise.reject(new CannotDecide('The run has ended.'));
    const making = make(name, recipe);
    underWay.add(making);
    const done = () => underWay.delete(making);
    making.then(done, done);
    return making;
  }

  async function make(name: string, recipe: KeyRecipe): Promise<MadeKey> {
    const body = {
      name: `keyturn-conformance ${name}`,
      environment,
      scopes,
      ...(recipe.create['rate_limit_tier'] === undefined ? { rate_limit: PLENTY } : {}),
      ...recipe.create,
    };
    const created = await target.call('apiTokens.create', { body });
    const id = valueAt(created.body, 'token', 'id');
    const secret = valueAt(created.body, 'token', 'token');
    if (created.status !== 201 || typeof id !== 'number' || typeof secret !== 'string') {
      throw new CannotDecide(
        `A key could not be made: ${created.status} ${created.text.slice(0, 200)}`,
      );
    }
    ids.add(id);
    keepSecret(secret, name);
    if (recipe.update) await target.call('apiTokens.update', { path: { id }, body: recipe.update });
    const made = { recipe: { ...recipe, create: body }, isLimited: true };
    return { id, created, credential: bearer(name, secret, made) };
  }

  async function makeExpired(): Promise<Credential> {
    const end = now() + EXPIRES_AFTER_MS;
    const { credential } = await create('expired', {
      create: { expires_at: new Date(end).toISOString() },
    });
    await sleep(end - now() + 500);
    return credential;
  }

  /** A key that nobody has any more, which has every outward sign of a right one. */
  async function makeWrong(): Promise<Credential> {
    const { id, credential } = await create('wrong', { create: {}, removed: true });
    await target.call('apiTokens.delete', { path: { id } });
    return credential;
  }

  async function makeInOther(): Promise<Credential> {
    const other = environment === 'test' ? 'live' : 'test';
    if (parts.ownEnvironment === 'test') {
      throw new CannotDecide('A test key cannot make a live one.');
    }
    return (await create('otherEnvironment', { create: { environment: other } })).credential;
  }

  async function get(name: KeyName, main: Credential): Promise<Credential> {
    switch (name) {
      case 'main':
        return main;
      case 'wrong':
        return makeWrong();
      case 'expired':
        return makeExpired();
      case 'otherEnvironment':
        return makeInOther();
      default:
        return (await create(name, RECIPES[name])).credential;
    }
  }

  return {
    async makeMain() {
      const { environment: own } = parts;
      const { credential } = await create(own === parts.ownEnvironment ? 'main' : own, {
        create: {},
      });
      // In the same environment the key of the command line does as well.
      return credential.name === 'main' ? { ...credential, recipe: undefined } : credential;
    },
    keysFor: (main) => ({
      main,
      get: (name) => get(name, main),
      create: (recipe) => create('own', recipe),
    }),
    async removeAll() {
      closed = true;
      await Promise.allSettled(underWay);
      const left: number[] = [];
      for (const id of ids) {
        const { status } = await target.call('apiTokens.delete', { path: { id } }).catch(noAnswer);
        if (status !== 200 && status !== 404) left.push(id);
      }
      ids.clear();
      return left;
    },
  };
}

function noAnswer(): Pick<Exchange, 'status'> {
  return { status: 0 };
}
