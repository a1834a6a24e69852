/**
 * The behaviours on the pinned Node and the sources; `sdk/runtimes` runs them everywhere else. They
 * take real time, since clock and connections of the platform are what is tried.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, it } from 'vitest';
import * as fetchEntry from '../../src/fetch.ts';
import { createFileTokenStore } from '../../src/file-token-store.ts';
import * as main from '../../src/index.ts';
import { behaviours } from './behaviours.ts';
import { runBehaviour } from './run-behaviours.ts';
import { type RunningServers, startServers } from './servers.ts';

let servers: RunningServers;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-behaviour-'));
  servers = await startServers();
});

afterAll(async () => {
  await servers?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('on Node', () => {
  const runtime = {
    features: ['unsent', 'inspect', 'files'] as const,
    package: { main, fetch: fetchEntry },
    inspect: (value: unknown) => inspect(value, { depth: Infinity, showHidden: true }),
    openFileTokenStore: () => createFileTokenStore({ directory: path.join(folder, 'tokens') }),
  };

  const applicable = [...behaviours.entries()].filter(
    ([, { needs }]) => !needs || runtime.features.some((feature) => feature === needs),
  );
  it.each(applicable.map(([index, behaviour]) => ({ index, behaviour, name: behaviour.name })))(
    '$name',
    ({ index, behaviour }) => runBehaviour(behaviour, index, runtime, servers.forRun('vitest')),
  );
});
