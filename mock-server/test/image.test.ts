/**
 * The image as it is written down: no engine runs here, so what its Dockerfile names is held against
 * the repository, and what it starts is started.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  copyOf,
  instructionsOf,
  isInContext,
} from '../../reference-server/test/image-description.ts';
import { readCommandLine } from '../src/standalone/command-line.ts';
import { startStandalone } from './standalone-process.ts';

const REPOSITORY = new URL('../../', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, REPOSITORY), 'utf8');

const ignored = text('mock-server/Dockerfile.dockerignore');
const instructions = instructionsOf(text('mock-server/Dockerfile'));
const all = (name: string) => instructions.filter((instruction) => instruction.name === name);
const argumentsOf = (name: string): string[] =>
  JSON.parse(all(name)[0]?.text.replace(/^.*? CMD /, '') ?? '[]');

describe('the image of the mock', () => {
  it('is built from files that exist and that its context holds, each workspace among them', () => {
    const copies = all('COPY').map(copyOf);
    const sources = copies.filter(({ from }) => from === undefined).flatMap((copy) => copy.sources);
    const { workspaces } = JSON.parse(text('package.json')) as { workspaces: string[] };
    expect(sources).toEqual(
      expect.arrayContaining(workspaces.map((name) => `${name}/package.json`)),
    );
    for (const source of sources) {
      const found = existsSync(new URL(source, REPOSITORY)) && isInContext(source, ignored);
      expect([source, found]).toEqual([source, true]);
    }
  });

  it('has a small context, with no data, secret or installed package', () => {
    const out = [
      '.git',
      '.env',
      'data',
      'docs',
      'node_modules',
      'sdk/src',
      'mock-server/node_modules',
    ];
    expect(out.filter((file) => isInContext(file, ignored))).toEqual([]);
  });

  it('runs as another user than root, and has nothing but one file of code', () => {
    expect(all('USER').map((user) => user.text)).toEqual(['node']);
    const copied = all('COPY')
      .map(copyOf)
      .filter(({ from }) => from !== undefined);
    const files = copied.flatMap((copy) => copy.sources).filter((file) => file.endsWith('.js'));
    expect(files).toEqual(['/keyturn/mock-server/dist/serve.js']);
  });

  it('starts the command that the package has, with options that there are', () => {
    const [program, file, ...options] = argumentsOf('ENTRYPOINT');
    const { bin } = JSON.parse(text('mock-server/package.json'));
    expect([program, `./${file}`]).toEqual(['node', bin['keyturn-mock-server']]);
    expect(readCommandLine(options)).toMatchObject({
      host: '0.0.0.0',
      port: Number(all('EXPOSE')[0]?.text),
      access: { isExposed: true },
    });
  });

  it('is healthy while the mock answers', async () => {
    const mock = await startStandalone();
    expect(await runHealthCheck(mock.url)).toBe(0);
    await mock.stop();
    expect(await runHealthCheck(mock.url)).toBe(1);
  });
});

/** Runs the command of the image's health check against another address. @returns its exit code */
function runHealthCheck(url: string): Promise<number> {
  const [, flag = '', program = ''] = argumentsOf('HEALTHCHECK');
  const args = [flag, program.replace('http://127.0.0.1:3020', url)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error) => resolve(Number(error?.code ?? 0)));
  });
}
