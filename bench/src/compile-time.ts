/**
 * What the types cost a compiler: a file that uses all 47 methods, beside the same calls with bare
 * openapi-fetch. Both are compiled against the built package, as its users do. How many types are
 * instantiated does not depend on the machine.
 */
import path from 'node:path';
import ts from 'typescript';
import { median, printTable } from './table.ts';

const PROGRAMS = [
  ['Keyturn', 'every-method.ts'],
  ['openapi-fetch', 'every-path.ts'],
] as const;

interface Compilation {
  readonly instantiations: number;
  readonly types: number;
  /** Milliseconds of processor time, parsing of all declarations included. */
  readonly total: number;
  /** Milliseconds of processor time to check the file. */
  readonly check: number;
}

export function benchmarkCompileTime(rounds: number): void {
  const results = new Map<string, Compilation[]>(PROGRAMS.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, file] of PROGRAMS) results.get(name)?.push(compile(file));
  }
  const of = (name: string, kind: keyof Compilation) =>
    median((results.get(name) ?? []).map((result) => result[kind]));
  printTable('tsc of a file with all 47 operations', [
    ['', 'instantiations', 'types', 'of openapi-fetch', 'check ms', 'total ms'],
    ...PROGRAMS.map(([name]) => [
      name,
      `${of(name, 'instantiations')}`,
      `${of(name, 'types')}`,
      (of(name, 'instantiations') / of('openapi-fetch', 'instantiations')).toFixed(2),
      of(name, 'check').toFixed(0),
      of(name, 'total').toFixed(0),
    ]),
  ]);
}

function compile(name: string): Compilation {
  const file = path.join(import.meta.dirname, 'types', name);
  const before = process.cpuUsage();
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  });
  const parsed = process.cpuUsage();
  const problems = [
    ...program.getGlobalDiagnostics(),
    ...program.getSemanticDiagnostics(program.getSourceFile(file)),
  ];
  const [problem] = problems;
  if (problem) {
    const message = ts.flattenDiagnosticMessageText(problem.messageText, '\n');
    throw new Error(`${name} does not compile; is the SDK built (npm run build)?\n${message}`);
  }
  return {
    instantiations: program.getInstantiationCount(),
    types: program.getTypeCount(),
    total: milliseconds(process.cpuUsage(before)),
    check: milliseconds(process.cpuUsage(parsed)),
  };
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}

if (import.meta.main) benchmarkCompileTime(5);
