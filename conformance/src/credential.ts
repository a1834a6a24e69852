/** The credentials that checks ask for, and what each is good for. */
export const keyNames = {
  main: 'may do everything that the checks do',
  wrong: 'has the right shape and belongs to nobody',
  expired: 'is past its end',
  disabled: 'is switched off',
  narrow: 'has the scope users:read and no other',
  endpointLimited: 'is restricted to the endpoints /models* and /auth*',
  addressLimited: 'is restricted to addresses that are not this one',
  lowLimit: 'has a limit of few requests a minute',
  otherEnvironment: 'belongs to the other environment, test or live',
} as const;

export type KeyName = keyof typeof keyNames;

/** How a key was made, so that a reproduction can make another like it. */
export interface KeyRecipe {
  /** The body of the creation. */
  readonly create: Readonly<Record<string, unknown>>;
  /** The body of an update that followed it. */
  readonly update?: Readonly<Record<string, unknown>>;
  /** It was deleted afterwards, so that nobody has it. */
  readonly removed?: boolean;
}

/** What a request is sent with. */
export interface Credential {
  /** What a report calls it; never the secret. */
  readonly name: string;
  /** The value of the `Authorization` header. */
  readonly authorization: string;
  readonly recipe?: KeyRecipe | undefined;
  /** Whether it is known to have a limit, of which the answers to it must tell. */
  readonly isLimited?: boolean | undefined;
}

export function bearer(
  name: string,
  secret: string,
  known: Pick<Credential, 'recipe' | 'isLimited'> = {},
): Credential {
  return { name, authorization: `Bearer ${secret}`, ...known };
}
