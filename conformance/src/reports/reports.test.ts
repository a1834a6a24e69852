/** Every report of a run that has something to tell: violations, waivers, skipped and undecided checks. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { runOnMock } from '../../test/run-on-mock.ts';
import type { CheckResult, ConformanceReport } from '../result.ts';
import { paintFor } from './colours.ts';
import { githubReport } from './github.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';
import { terminalReport } from './terminal.ts';

const run = promisify(execFile);
const plain = paintFor({}, false);

const FORMATS: Readonly<Record<string, (report: ConformanceReport) => string>> = {
  terminal: (report) => terminalReport(report, plain),
  coloured: (report) => terminalReport(report, paintFor({ FORCE_COLOR: '1' }, false)),
  html: htmlReport,
  junit: junitReport,
  github: githubReport,
  json: (report) => JSON.stringify(report),
};

let report: ConformanceReport;
let secrets: readonly string[];

beforeAll(async () => {
  // It repeats every credential in a header, a message and a field, as careless servers do.
  const run = await runOnMock({
    only: ['answers', 'credentials', 'jwts', 'tokens', 'pages', 'errors'],
    skip: ['pages.order'],
    fixture: { keys: {}, waived: { 'answers.content-type': 'Mended with the next release.' } },
    async tamper(response, request) {
      const authorization = request.headers.get('authorization') ?? '';
      const headers = new Headers(response.headers);
      headers.set('content-type', 'text/html');
      headers.delete('content-length');
      const body = JSON.parse((await response.text()) || 'null');
      const text = JSON.stringify({ ...body, debug: `<b>${authorization}</b>\u0000` });
      const { status } = response;
      return new Response(request.method === 'HEAD' ? null : text, { status, headers });
    },
  });
  ({ report, secrets } = run);
}, 60_000);

describe.each(Object.keys(FORMATS))('the report as %s', (format) => {
  const text = () => FORMATS[format]?.(report) ?? '';

  it('holds no key and no JWT of the run, nor one in Basic credentials', () => {
    expect(secrets.length).toBeGreaterThan(20);
    const encoded = secrets.map((secret) => btoa(`${secret}:`).slice(0, -4));
    expect([...secrets, ...encoded].filter((secret) => text().includes(secret))).toEqual([]);
    expect(text()).not.toMatch(/sk_(live|test)_\w{20}/);
  });

  it('tells of every check that failed', () => {
    const failed = report.checks.filter(({ verdict }) => verdict === 'failed');
    expect(failed).not.toEqual([]);
    for (const { id } of failed) expect(text()).toContain(id);
  });
});

describe('the report for a person', () => {
  it('has its verdict, the counts and the seed at the end', () => {
    const [verdict, counts] = terminalReport(report, plain).trimEnd().split('\n').slice(-2);
    expect(verdict).toBe('The server departs from the contract.');
    expect(counts).toMatch(/\d+ failed, .*1 waived, .* seed 1$/);
  });

  it('shows what was expected and found, and how to see it again', () => {
    const text = terminalReport(report, plain);
    expect(text).toMatch(/^ {6}expected {2}no such field$/m);
    expect(text).toMatch(/^ {6}.*curl -s .*\$KEYTURN_API_KEY/m);
  });

  it('says why a check was waived, and nothing of what was not asked for', () => {
    const text = terminalReport(report, plain);
    expect(text).toContain('waived: Mended with the next release.');
    expect(text).not.toContain('Not asked for');
  });

  it.each([
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '0' }, true, false],
    [{ TERM: 'dumb' }, true, false],
    [{}, true, true],
    [{}, false, false],
  ])('has colour as %j says on a terminal (%s): %s', (environment, isTerminal, coloured) => {
    expect(paintFor(environment, isTerminal)('red', 'text') !== 'text').toBe(coloured);
  });

  it('names the error codes that no answer carried, unless checks were chosen', () => {
    const asked = report.checks.filter(({ reason }) => !reason?.startsWith('Not asked for'));
    const all = terminalReport({ ...report, checks: asked }, plain);
    expect(all).toMatch(/^Error codes that no answer carried: .*INTERNAL_ERROR/m);
    expect(terminalReport(report, plain)).not.toContain('no answer carried');
  });

  it('names what was left behind', () => {
    const left = { ...report, leftBehind: [{ kind: 'blogs', id: 'blog_7' }] };
    for (const text of [terminalReport(left, plain), githubReport(left), htmlReport(left)]) {
      expect(text).toContain('blogs blog_7');
    }
  });
});

describe('the report as a page', () => {
  it('loads nothing and runs no script', () => {
    const page = htmlReport(report);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<(script|img|link|iframe|object)\b|\son\w+=|url\(|@import/i);
  });

  it('shows what the server said as text', () => {
    const page = htmlReport(report);
    expect(page).not.toContain('<b>Bearer');
    expect(page).toContain('&lt;b&gt;Bearer $KEYTURN_');
  });

  it('has a row of the matrix for every operation, and marks what was not declared', () => {
    const odd = { operation: 'users.get', status: 418, code: 'TEAPOT', count: 3 };
    const moved = { operation: 'models.create', status: 400, code: 'CONFLICT', count: 5 };
    const page = htmlReport({ ...report, reached: [...report.reached, odd, moved] });
    expect(page.match(/<th scope="row"><code>/g)).toHaveLength(47);
    expect(page).toContain('418 TEAPOT');
    expect(page).toContain('<td class="undeclared">3</td>');
    expect(page).toContain('<td class="undeclared">5</td>');
    expect(page).toContain('<td class="open">–</td>');
  });
});

describe('the report as JUnit’s XML', () => {
  it('is well-formed, whatever a server answered, and counts what it holds', async () => {
    const [first] = report.checks;
    const nasty = { ...first, verdict: 'inconclusive', reason: '\u0000\ud800 ]]> & <x a="\n">' };
    const checks = [...report.checks, nasty as CheckResult];
    const { stdout } = await run('python3', ['-c', READ_XML, junitReport({ ...report, checks })]);
    const count = (verdict: string) => checks.filter((check) => check.verdict === verdict).length;
    expect(JSON.parse(stdout)).toEqual({
      tests: String(checks.length),
      testcase: checks.length,
      failure: count('failed'),
      error: count('inconclusive'),
      skipped: count('skipped') + count('waived'),
      reason: '\ufffd\ufffd ]]> & <x a="\n">',
    });
  });
});

const READ_XML = `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.argv[1].encode())
assert root.tag == 'testsuites' and all(suite.tag == 'testsuite' for suite in root)
counts = {name: len(root.findall('.//' + name)) for name in ('testcase', 'failure', 'error', 'skipped')}
print(json.dumps({'tests': root.get('tests'), **counts, 'reason': root.findall('.//error')[-1].get('message')}))
`;

describe('the report for GitHub', () => {
  it('has one line for each annotation, in which nothing begins another', () => {
    const lines = githubReport(report).trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) title=[^:]+::./);
  });

  it('escapes what would end a title or a text', () => {
    const [check] = report.checks.filter(({ verdict }) => verdict === 'failed');
    const finding = { message: '100%\r\n::stop', requests: [], reproduction: '' };
    const odd = { ...check, id: 'a:b,c', findings: [finding] } as CheckResult;
    const [line] = githubReport({ ...report, checks: [odd] }).split('\n');
    expect(line).toContain('title=a%3Ab%2Cc ');
    expect(line).toContain('100%25%0D%0A::stop');
  });
});

describe('the report as JSON', () => {
  const schemaFile = new URL('../../report.schema.json', import.meta.url);

  async function validator() {
    const ajv = new Ajv2020({ allErrors: true });
    formats.default(ajv);
    return ajv.compile(JSON.parse(await readFile(schemaFile, 'utf8')));
  }

  it('is as the published schema says', async () => {
    const validate = await validator();
    validate(JSON.parse(JSON.stringify(report)));
    expect(validate.errors).toBeNull();
  });

  it('has every field that the schema knows', async () => {
    const { properties, $defs } = JSON.parse(await readFile(schemaFile, 'utf8'));
    const finding = report.checks.flatMap(({ findings }) => findings);
    const samples = {
      check: report.checks,
      finding,
      request: finding.flatMap(({ requests }) => requests),
      reached: report.reached,
    };
    const names = (values: readonly object[]) => [...new Set(values.flatMap(Object.keys))].sort();
    expect(names([report])).toEqual(Object.keys(properties).sort());
    for (const [name, values] of Object.entries(samples)) {
      expect(names(values)).toEqual(Object.keys($defs[name].properties).sort());
    }
  });

  it.each([
    ['a field that it does not know', { surprise: 1 }],
    ['another verdict', { verdict: 'fine' }],
    ['a check without findings', { checks: [{ id: 'a.b' }] }],
  ])('is not valid with %s', async (_, change) => {
    const validate = await validator();
    expect(validate({ ...JSON.parse(JSON.stringify(report)), ...change })).toBe(false);
  });
});
