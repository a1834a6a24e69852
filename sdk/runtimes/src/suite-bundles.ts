import path from 'node:path';
import { build } from 'esbuild';

export interface SuiteBundles {
  /** Paths of programs, which find the package in the `node_modules` beside them. */
  readonly esm: string;
  readonly cjs: string;
  /** Texts of modules that hold the package as well, as a bundler for the web makes them. */
  readonly page: string;
  readonly pageWorker: string;
  readonly workerd: string;
}

/** @param folder A project that has installed the packed package. */
export async function bundleSuite(folder: string): Promise<SuiteBundles> {
  return {
    esm: await bundleEntry('esm', path.join(folder, 'suite.mjs'), 'esm'),
    cjs: await bundleEntry('cjs', path.join(folder, 'suite.cjs'), 'cjs'),
    page: await bundleWhole('page', folder),
    pageWorker: await bundleWhole('page-worker', folder),
    workerd: await bundleWhole('workerd', folder),
  };
}

/** Bundles all but the package, which must come from the project and not from this repository. */
async function bundleEntry(entry: string, outfile: string, format: 'esm' | 'cjs') {
  await build({
    entryPoints: [path.join(import.meta.dirname, `entries/${entry}.ts`)],
    outfile,
    format,
    bundle: true,
    platform: 'node',
    // The oldest that is supported: it has no `await using`.
    target: 'node20',
    external: ['@keyturn/sdk'],
  });
  return outfile;
}

async function bundleWhole(entry: string, folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [await bundleEntry(entry, path.join(folder, `suite-${entry}.mjs`), 'esm')],
    format: 'esm',
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}
