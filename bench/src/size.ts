/** What each client adds to an application that imports it: bundled, minified, gzipped. */
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { printTable } from './table.ts';

/** Keyturn first. Every program uses what it imports, so that nothing of it is left out. */
const PROGRAMS = [
  ['Keyturn, all 47 methods', "import { Keyturn } from '@keyturn/sdk'; console.log(Keyturn);"],
  [
    'Keyturn, createFetch',
    "import { createFetch } from '@keyturn/sdk/fetch'; console.log(createFetch);",
  ],
  ['openapi-fetch', "import createClient from 'openapi-fetch'; console.log(createClient);"],
  ['ky', "import ky from 'ky'; console.log(ky);"],
  ['stripe', "import Stripe from 'stripe'; console.log(Stripe);"],
  ['openai', "import OpenAI from 'openai'; console.log(OpenAI);"],
  ['octokit', "import { Octokit } from 'octokit'; console.log(Octokit);"],
] as const;
const GOAL_KILOBYTES = 9;

/** What is imported only when it is needed is not loaded at the start, and does not count. */
const loadedLater: Plugin = {
  name: 'loaded-later',
  setup({ onResolve }) {
    onResolve({ filter: /^/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { external: true } : undefined,
    );
  },
};

export async function benchmarkSize(): Promise<void> {
  const rows = [['', 'kB gzipped', 'kB minified']];
  for (const [name, program] of PROGRAMS) {
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: import.meta.dirname },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      conditions: ['@keyturn/source'],
      plugins: [loadedLater],
    });
    const bytes = outputFiles[0]?.contents ?? new Uint8Array();
    rows.push([name, kilobytes(gzipSync(bytes, { level: 9 })), kilobytes(bytes)]);
  }
  printTable(`Bundle for a browser, goal ${GOAL_KILOBYTES} kB gzipped`, rows);
}

function kilobytes({ length }: Uint8Array): string {
  return (length / 1_000).toFixed(1);
}

if (import.meta.main) await benchmarkSize();
