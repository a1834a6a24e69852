/**
 * The report for a person: what was wrong, area by area, each with how to see it again, and the
 * verdict last, where the eye of somebody at a terminal is.
 */
import type { CheckResult, ConformanceReport, Finding } from '../result.ts';
import type { Paint } from './colours.ts';
import { areasOf, countsText, MARKS, placeOf, sentenceOf } from './summary.ts';

const STYLE = {
  passed: 'green',
  failed: 'red',
  waived: 'yellow',
  skipped: 'dim',
  inconclusive: 'yellow',
} as const;
/** As many findings of one check as a person reads at a terminal. */
const MOST_SHOWN = 2;

/** @param paint Puts texts into colour, where there is any. */
export function terminalReport(report: ConformanceReport, paint: Paint): string {
  const lines: string[] = [];
  for (const [area, results] of areasOf(report.checks)) {
    const shown = results.filter(
      ({ verdict, reason }) => verdict !== 'passed' && !isUnasked(reason),
    );
    const asked = results.filter(({ reason }) => !isUnasked(reason));
    if (asked.length === 0) continue;
    lines.push(`${paint('bold', area)}  ${paint('dim', countsText(asked))}`);
    for (const alike of inGroups(shown)) lines.push(...groupLines(alike, paint));
  }
  lines.push('', ...conclusionOf(report, paint));
  return `${lines.join('\n')}\n`;
}

/** A check that was not asked for need not be told of. */
function isUnasked(reason: string | undefined): boolean {
  return reason?.endsWith('(--only).') ?? false;
}

/** Checks that were left undecided for one and the same reason go together. */
function inGroups(results: readonly CheckResult[]): CheckResult[][] {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) {
    const undecided = result.verdict === 'skipped' || result.verdict === 'inconclusive';
    const key = undecided ? `${result.verdict} ${result.reason}` : result.id;
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()];
}

function groupLines(results: readonly CheckResult[], paint: Paint): string[] {
  const [first] = results;
  if (!first) return [];
  if (results.length === 1) return linesOf(first, paint);
  const { verdict, reason } = first;
  const sign = paint(STYLE[verdict], MARKS[verdict]);
  return [`  ${sign} ${results.length} checks  ${paint('dim', reason ?? '')}`];
}

function linesOf(result: CheckResult, paint: Paint): string[] {
  const { id, title, clauses, verdict, reason, findings, more } = result;
  const rest = Math.max(0, findings.length - MOST_SHOWN) + more;
  const head = `  ${paint(STYLE[verdict], MARKS[verdict])} ${id}`;
  if (verdict === 'skipped' || verdict === 'inconclusive') {
    return [`${head}  ${paint('dim', reason ?? '')}`];
  }
  return [
    `${head}  ${title}  ${paint('dim', clauses.join(', '))}`,
    ...(verdict === 'waived' ? [`    waived: ${reason}`] : []),
    ...findings.slice(0, MOST_SHOWN).flatMap((finding) => findingLines(finding, paint)),
    ...(rest > 0 ? [paint('dim', `    and ${rest} more of the same check`), ''] : []),
  ];
}

function findingLines(finding: Finding, paint: Paint): string[] {
  const { message, expected, found, requests, reproduction } = finding;
  const place = placeOf(finding);
  const requestId = requests.at(-1)?.requestId;
  return [
    '',
    `    ${paint('bold', message)}`,
    ...(place === '' ? [] : [`      at        ${place}`]),
    ...(expected === undefined ? [] : [`      expected  ${paint('green', expected)}`]),
    ...(found === undefined ? [] : [`      found     ${paint('red', found)}`]),
    ...(requestId === undefined ? [] : [paint('dim', `      request   ${requestId}`)]),
    ...(reproduction === ''
      ? []
      : reproduction.split('\n').map((line) => `      ${paint('cyan', line)}`)),
    '',
  ];
}

function conclusionOf(report: ConformanceReport, paint: Paint): string[] {
  const { verdict, checks, requests, seed, durationMs, environment, reached, leftBehind } = report;
  const unreached = report.unreached.map(({ code }) => code).join(', ');
  const style = { conformant: 'green', violations: 'red', inconclusive: 'yellow' } as const;
  const operations = new Set(reached.map(({ operation }) => operation).filter(Boolean));
  const asked = checks.filter(({ reason }) => !isUnasked(reason));
  const lines = [
    paint(style[verdict], paint('bold', sentenceOf(report))),
    `${countsText(asked)} of ${checks.length} checks; ${requests} requests to ${operations.size} operations on ${environment} data in ${Math.round(durationMs / 1_000)} s; seed ${seed}`,
  ];
  // After a choice of checks, most codes were not to be expected.
  if (asked.length === checks.length && unreached !== '') {
    lines.push(paint('dim', `Error codes that no answer carried: ${unreached}`));
  }
  for (const { kind, id } of leftBehind) {
    lines.push(paint('yellow', `Left behind, please remove it: ${kind} ${id}`));
  }
  return lines;
}
