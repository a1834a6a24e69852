/** The page that lists every check. `npx vitest run conformance/test/checks-page.test.ts -u` writes it. */
import { expect, it } from 'vitest';
import { keyNames } from '../src/credential.ts';
import { type Check, catalogue } from '../src/index.ts';

const PAGE = '../../docs/conformance-checks.md';

it('the page of checks is that of the catalogue', async () => {
  await expect(pageOf(catalogue)).toMatchFileSnapshot(PAGE);
});

function pageOf(checks: readonly Check[]): string {
  const areas = [...new Set(checks.map(areaOf))];
  const sections = areas.map((area) => {
    const rows = checks.filter((check) => areaOf(check) === area).map(rowOf);
    return `## ${area}\n\n| check | clauses | a conforming server | |\n|---|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# The checks\n\n${introduction(checks)}\n\n${sections.join('\n')}`;
}

function introduction(checks: readonly Check[]): string {
  const keys = Object.entries(keyNames).map(([name, what]) => `- \`${name}\` ${what}`);
  return `The ${checks.length} checks of [\`@keyturn/conformance\`](conformance.md), in the order in which they are
carried out, with the clauses of [the contract in words](contract.md) that each holds a server to.
\`--only\` and \`--skip\` take the ids, or the area before the dot. \`--read-only\` leaves out what changes
something.

What a check needs, and a run makes where the key may manage tokens:

${keys.join('\n')}`;
}

function areaOf({ id }: Check): string {
  return id.split('.')[0] ?? '';
}

function rowOf({ id, clauses, title, ...check }: Check): string {
  return `| \`${id}\` | ${clauses.join(', ')} | ${title} | ${notesOf(check).join('; ')} |`;
}

function notesOf(check: Partial<Check>): string[] {
  const { needs = [], needsLimit, managesTokens, effect, examiner } = check;
  return [
    ...(examiner ? ['looks at the answers of all checks'] : []),
    ...(needs.length > 0 ? [`needs ${needs.map((name) => `\`${name}\``).join(', ')}`] : []),
    ...(needsLimit ? ['needs a key with a limit'] : []),
    ...(managesTokens ? ['makes keys'] : []),
    ...(effect === 'changes' ? ['makes and removes records'] : []),
    ...(effect === 'destroys'
      ? ['changes or takes records that it found; never on live data']
      : []),
  ];
}
