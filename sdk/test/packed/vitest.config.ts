import { defineConfig } from 'vitest/config';

// Packing, installing and compiling take a while: `npm run test:packed` runs these, `npm test` does not.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    // Each file builds what is out of date, so no two at once.
    fileParallelism: false,
    hookTimeout: 300_000,
    testTimeout: 60_000,
  },
});
