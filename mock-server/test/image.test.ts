import { describe, expect, it } from 'vitest';
import { describeImage } from '../../reference-server/test/image.suite.ts';
import { exitCodeOf, readImage } from '../../reference-server/test/image-description.ts';
import manifest from '../package.json' with { type: 'json' };
import { readCommandLine } from '../src/standalone/command-line.ts';
import { startStandalone } from './standalone-process.ts';

describe('the image of the mock', () => {
  const image = readImage('mock-server');
  describeImage(image);

  it('has nothing but one file of code', () => {
    const copied = image.copies.filter(({ from }) => from !== undefined);
    const files = copied.flatMap(({ sources }) => sources).filter((file) => file.endsWith('.js'));
    expect(files).toEqual(['/keyturn/mock-server/dist/serve.js']);
  });

  it('starts the command that the package has, with options that there are', () => {
    const [program, file, ...options] = image.commandOf('ENTRYPOINT');
    expect([program, `./${file}`]).toEqual(['node', manifest.bin['keyturn-mock-server']]);
    expect(readCommandLine(options)).toMatchObject({
      host: '0.0.0.0',
      port: Number(image.all('EXPOSE')[0]),
      access: { isExposed: true },
    });
  });

  it('is healthy while the mock answers', async () => {
    const mock = await startStandalone();
    const check = image
      .commandOf('HEALTHCHECK')
      .map((part) => part.replace('http://127.0.0.1:3020', mock.url));
    expect(await exitCodeOf(check)).toBe(0);
    await mock.stop();
    expect(await exitCodeOf(check)).toBe(1);
  });
});
