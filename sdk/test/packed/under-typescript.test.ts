/** The types of the packed client, read by the oldest compiler that its README names. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REPOSITORY, snippetsOf } from '../../../docs/test/snippets.ts';
import { type ConsumerProject, createConsumerProject } from './consumer-project.ts';

const snippets = snippetsOf('sdk/README.md').filter(({ language }) => language === 'ts');
const readme = readFileSync(path.join(REPOSITORY, 'sdk/README.md'), 'utf8');
const [, oldest] = /TypeScript (\d+\.\d+) or later/.exec(readme) ?? [];

let project: ConsumerProject;

beforeAll(async () => {
  project = await createConsumerProject({
    packages: ['sdk'],
    tools: [`typescript@${oldest}`, '@types/node'],
  });
  for (const { fileName, code } of snippets) {
    await project.write(path.join('snippets', path.basename(fileName)), code);
  }
});

afterAll(async () => {
  await project?.[Symbol.asyncDispose]();
});

it('the README names the oldest TypeScript', () => {
  expect(oldest).toMatch(/^\d+\.\d+$/);
});

it.each([
  ['esnext', 'bundler'],
  ['nodenext', 'nodenext'],
])('its snippets compile there, as %s', async (module, moduleResolution) => {
  const strict = { strict: true, target: 'es2022', skipLibCheck: false, noEmit: true };
  await project.compile('snippets', { ...strict, module, moduleResolution, types: ['node'] });
});
