/** What each client adds to an application that imports it: bundled, minified, gzipped. */
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
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

export async function benchmarkSize(): Promise<void> {
  const rows = [['', 'kB gzipped', 'kB minified']];
  for (const [name, program] of PROGRAMS) {
    const chunks = await bundle(program);
    const gzipped = chunks.map((chunk) => gzipSync(chunk, { level: 9 }));
    rows.push([name, kilobytes(gzipped), kilobytes(chunks)]);
  }
  printTable(`Bundle for a browser, goal ${GOAL_KILOBYTES} kB gzipped`, rows);
}

/** The chunks that are loaded at the start. What is imported only when it is needed does not count. */
async function bundle(program: string): Promise<Uint8Array[]> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: '.',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@keyturn/source'],
  });
  const loaded = new Set(['stdin.js']);
  for (const name of loaded) {
    for (const { path: imported, kind } of metafile.outputs[name]?.imports ?? []) {
      if (kind === 'import-statement') loaded.add(imported);
    }
  }
  return outputFiles
    .filter((file) => loaded.has(path.basename(file.path)))
    .map(({ contents }) => contents);
}

function kilobytes(chunks: readonly Uint8Array[]): string {
  return (chunks.reduce((sum, { length }) => sum + length, 0) / 1_000).toFixed(1);
}

if (import.meta.main) await benchmarkSize();
