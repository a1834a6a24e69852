import { defineConfig } from 'vitest/config';

const conditions = ['@keyturn/source'];

// These fail, which is what `vitest-report.test.ts` looks at; `npm test` does not run them.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['mock-server/test/failing/failing.ts'], cache: false },
});
