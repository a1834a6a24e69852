/** What the entries for programs have in common. */
import path from 'node:path';
import process from 'node:process';
import { inspect } from 'node:util';
import { createFileTokenStore } from '@keyturn/sdk/file-token-store';
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
        'files',
        'environment',
        ...(otherBuild ? ['both builds' as const] : []),
      ],
      package: tried,
      otherBuild,
      inspect: (value) => inspect(value, { depth: 20, showHidden: true }),
      openFileTokenStore: () => createFileTokenStore({ directory: path.resolve('tokens') }),
    },
    JSON.parse(`${process.argv[2]}`),
  );
  process.stdout.write(`${JSON.stringify(outcomes)}\n`);
}
