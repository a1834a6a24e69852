/** What every report says of a run in the same words. */
import type { CheckResult, ConformanceReport, Verdict } from '../result.ts';

const VERDICTS: readonly Verdict[] = ['failed', 'inconclusive', 'waived', 'skipped', 'passed'];

/** A sign for each verdict, which needs no colour. */
export const MARKS: Readonly<Record<Verdict, string>> = {
  passed: '✓',
  failed: '✗',
  waived: '~',
  skipped: '-',
  inconclusive: '?',
};

const SENTENCES: Readonly<Record<ConformanceReport['verdict'], string>> = {
  conformant: 'The server conforms to the contract.',
  violations: 'The server departs from the contract.',
  inconclusive: 'It could not be decided whether the server conforms.',
};

/** Whoever skipped checks knows of the others only. */
const OF_A_PART = 'In what was checked, the server conforms to the contract.';

export function sentenceOf({ verdict, checks }: ConformanceReport): string {
  const isPart = checks.some((check) => check.verdict === 'skipped');
  return verdict === 'conformant' && isPart ? OF_A_PART : SENTENCES[verdict];
}

/** Checks by their area, both in the order of the report. */
export function areasOf(checks: readonly CheckResult[]): ReadonlyMap<string, CheckResult[]> {
  const areas = new Map<string, CheckResult[]>();
  for (const check of checks) {
    const [area = ''] = check.id.split('.');
    areas.set(area, [...(areas.get(area) ?? []), check]);
  }
  return areas;
}

/** How many there are of each verdict that there is, the worst first. */
export function countsOf(checks: readonly CheckResult[]): (readonly [Verdict, number])[] {
  return VERDICTS.map(
    (wanted) => [wanted, checks.filter(({ verdict }) => verdict === wanted).length] as const,
  ).filter(([, count]) => count > 0);
}

/** Such as `2 failed, 103 passed`. */
export function countsText(checks: readonly CheckResult[]): string {
  return countsOf(checks)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(', ');
}

/** Where a finding shows: operation and JSON pointer. */
export function placeOf({ operation, pointer }: { operation?: string; pointer?: string }): string {
  return [operation, pointer].filter((part) => part !== undefined && part !== '').join(' ');
}
