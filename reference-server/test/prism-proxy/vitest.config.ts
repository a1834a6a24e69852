import { defineConfig } from 'vitest/config';
import { onSources } from '../../../vitest.config.ts';

// Every request takes a detour through a process: `npm run verify:prism` runs these, `npm test` does not.
export default defineConfig({
  ...onSources,
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    // What Prism says of an answer does not depend on the store.
    testNamePattern: /^(?!.* over (SQLite|PostgreSQL) )/,
    // Prism reads a large document before it listens.
    hookTimeout: 60_000,
    testTimeout: 60_000,
  },
});
