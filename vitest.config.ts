import { defineConfig } from 'vitest/config';

// Tests run on the sources: the condition makes every workspace package resolve to its `src`.
const conditions = ['@keyturn/source'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['contract/generator/**/*.test.ts', '*/src/**/*.test.ts', '*/test/**/*.test.ts', 'docs/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
});
