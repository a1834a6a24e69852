import { defineConfig } from 'vitest/config';

const conditions = ['@keyturn/source'];

/** Tests run on the sources: the condition makes every workspace package resolve to its `src`. */
export const onSources = { resolve: { conditions }, ssr: { resolve: { conditions } } };

export default defineConfig({
  ...onSources,
  test: {
    // Half of the time goes into waiting for processes, sockets and disks.
    maxWorkers: '100%',
    globalSetup: ['reference-server/test/postgres.setup.ts'],
    include: ['*.test.ts', '*/{src,test,demo,generator}/**/*.test.ts', 'docs/**/*.test.ts'],
    // They take long, and have commands of their own: `test:packed`, `verify:prism`, `full-run`.
    exclude: ['**/node_modules/**', '**/dist/**', '**/test/{packed,prism-proxy,full-run}/**'],
  },
});
