/** Every check, in the order in which they are carried out and reported. */
import type { Check } from './check.ts';
import { access } from './checks/access.ts';
import { answers } from './checks/answers.ts';
import { credentials } from './checks/credentials.ts';
import { errors } from './checks/errors.ts';
import { http } from './checks/http.ts';
import { idempotency } from './checks/idempotency.ts';
import { jwts } from './checks/jwts.ts';
import { lifeCycles } from './checks/life-cycles.ts';
import { limitHeaders } from './checks/limit-headers.ts';
import { limits } from './checks/limits.ts';
import { pages } from './checks/pages.ts';

export const catalogue: readonly Check[] = [
  ...answers,
  ...http,
  ...errors,
  ...credentials,
  ...jwts,
  ...access,
  ...limitHeaders,
  ...limits,
  ...pages,
  ...lifeCycles,
  ...idempotency,
];
