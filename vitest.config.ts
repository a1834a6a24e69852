import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const conditions = ['@keyturn/source'];

/** Tests run on the sources: the condition makes every workspace package resolve to its `src`. */
export const onSources = { resolve: { conditions }, ssr: { resolve: { conditions } } };

// They take long, and have commands of their own: `test:packed`, `verify:prism`, `full-run`.
const exclude = ['**/node_modules/**', '**/dist/**', '**/test/{packed,prism-proxy,full-run}/**'];

// Of modules that are loaded anew, or of what a module has seen so far.
const ofModules = [
  'conformance/src/checks/idempotency.test.ts',
  'mock-server/src/{msw,vitest}.test.ts',
  'sdk/src/error-from-answer.test.ts',
];

export default defineConfig({
  ...onSources,
  test: {
    // A part of the time goes into waiting for processes, sockets and disks.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // A machine may be busy with other work, and a test that hangs shows all the same.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    globalSetup: ['reference-server/test/postgres.setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          // Projects run in the order of their names, so that what takes longest does not end last.
          name: 'apart',
          include: ['*/{test,demo,generator}/**/*.test.ts', 'docs/**/*.test.ts', ...ofModules],
          exclude,
        },
      },
      {
        extends: true,
        test: {
          name: 'together',
          // Most of these files run for less time than it takes to load what they test.
          isolate: false,
          include: ['*/src/**/*.test.ts'],
          exclude: [...exclude, ...ofModules],
        },
      },
    ],
  },
});
