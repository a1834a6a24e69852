/** The report for CI systems: JUnit's XML, a test suite for each area and a test case for each check. */
import type { CheckResult, ConformanceReport, Finding } from '../result.ts';
import { areasOf, placeOf } from './summary.ts';

export function junitReport(report: ConformanceReport): string {
  const suites = [...areasOf(report.checks)].map(([area, checks]) =>
    element('testsuite', { name: area, ...totalsOf(checks) }, checks.map(testCase).join('')),
  );
  const all = { name: 'keyturn-conformance', ...totalsOf(report.checks) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', all, suites.join(''))}`;
}

function totalsOf(checks: readonly CheckResult[]) {
  const count = (...verdicts: CheckResult['verdict'][]) =>
    checks.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return {
    tests: checks.length,
    failures: count('failed'),
    errors: count('inconclusive'),
    skipped: count('skipped', 'waived'),
    time: seconds(checks.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

function testCase(check: CheckResult): string {
  const { id, title, durationMs } = check;
  const [area = ''] = id.split('.');
  const attributes = {
    classname: `keyturn-conformance.${area}`,
    name: `${id}: ${title}`,
    time: seconds(durationMs),
  };
  return element('testcase', attributes, endOf(check));
}

function endOf({ verdict, reason = '', findings, more }: CheckResult): string {
  switch (verdict) {
    case 'passed':
      return '';
    case 'failed': {
      const rest = more > 0 ? `\n\nand ${more} more of the same check` : '';
      const message = findings[0]?.message ?? '';
      const text = findings.map(findingText).join('\n\n');
      return element('failure', { message, type: 'violation' }, escaped(`${text}${rest}`));
    }
    case 'inconclusive':
      return element('error', { message: reason, type: 'inconclusive' }, '');
    case 'waived':
      return element('skipped', { message: `Waived: ${reason}` }, '');
    case 'skipped':
      return element('skipped', { message: reason }, '');
  }
}

function findingText(finding: Finding): string {
  const { message, expected, found, reproduction } = finding;
  const place = placeOf(finding);
  return [
    message,
    ...(place === '' ? [] : [`at ${place}`]),
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(found === undefined ? [] : [`found ${found}`]),
    reproduction,
  ].join('\n');
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}

/** @param inside What stands in it, escaped already. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside: string,
): string {
  const all = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(String(value))}"`,
  );
  return inside === ''
    ? `<${name}${all.join('')}/>\n`
    : `<${name}${all.join('')}>${inside.startsWith('<') ? '\n' : ''}${inside}</${name}>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** What XML has no way to say, such as NUL or half of a surrogate pair, is replaced. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\n\t]/g, (character) => ENTITIES[character] ?? '');
}
