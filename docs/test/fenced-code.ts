/** A fenced block of a Markdown document. */
export interface FencedCode {
  /** The word after the fence, such as `ts`; empty where there is none. */
  readonly language: string;
  readonly code: string;
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  /** Text of an HTML comment on the line before the fence. */
  readonly comment: string | undefined;
}

const FENCE = /^```(\w*)\s*$/;
const COMMENT = /^<!--\s*(.*?)\s*-->\s*$/;

/**
 * All fenced blocks of a Markdown document, in order.
 *
 * @throws {Error} for a fence that is never closed.
 */
export function fencedCode(markdown: string): FencedCode[] {
  const lines = markdown.split('\n');
  const blocks: FencedCode[] = [];
  for (let start = 0; start < lines.length; start += 1) {
    const language = FENCE.exec(lines[start] ?? '')?.[1];
    if (language === undefined) continue;
    const end = lines.indexOf('```', start + 1);
    if (end < 0) throw new Error(`The fence on line ${start + 1} is never closed.`);
    blocks.push({
      language,
      code: `${lines.slice(start + 1, end).join('\n')}\n`,
      line: start + 1,
      comment: COMMENT.exec(lines[start - 1] ?? '')?.[1],
    });
    start = end;
  }
  return blocks;
}
