/** Runs the behaviours of the packed SDK in every runtime, prints a table, and fails if one fails. */
import path from 'node:path';
import { startServers } from '../../test/behaviour/servers.ts';
import { createConsumerProject } from '../../test/packed/consumer-project.ts';
import { chromium } from './chromium.ts';
import { type Program, program } from './program.ts';
import { printReport } from './report-table.ts';
import { bundleSuite } from './suite-bundles.ts';
import { workerd } from './workerd.ts';

const installed = (file: string) => path.join(import.meta.dirname, '../node_modules', file);

await using servers = await startServers();
await using project = await createConsumerProject({ packages: ['sdk'], tools: [] });
const bundles = await bundleSuite(project.folder);

const runtimes = [
  ...inBothFormats({ name: 'Node', command: installed('node-20/bin/node') }),
  ...inBothFormats({ name: 'Node', command: installed('node-22/bin/node') }),
  ...inBothFormats({ name: 'Node', command: process.execPath }),
  ...inBothFormats({ name: 'Bun', command: installed('.bin/bun'), options: ['--no-install'] }),
  ...inBothFormats({
    name: 'Deno',
    command: installed('deno/deno'),
    options: [
      'run',
      '--no-prompt',
      '--cached-only',
      '--node-modules-dir=manual',
      '--allow-net=127.0.0.1',
      `--allow-read=${project.folder}`,
      // For tokens in files.
      `--allow-write=${project.folder}/tokens`,
      '--allow-sys=uid,hostname',
      '--allow-env=KEYTURN_API_KEY,KEYTURN_BASE_URL',
    ],
  }),
  workerd(bundles.workerd),
  ...chromium(servers.scripted, bundles),
];

function inBothFormats(host: Omit<Program, 'suite'>) {
  return (['esm', 'cjs'] as const).map((format) =>
    program({ ...host, name: `${host.name} ${format}`, suite: bundles[format] }),
  );
}

const reports = [];
for (const [index, runtime] of runtimes.entries()) {
  const report = await runtime.run(servers.forRun(`run-${index}`)).catch((error: unknown) => ({
    version: '',
    outcomes: [{ name: 'the runtime starts', failure: `${error}`, lacks: null }],
  }));
  reports.push({ name: runtime.name, ...report });
}
process.exitCode = printReport(reports) ? 0 : 1;
