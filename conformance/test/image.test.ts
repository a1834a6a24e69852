/**
 * The image as it is written down: no engine runs here, so what its Dockerfile names is held against
 * the repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  copyOf,
  instructionsOf,
  isInContext,
} from '../../reference-server/test/image-description.ts';

const REPOSITORY = new URL('../../', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, REPOSITORY), 'utf8');

const ignored = text('conformance/Dockerfile.dockerignore');
const instructions = instructionsOf(text('conformance/Dockerfile'));
const all = (name: string) => instructions.filter((instruction) => instruction.name === name);
const copies = all('COPY').map(copyOf);

describe('the image of the checks', () => {
  it('is built from files that exist and that its context holds, each workspace among them', () => {
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
    const out = ['.git', '.env', 'docs', 'node_modules', 'sdk/src', 'conformance/node_modules'];
    expect(out.filter((file) => isInContext(file, ignored))).toEqual([]);
  });

  it('takes what it runs from stages that there are', () => {
    const stages = all('FROM').map((from) => from.text.split(' AS ')[1]);
    const origins = copies.flatMap(({ from }) => from ?? []);
    expect(origins).toEqual(['dependencies', 'build', 'build']);
    expect(stages).toEqual(expect.arrayContaining(origins));
  });

  it('runs the command of the package, as another user than root', () => {
    expect(all('USER').map((user) => user.text)).toEqual(['node']);
    const { bin } = JSON.parse(text('conformance/package.json'));
    const program = bin['keyturn-conformance'].replace('./', '/keyturn/conformance/');
    expect(JSON.parse(all('ENTRYPOINT')[0]?.text ?? '')).toEqual(['node', program]);
  });
});
