/**
 * Runs tests of the HTTP behaviour of the reference server against the mock, by every door.
 *
 * - What a target does not have (a connection with an address, the server's own log) it skips when the
 *   test asks for it: such tests run against the server itself.
 */

import type { AppSettings } from '@keyturn/reference-server/internal/settings';
import { callsThrough } from '@keyturn/reference-server/internal/test-requests';
import { ROOT_KEY, type TestServer } from '@keyturn/reference-server/internal/test-server';
import { afterEach, describe, TestRunner } from 'vitest';
import { standalone } from './standalone-target.ts';
import { mockFetch, msw, type Opened, skip, type Target } from './targets.ts';

type Start = (settings?: Partial<AppSettings>) => Promise<TestServer>;

const targets: readonly Target[] = [mockFetch, standalone, msw(2), msw(3)];

/** Stands in the place of `overStores`. */
export function overStores(title: string, tests: (start: Start) => void): void {
  describe.each(targets)(`${title} through $name`, ({ open }) => {
    const opened: Opened[] = [];
    afterEach(async () => {
      for (const target of opened.splice(0)) await target.close();
    });
    tests(async (settings = {}) => {
      skipOfAnotherServer();
      const target = await open(settings);
      opened.push(target);
      return testServerOf(target);
    });
  });
}

function testServerOf(target: Opened): TestServer {
  const { baseUrl, fetch, fetchTarget } = target;

  return {
    store: target.store,
    get usage() {
      return skip('reads the rows of usage before they are written');
    },
    get errors() {
      return skip("reads the server's log");
    },
    get log() {
      return skip("reads the server's log");
    },
    get observed() {
      return skip('observes the server');
    },
    get hashing() {
      return skip("counts the server's hashing");
    },
    ...callsThrough(ROOT_KEY, (path, init, info) => {
      if (info === undefined) return fetch(`${baseUrl}${path}`, init);
      if (info.remoteAddress !== undefined || fetchTarget === undefined) skip('needs a connection');
      return fetchTarget(info.target ?? path, init);
    }),
    pass: target.pass,
    now: target.now,
  };
}

/** Tests of what belongs to the server that they were written for, by a part of their title. */
const OF_ANOTHER_SERVER: Readonly<Record<string, string>> = {
  'tells what process and machine use': 'the mock is on a machine of its own',
  'with every dependency': 'time passes here on the wall clock only',
  'ranks the ten most used only': 'the mock records the usage of the test itself',
  'zeros where nothing happened': 'the mock records the usage of the test itself',
  'told or not told beforehand': 'no fetch sends a length that is wrong',
};

function skipOfAnotherServer(): void {
  const title = TestRunner.getCurrentTest()?.name ?? '';
  for (const [part, reason] of Object.entries(OF_ANOTHER_SERVER)) {
    if (title.includes(part)) skip(reason);
  }
}
