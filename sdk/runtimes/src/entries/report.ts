/** What the entries for programs have in common. */
import process from 'node:process';
import { inspect } from 'node:util';
import type { Package } from '../../../test/behaviour/behaviour.ts';
import { behaviours } from '../../../test/behaviour/behaviours.ts';
import { runBehaviours } from '../../../test/behaviour/run-behaviours.ts';

/** Writes the outcomes as a line of JSON, and leaves the program to end by itself. */
export async function report(
  tried: Package,
  otherBuild: Package['main'] | undefined,
): Promise<void> {
  const outcomes = await runBehaviours(
    behaviours,
    {
      features: [
        'unsent',
        'inspect',
        'environment',
        ...(otherBuild ? ['both builds' as const] : []),
      ],
      package: tried,
      otherBuild,
      inspect: (value) => inspect(value, { depth: 20, showHidden: true }),
    },
    JSON.parse(`${process.argv[2]}`),
  );
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}
