import type { Operation, OperationId } from '@keyturn/contract';
import type { Credential, KeyName, KeyRecipe } from './credential.ts';
import type { Exchange } from './exchange.ts';
import type { Target } from './target.ts';

/** One thing that a conforming server does. */
export interface Check {
  /** Stable: reports, waivers and `--only` name it. Its area comes before the dot. */
  readonly id: string;
  /** What a conforming server does, in one sentence. */
  readonly title: string;
  /** The clauses of `docs/contract.md` that it holds the server to. */
  readonly clauses: readonly [string, ...string[]];
  /** Keys without which it cannot be decided, beside `main`. */
  readonly needs?: readonly KeyName[];
  /** Whether any key with a limit will do, without which it has nothing to look at. */
  readonly needsLimit?: boolean;
  /** Whether it makes tokens of its own, for which the server must have token management. */
  readonly managesTokens?: boolean;
  /** `changes`: it creates and removes records of its own. `destroys`: it changes or takes records that it found. */
  readonly effect?: 'changes' | 'destroys';
  /** It mostly waits, so it runs beside the others. It changes nothing that those look at. */
  readonly background?: boolean;
  /** Asks the server. */
  readonly run?: (context: CheckContext) => Promise<void>;
  /** Made once a run: looks at every answer, whichever check asked for it. */
  readonly examiner?: () => (exchange: Exchange) => Iterable<Fault>;
}

/** What a server did wrong. */
export interface Fault {
  /** A sentence: what is wrong, in words that need no knowledge of the check. */
  readonly message: string;
  /** Where in the body, as a JSON pointer. */
  readonly pointer?: string;
  readonly expected?: string;
  readonly found?: string;
  /** The requests that show it, in their order. The last one is where it shows. */
  readonly exchanges: readonly Exchange[];
}

export interface CheckContext {
  readonly target: Target;
  /** What the server is said to have. A check that needs another operation cannot be decided. */
  readonly operations: readonly Operation[];
  /** Whether the server is said to have all of these. */
  has(...ids: readonly OperationId[]): boolean;
  /** Everything random is drawn from it. */
  readonly seed: number;
  readonly keys: Keys;
  /** Says what is wrong; the check goes on. */
  fault(fault: Fault): void;
  sleep(ms: number): Promise<void>;
  now(): number;
}

export interface Keys {
  readonly main: Credential;
  /** A key of that kind: one of its own for each check, where the server has token management. */
  get(name: KeyName): Promise<Credential>;
  /** A token of its own, gone after the run. Only for checks that manage tokens. */
  create(recipe: KeyRecipe): Promise<MadeKey>;
}

export interface MadeKey {
  readonly id: number;
  readonly credential: Credential;
  /** The answer that created it. */
  readonly created: Exchange;
}

/** Ends a check that cannot be decided on this server, such as one that has no users to look at. */
export class CannotDecide extends Error {
  override readonly name = 'CannotDecide';
}
