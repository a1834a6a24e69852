/** The headers that answers are declared with, each set of them once. */
import type { HeaderNode, OperationFacts } from './document.ts';
import { Expression, header, literal, quoted } from './source-text.ts';

export function answerHeadersFile(operations: OperationFacts[]): string {
  const sets = new Map<string, string>();
  const rows = operations.map(({ id, responses }) => {
    const byStatus = responses.map(({ status, headers }) => {
      const text = literal(Object.entries(headers).map(declaration), 0);
      const name = sets.get(text) ?? `set${sets.size + 1}`;
      sets.set(text, name);
      return [status, new Expression(name)];
    });
    return `  ${quoted(id)}: ${literal(Object.fromEntries(byStatus), 1)},\n`;
  });
  const constants = [...sets].map(([text, name]) => `const ${name}: DeclaredHeaders = ${text};\n`);
  return `${header}import type { DeclaredHeaders } from '../declared-headers.ts';
import type { OperationId } from './operation-table.ts';

${constants.join('\n')}
/** The headers of each answer, by operation and status. */
export const answerHeaders: Readonly<
  Record<OperationId, Readonly<Record<number, DeclaredHeaders>>>
> = {
${rows.join('')}};
`;
}

function declaration([name, { required, schema }]: [string, HeaderNode]): object {
  const { description: _, examples: __, ...constraints } = schema;
  return { name, required: required === true, schema: constraints };
}
