/** What the guide shows is what the command knows. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { fencedCode } from '../../docs/test/fenced-code.ts';
import { readCommandLine, USAGE } from '../src/command-line.ts';
import { keyNames } from '../src/credential.ts';
import { catalogue, readFixture } from '../src/index.ts';

const REPOSITORY = new URL('../../', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, REPOSITORY), 'utf8');
const page = text('docs/conformance.md');
const blocks = fencedCode(page);
const codeIn = (language: string) =>
  blocks.filter((block) => block.language === language).map(({ code }) => code);
const server = { KEYTURN_BASE_URL: 'https://api.test', KEYTURN_API_KEY: 'key' };

describe('the guide', () => {
  it('names only options that there are', () => {
    const known = new Set(USAGE.match(/--[a-z-]+/g));
    const own = page.replace(/docker [^`]+|npx --yes/g, '');
    const named = own.match(/(?<=^|[\s`(])--[a-z-]+/gm) ?? [];
    expect(named.filter((option) => !known.has(option))).toEqual([]);
  });

  it('shows command lines that are understood, with checks that there are', () => {
    const lines = codeIn('sh')
      .flatMap((code) => code.split('\n'))
      .filter((line) => line.startsWith('npx @keyturn/conformance'));
    const areas = new Set(catalogue.flatMap(({ id }) => [id, id.split('.')[0]]));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      const args = line.replace(/ #.*/, '').trim().split(/\s+/).slice(2);
      const command = readCommandLine(args, server);
      const { only = [], skip = [] } = command.command === 'run' ? command : {};
      for (const name of [...(only ?? []), ...(skip ?? [])]) expect(areas).toContain(name);
    }
  });

  it('shows fixtures that are read, and valid by the schema', () => {
    const isValid = new Ajv2020().compile(JSON.parse(text('conformance/fixture.schema.json')));
    const environment = new Proxy({}, { get: () => 'sk_test_key' });
    const fixtures = codeIn('json').map((code) => readFixture(code, environment));
    for (const code of codeIn('json')) expect(isValid(JSON.parse(code))).toBe(true);
    const keys = fixtures.flatMap((fixture) => Object.keys(fixture.keys));
    expect(['main', ...keys]).toEqual(Object.keys(keyNames));
    const waived = fixtures.flatMap((fixture) => Object.keys(fixture.waived));
    for (const id of waived) expect(catalogue.map((check) => check.id)).toContain(id);
  });

  it('has a job for CI that can be copied', () => {
    const [job = ''] = codeIn('yaml');
    const command = /npx --yes @keyturn\/conformance (?<args>(?:.*\\\n)*.*)/.exec(job)?.groups?.[
      'args'
    ];
    const args = (command ?? '').replaceAll('\\\n', ' ').trim().split(/\s+/);
    expect(readCommandLine(args, server)).toMatchObject({
      fixtureFile: 'conformance.json',
      reports: [
        { format: 'github' },
        { format: 'terminal' },
        { format: 'html' },
        { format: 'junit' },
      ],
    });
  });

  it('shows a report as the terminal has it', () => {
    const [report = ''] = codeIn('');
    expect(report).toMatch(/^ {2}✗ pages\.agreement {2}/m);
    expect(report).toContain(catalogue.find(({ id }) => id === 'pages.agreement')?.title);
    expect(report).toContain(`of ${catalogue.length} checks;`);
  });
});
