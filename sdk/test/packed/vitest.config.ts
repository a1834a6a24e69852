import { defineConfig } from 'vitest/config';

// Packing, installing and compiling take a while: `npm run test:packed` runs these, `npm test` does not.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    hookTimeout: 300_000,
    testTimeout: 60_000,
  },
});
