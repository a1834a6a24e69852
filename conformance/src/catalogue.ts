/** Every check, in the order in which they are carried out and reported. */
import type { Check } from './check.ts';
import { access } from './checks/access.ts';
import { answers } from './checks/answers.ts';
import { authFailures } from './checks/auth-failures.ts';
import { credentials } from './checks/credentials.ts';
import { document } from './checks/document.ts';
import { errors } from './checks/errors.ts';
import { filters } from './checks/filters.ts';
import { generated } from './checks/generated.ts';
import { grants } from './checks/grants.ts';
import { http } from './checks/http.ts';
import { idempotency } from './checks/idempotency.ts';
import { input } from './checks/input.ts';
import { jwts } from './checks/jwts.ts';
import { lifeCycles } from './checks/life-cycles.ts';
import { limitHeaders } from './checks/limit-headers.ts';
import { limits } from './checks/limits.ts';
import { pages } from './checks/pages.ts';
import { parameters } from './checks/parameters.ts';
import { rotations } from './checks/rotations.ts';
import { rules } from './checks/rules.ts';
import { system } from './checks/system.ts';
import { tokens } from './checks/tokens.ts';

export const catalogue: readonly Check[] = [
  ...document,
  ...answers,
  ...http,
  ...errors,
  ...input,
  ...parameters,
  ...credentials,
  ...jwts,
  ...access,
  ...limitHeaders,
  ...limits,
  ...pages,
  ...filters,
  ...lifeCycles,
  ...rules,
  ...generated,
  ...idempotency,
  ...tokens,
  ...grants,
  ...rotations,
  ...system,
  ...authFailures,
];
