/** The tests of the reference server's HTTP behaviour, as they are, against the mock by every door. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';

vi.mock('../../reference-server/src/over-stores.suite.ts', () => import('./over-targets.ts'));

const cwd = path.join(import.meta.dirname, '../../reference-server/src');
for (const file of globSync('{http,routes}/*.test.ts', { cwd }).sort()) {
  await import(path.join(cwd, file));
}
