/** The report for a person: verdicts by area, then each finding with how to see it again. */
import type { CheckResult, ConformanceReport, Finding } from '../result.ts';

export function printReport(report: ConformanceReport, write: (text: string) => void): void {
  for (const check of report.checks) {
    write(`${check.verdict.padEnd(12)} ${check.id}${check.reason ? `: ${check.reason}` : ''}\n`);
    for (const finding of check.findings) write(textOf(finding));
    if (check.more > 0) write(`    and ${check.more} more of the same check\n`);
  }
  const count = (verdict: CheckResult['verdict']) =>
    report.checks.filter((check) => check.verdict === verdict).length;
  write(
    `\n${report.verdict}: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped, ${count('inconclusive')} inconclusive; ${report.requests} requests, seed ${report.seed}\n`,
  );
}

function textOf({ message, pointer, expected, found, reproduction }: Finding): string {
  const lines = [`  - ${message}`];
  if (pointer !== undefined) lines.push(`    at ${pointer || 'the whole body'}`);
  if (expected !== undefined) lines.push(`    expected ${expected}`);
  if (found !== undefined) lines.push(`    found    ${found}`);
  return `${lines.join('\n')}\n${reproduction.replace(/^/gm, '    $ ')}\n`;
}
