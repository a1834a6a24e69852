/** What every image of this repository has to pass, beside tests of its own. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import repository from '../../package.json' with { type: 'json' };
import { type Image, REPOSITORY } from './image-description.ts';

const LEFT_OUT = ['.git', '.env', 'data', 'docs', 'node_modules', 'sdk/src'];

export function describeImage({ folder, all, copies, hasInContext }: Image): void {
  describe('an image', () => {
    const sources = copies.filter(({ from }) => from === undefined).flatMap((copy) => copy.sources);

    it('is built from files that exist and that its context holds', () => {
      const missing = sources.filter(
        (source) => !existsSync(new URL(source, REPOSITORY)) || !hasInContext(source),
      );
      expect(missing).toEqual([]);
    });

    it('knows every workspace, without which npm ci refuses the lock file', () => {
      const manifests = repository.workspaces.map((name) => `${name}/package.json`);
      expect(sources).toEqual(expect.arrayContaining(manifests));
    });

    it('has a small context, with no data, secret or installed package', () => {
      const below = ['node_modules', 'dist', 'data/jwt-secret'].map((file) => `${folder}/${file}`);
      expect([...LEFT_OUT, ...below].filter(hasInContext)).toEqual([]);
    });

    it('takes what it runs from stages that there are', () => {
      const stages = all('FROM').map((from) => from.split(' AS ')[1]);
      expect(stages).toEqual(expect.arrayContaining(copies.flatMap(({ from }) => from ?? [])));
    });

    it('runs as another user than root', () => {
      expect(all('USER')).toEqual(['node']);
    });
  });
}
