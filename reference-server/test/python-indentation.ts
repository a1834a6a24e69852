/**
 * Gives a Python program back the indentation that its document has lost.
 *
 * Every line of the printed sample starts in the first column, so that Python refuses it. Its
 * blocks can be told from its keywords alone, by these rules:
 *
 * - A line that ends in a colon opens a block.
 * - `return` and `raise` end every `if` around them, since nothing after them could be reached.
 * - A `return` directly in a function ends the function. `def` starts the next one in its class;
 *   anything else is outside of both.
 * - `def` after a function that returns nothing starts the next one, too.
 * - Within brackets, indentation means nothing.
 */
export function indentPython(source: string): string {
  const INDENT = '    ';
  const lines: string[] = [];
  let depth = 0;
  let classDepth = 0;
  let functionDepth = 0;
  let openBrackets = 0;
  let functionEnded = false;

  for (const line of source.split('\n').map((raw) => raw.trim())) {
    if (line === '') {
      lines.push('');
      continue;
    }
    if (openBrackets === 0) {
      if (line.startsWith('def ')) depth = classDepth;
      else if (functionEnded) depth = classDepth = 0;
      functionEnded = false;
    }
    lines.push(INDENT.repeat(depth) + line);
    openBrackets += count(line, /[([{]/g) - count(line, /[)\]}]/g);

    if (/^(return|raise)\b/.test(line)) {
      functionEnded = depth === functionDepth;
      depth = functionDepth;
    } else if (openBrackets === 0 && line.endsWith(':')) {
      depth += 1;
      if (line.startsWith('class ')) classDepth = depth;
      if (line.startsWith('def ')) functionDepth = depth;
    }
  }
  return lines.join('\n');
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
