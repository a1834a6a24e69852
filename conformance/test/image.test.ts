import { describe, expect, it } from 'vitest';
import { describeImage } from '../../reference-server/test/image.suite.ts';
import { readImage } from '../../reference-server/test/image-description.ts';
import manifest from '../package.json' with { type: 'json' };

describe('the image of the checks', () => {
  const image = readImage('conformance');
  describeImage(image);

  it('runs the command of the package', () => {
    const program = manifest.bin['keyturn-conformance'].replace('./', '/keyturn/conformance/');
    expect(image.commandOf('ENTRYPOINT')).toEqual(['node', program]);
  });
});
