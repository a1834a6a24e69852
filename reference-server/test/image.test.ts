/**
 * The image as it is written down: no engine runs here, so what its Dockerfile names is held against
 * the repository, and the health check is run by itself.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { USAGE } from '../src/config.ts';
import { copyOf, instructionsOf, isInContext, variablesOf } from './image-description.ts';

const REPOSITORY = new URL('../../', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, REPOSITORY), 'utf8');

const ignored = text('reference-server/Dockerfile.dockerignore');
const instructions = instructionsOf(text('reference-server/Dockerfile'));
const all = (name: string) => instructions.filter((instruction) => instruction.name === name);
const stages = all('FROM').map((from) => from.text.split(' AS ')[1]);
const isRead = (variable: string) => new RegExp(`\\b${variable}\\b`).test(USAGE);
const SECRET = /KEY|SECRET|PASSWORD|TOKEN|_URL/;

describe('the image', () => {
  it('is built from files that exist and that its context holds', () => {
    const copies = all('COPY').map(copyOf);
    const sources = copies.filter(({ from }) => from === undefined).flatMap((copy) => copy.sources);
    expect(sources).toContain('openapi.yaml');
    for (const source of sources) {
      const found = existsSync(new URL(source, REPOSITORY)) && isInContext(source, ignored);
      expect([source, found]).toEqual([source, true]);
    }
    const origins = copies.flatMap(({ from }) => from ?? []);
    expect(stages).toEqual(expect.arrayContaining(origins));
  });

  it('knows every workspace, without which npm ci refuses the lock file', () => {
    const { workspaces } = JSON.parse(text('package.json')) as { workspaces: string[] };
    const sources = all('COPY').flatMap((copy) => copyOf(copy).sources);
    const manifests = workspaces.map((name) => `${name}/package.json`);
    expect(sources).toEqual(expect.arrayContaining(manifests));
  });

  it('has a small context, with no data, secret or installed package', () => {
    const out = ['.git', '.env', 'data', 'docs', 'node_modules', 'sdk/src', 'sdk/package.json.bak'];
    const below = ['contract/node_modules', 'reference-server/data/jwt-secret'];
    const inside = [...out, ...below].filter((file) => isInContext(file, ignored));
    expect(inside).toEqual([]);
  });

  it('runs as another user than root, on the Node that the server needs', () => {
    expect(all('USER')).toEqual([{ name: 'USER', text: 'node' }]);
    const { engines } = JSON.parse(text('reference-server/package.json'));
    const [major] = /\d+/.exec(engines.node) ?? [];
    for (const { text: from } of all('FROM').filter(
      (one) => !stages.includes(one.text.split(' ')[0]),
    )) {
      expect(from).toMatch(new RegExp(`^node:${major}-slim\\b`));
    }
  });

  it('sets variables that the server reads, and no secret', () => {
    const variables = all('ENV').flatMap(variablesOf);
    expect(variables).toContain('METRICS_PORT');
    expect(variables.filter((name) => name !== 'NODE_ENV' && !isRead(name))).toEqual([]);
    expect(
      [...variables, ...all('ARG').map((arg) => arg.text)].filter((name) => SECRET.test(name)),
    ).toEqual([]);
  });

  it('starts what the build makes', () => {
    const [command] = all('CMD');
    const { bin } = JSON.parse(text('reference-server/package.json'));
    const program = bin['keyturn-reference-server'].replace('./', 'reference-server/');
    expect(JSON.parse(command?.text ?? '')).toEqual(['node', program]);
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
    expect(await runHealthCheck(port)).toBe(code);
    server.close();
    expect(asked).toEqual(['/readyz']);
    expect(await runHealthCheck(port)).toBe(1);
  });
});

/** Runs the command of the image's health check. @returns its exit code */
function runHealthCheck(port: number): Promise<number> {
  const [check] = all('HEALTHCHECK');
  const [, ...args] = JSON.parse(check?.text.replace(/^.*? CMD /, '') ?? '') as string[];
  const env = { METRICS_PORT: String(port) };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error) => resolve(Number(error?.code ?? 0)));
  });
}
