/** The report for GitHub Actions: one annotation for each check that did not pass. */
import type { CheckResult, ConformanceReport } from '../result.ts';
import { countsText, placeOf, sentenceOf } from './summary.ts';

export function githubReport(report: ConformanceReport): string {
  const lines = report.checks.flatMap(annotationsOf);
  const summary = `${sentenceOf(report)} ${countsText(report.checks)}; seed ${report.seed}`;
  for (const { kind, id } of report.leftBehind) {
    lines.push(annotation('warning', 'Left behind', `${kind} ${id} could not be removed.`));
  }
  lines.push(annotation('notice', 'keyturn-conformance', summary));
  return `${lines.join('\n')}\n`;
}

function annotationsOf(check: CheckResult): string[] {
  const { id, title, clauses, verdict, reason = '', findings } = check;
  const name = `${id} (${clauses.join(', ')})`;
  switch (verdict) {
    case 'failed':
      return findings.map((finding) => {
        const { message, expected, found, reproduction } = finding;
        const place = placeOf(finding);
        const lines = [
          ...[title, place === '' ? message : `${message} At ${place}.`],
          ...(expected === undefined ? [] : [`expected ${expected}`]),
          ...(found === undefined ? [] : [`found ${found}`]),
          reproduction,
        ];
        return annotation('error', name, lines.join('\n'));
      });
    case 'inconclusive':
      return [annotation('warning', name, `Could not be decided: ${reason}`)];
    case 'waived':
      return [annotation('notice', name, `Waived: ${reason}`)];
    default:
      return [];
  }
}

function annotation(level: 'error' | 'warning' | 'notice', title: string, text: string): string {
  return `::${level} title=${escapedProperty(title)}::${escaped(text)}`;
}

/** A line break would end the annotation, and what followed it could be another command. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
