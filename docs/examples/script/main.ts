/**
 * node main.ts --from free --to starter [--limit 100] [--dry-run]
 *
 * Ends with 0 when everything is done, 1 after a failure, 2 for arguments that it cannot use, and
 * 130 after Ctrl-C.
 */
import { parseArgs } from 'node:util';
import { Keyturn } from '@keyturn/sdk';
import { moveUsers, type Plan } from './move-users.ts';

const PLANS: readonly string[] = ['free', 'starter', 'professional', 'enterprise'] satisfies Plan[];

const USAGE = `Usage: node main.ts --from PLAN --to PLAN [--limit N] [--dry-run]
PLAN is one of ${PLANS.join(', ')}; N is a whole number, 1 or more.`;

const asked = readArguments();
if (asked === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort(new Error('Interrupted.')));
  try {
    await using admin = new Keyturn({
      // Nobody waits for it: sit a limit out, one by the hour included.
      deadlineMs: 7_200_000,
      rateLimit: { maxWaitMs: 3_600_000 },
      onThrottle: ({ waitMs }) =>
        console.error(`The limit is met; on in ${Math.ceil(waitMs / 1_000)} s.`),
    });
    const moved = await moveUsers(admin, {
      ...asked,
      signal: interrupted.signal,
      report: (line) => console.log(line),
    });
    console.log(`${moved} users`);
  } catch (error) {
    // An error of the client says what to do, and holds no key.
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
    process.exitCode = error === interrupted.signal.reason ? 130 : 1;
  }
}

/** What the command line asks for; nothing where it cannot be understood. */
function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: 'string', default: '' },
        to: { type: 'string', default: '' },
        limit: { type: 'string', default: '100' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    const { from, to } = values;
    const limit = Number(values.limit);
    if (!isPlan(from) || !isPlan(to) || !Number.isSafeInteger(limit) || limit < 1) return undefined;
    return { from, to, limit, dryRun: values['dry-run'] };
  } catch {
    return undefined;
  }
}

function isPlan(text: string): text is Plan {
  return PLANS.includes(text);
}
