import { defineConfig } from 'vitest/config';
import { onSources } from '../../../vitest.config.ts';

// Thousands of requests each, most of them over real processes: `npm run full-run` runs these, `npm test` does not.
export default defineConfig({
  ...onSources,
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    // Side by side, since a run waits for the window of a limit most of its time.
    maxWorkers: 3,
    globalSetup: ['../../../reference-server/test/postgres.setup.ts'],
    testTimeout: 420_000,
  },
});
