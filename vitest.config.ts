import { defineConfig } from 'vitest/config';

// Tests run on the sources: the condition makes every workspace package resolve to its `src`.
const conditions = ['@keyturn/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Half of the time goes into waiting for processes, sockets and disks.
    maxWorkers: '100%',
    globalSetup: ['reference-server/test/postgres.setup.ts'],
    include: ['*.test.ts', '*/{src,test,demo,generator}/**/*.test.ts', 'docs/**/*.test.ts'],
    // They take long, and have commands of their own: `test:packed`, `verify:prism`, `full-run`.
    exclude: ['**/node_modules/**', '**/dist/**', '**/test/{packed,prism-proxy,full-run}/**'],
  },
});
