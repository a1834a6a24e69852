import type { RuntimeReport } from './runtime.ts';

/** Prints a line for each runtime, and each behaviour that failed. Answers whether none did. */
export function printReport(reports: readonly (RuntimeReport & { readonly name: string })[]) {
  const rows = reports.map(({ name, version, outcomes }) => {
    const failed = outcomes.filter(({ failure }) => failure !== null).length;
    const lacking = outcomes.filter(({ lacks }) => lacks !== null);
    const passed = outcomes.length - failed - lacking.length;
    const lacks = [...new Set(lacking.map((outcome) => outcome.lacks))].join(', ');
    return [name, version, `${passed}`, `${failed}`, lacks];
  });
  const table = [['runtime', 'version', 'passed', 'failed', 'does not apply without'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of table) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
  const failures = reports.flatMap(({ name, version, outcomes }) =>
    outcomes
      .filter(({ failure }) => failure !== null)
      .map((outcome) => `\n${name} ${version}: ${outcome.name}\n${outcome.failure}`),
  );
  for (const failure of failures) console.error(failure);
  return failures.length === 0;
}
