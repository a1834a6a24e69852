/**
 * The catalogue against servers that are broken in one thing each: every one is found by the check
 * meant for it, which finds nothing on the server as it is.
 */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type CheckResult, catalogue, runConformance } from '../src/index.ts';
import { type Breaks, type BrokenServer, brokenFetch } from './faults/broken-server.ts';
import { brokenServers } from './faults/broken-servers.ts';
import { mockInItsTime } from './run-on-mock.ts';

/** Carries out the check of a fault, on the mock's own time. */
async function resultOf(
  { check, askedBy }: Pick<BrokenServer, 'check' | 'askedBy'>,
  breaks: Breaks,
): Promise<CheckResult | undefined> {
  const { mock, clock, fetch: serve } = mockInItsTime();
  const { baseUrl: url, adminKey: key } = mock;
  const fetch = brokenFetch(serve, breaks, {
    authority: `Bearer ${key}`,
    now: clock.now,
  });
  const only = askedBy === undefined ? [check] : [check, askedBy];
  const report = await runConformance({ url, key, fetch, clock, seed: 1, only });
  return report.checks.find(({ id }) => id === check);
}

const unbroken = new Map<string, Promise<CheckResult | undefined>>();

/** Several faults are meant for one check, which is tried without any of them once. */
function unbrokenResultOf({ check, askedBy }: BrokenServer): Promise<CheckResult | undefined> {
  const id = `${check} ${askedBy}`;
  const result =
    unbroken.get(id) ?? resultOf({ check, ...(askedBy && { askedBy }) }, (serve) => serve);
  unbroken.set(id, result);
  return result;
}

const findings = new Map<BrokenServer, string>();

describe('the catalogue', { timeout: 60_000 }, () => {
  it.each(brokenServers)('finds by $check that $name', async (server) => {
    const result = await resultOf(server, server.breaks);
    expect(result?.verdict).toBe('failed');
    findings.set(server, result?.findings[0]?.message ?? '');
    expect(await unbrokenResultOf(server)).toMatchObject({ verdict: 'passed', findings: [] });
  });

  it('has no check that finds nothing', () => {
    const meantFor = new Set(brokenServers.map(({ check }) => check));
    expect(catalogue.map(({ id }) => id).filter((id) => !meantFor.has(id))).toEqual([]);
  });

  it('is tried with faults that have a name and a mistake of their own', () => {
    for (const property of ['name', 'standsFor'] as const) {
      const values = brokenServers.map((server) => server[property]);
      expect(values.filter((value, i) => values.indexOf(value) !== i)).toEqual([]);
    }
  });

  it('is tried with faults that break clauses which their checks hold to', () => {
    const strangers = brokenServers.filter(
      ({ check, clause }) => !catalogue.find(({ id }) => id === check)?.clauses.includes(clause),
    );
    expect(strangers.map(({ name }) => name)).toEqual([]);
  });

  it('is tried with a fault for every clause of the contract', async () => {
    const contract = await readFile(new URL('../../docs/contract.md', import.meta.url), 'utf8');
    const clauses = [...contract.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, clause]) => clause);
    const broken = new Set<string | undefined>(brokenServers.map(({ clause }) => clause));
    expect(clauses.filter((clause) => !broken.has(clause))).toEqual([]);
  });

  it('has found what the table in the documentation says', async () => {
    await expect(tableOf(brokenServers)).toMatchFileSnapshot('../../docs/conformance-faults.md');
  });
});

function tableOf(servers: readonly BrokenServer[]): string {
  const rows = servers.map((server) => {
    const { name, clause, check, standsFor } = server;
    const cells = [name, clause, `\`${check}\``, findings.get(server), standsFor];
    return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [
    '# Faults that conformance finds',
    '',
    `${servers.length} servers, each of which is the reference server with one thing broken, and what \`@keyturn/conformance\` says of it. Each fault breaks a clause of [the contract](contract.md) and is found by the check meant for it, which finds nothing on the server as it is. Every check of the catalogue is among them. \`npx vitest run conformance/test/faults.test.ts\` tries them all; with \`-u\` it writes this page.`,
    '',
    '| Fault | Clause | Check | Finding | What it stands for |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
