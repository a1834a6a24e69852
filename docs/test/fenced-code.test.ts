import { describe, expect, it } from 'vitest';
import { fencedCode } from './fenced-code.ts';

describe('fencedCode', () => {
  it('finds every block with its language and line', () => {
    const markdown = 'Text\n\n```ts\nconst a = 1;\n\nconst b = 2;\n```\n\n```\nplain\n```\n';
    expect(fencedCode(markdown)).toEqual([
      { language: 'ts', code: 'const a = 1;\n\nconst b = 2;\n', line: 3, comment: undefined },
      { language: '', code: 'plain\n', line: 9, comment: undefined },
    ]);
  });

  it('hands over the comment on the line before the fence', () => {
    const [block] = fencedCode('<!-- not run: it needs a domain -->\n```sh\ncurl x\n```\n');
    expect(block?.comment).toBe('not run: it needs a domain');
  });

  it('refuses a fence that is never closed', () => {
    expect(() => fencedCode('a\n```ts\nb\n')).toThrow('The fence on line 2 is never closed.');
  });
});
