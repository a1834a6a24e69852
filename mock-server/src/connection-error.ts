/** A connection that broke, as `fetch` of Node tells of it: a `TypeError` whose cause has a code. */
import type { NetworkErrorCode } from './fault.ts';

const MESSAGE = 'fetch failed';

export function connectionError(code: NetworkErrorCode): TypeError {
  const cause = Object.assign(new Error(`The connection broke (${code}).`), { code });
  return new TypeError(MESSAGE, { cause });
}

/** Whether it is one of these, whichever build of this package has made it. */
export function isConnectionError(error: unknown): boolean {
  return error instanceof TypeError && error.message === MESSAGE;
}
