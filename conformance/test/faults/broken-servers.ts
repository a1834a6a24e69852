import { access } from './access.ts';
import { answers } from './answers.ts';
import type { BrokenServer } from './broken-server.ts';
import { credentials } from './credentials.ts';
import { document } from './document.ts';
import { errors } from './errors.ts';
import { grants } from './grants.ts';
import { idempotency } from './idempotency.ts';
import { input } from './input.ts';
import { lifeCycles } from './life-cycles.ts';
import { limits } from './limits.ts';
import { pages } from './pages.ts';
import { tokens } from './tokens.ts';
import { writes } from './writes.ts';

export const brokenServers: readonly BrokenServer[] = [
  ...document,
  ...answers,
  ...errors,
  ...input,
  ...credentials,
  ...access,
  ...limits,
  ...pages,
  ...writes,
  ...lifeCycles,
  ...idempotency,
  ...tokens,
  ...grants,
];
