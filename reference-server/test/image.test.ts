import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { USAGE } from '../src/config.ts';
import { describeImage } from './image.suite.ts';
import { exitCodeOf, readImage } from './image-description.ts';

const isRead = (variable: string) => new RegExp(`\\b${variable}\\b`).test(USAGE);
const SECRET = /KEY|SECRET|PASSWORD|TOKEN|_URL/;

describe('the image of the server', () => {
  const image = readImage('reference-server');
  describeImage(image);

  it('runs on the Node that the server needs', () => {
    const [major] = /\d+/.exec(manifest.engines.node) ?? [];
    expect(image.all('FROM').at(-1)).toMatch(new RegExp(`^node:${major}-slim\\b`));
  });

  it('is built with the document that its explorer shows', () => {
    expect(image.copies.flatMap(({ sources }) => sources)).toContain('openapi.yaml');
  });

  it('sets variables that the server reads, and no secret', () => {
    const variables = image.all('ENV').flatMap(namesIn);
    expect(variables).toContain('METRICS_PORT');
    expect(variables.filter((name) => name !== 'NODE_ENV' && !isRead(name))).toEqual([]);
    const given = [...variables, ...image.all('ARG')];
    expect(given.filter((name) => SECRET.test(name))).toEqual([]);
  });

  it('starts what the build makes', () => {
    const program = manifest.bin['keyturn-reference-server'].replace('./', 'reference-server/');
    expect(image.commandOf('CMD')).toEqual(['node', program]);
  });

  it.each([
    [200, 0],
    [503, 1],
  ])('is healthy as readiness says: %i ends its check with %i', async (status, code) => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const checkHealth = () =>
      exitCodeOf(image.commandOf('HEALTHCHECK'), { METRICS_PORT: String(port) });
    expect(await checkHealth()).toBe(code);
    server.close();
    expect(asked).toEqual(['/readyz']);
    expect(await checkHealth()).toBe(1);
  });
});

/** The variables that an `ENV` sets. */
function namesIn(pairs: string): string[] {
  return pairs.split(' ').map((pair) => pair.split('=')[0] ?? '');
}
