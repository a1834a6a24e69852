/** The behaviours on the pinned Node and the sources; `sdk/runtimes` runs them everywhere else. */
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, it } from 'vitest';
import * as fetchEntry from '../../src/fetch.ts';
import * as main from '../../src/index.ts';
import { behaviours } from './behaviours.ts';
import { runBehaviour } from './run-behaviours.ts';
import { type RunningServers, startServers } from './servers.ts';

let servers: RunningServers;

beforeAll(async () => {
  servers = await startServers();
});

afterAll(() => servers?.[Symbol.asyncDispose]());

describe('on Node', () => {
  const runtime = {
    features: ['unsent', 'inspect'] as const,
    package: { main, fetch: fetchEntry },
    inspect: (value: unknown) => inspect(value, { depth: Infinity, showHidden: true }),
  };

  const applicable = [...behaviours.entries()].filter(
    ([, { needs }]) => !needs || runtime.features.some((feature) => feature === needs),
  );
  it.each(applicable.map(([index, behaviour]) => ({ index, behaviour, name: behaviour.name })))(
    '$name',
    ({ index, behaviour }) => runBehaviour(behaviour, index, runtime, servers.forRun('vitest')),
  );
});
