import { describe, expect, it } from 'vitest';
import { anchors, relativeLinks } from './markdown-links.ts';

describe('relativeLinks', () => {
  it('finds links to files and to headings, with their lines', () => {
    const markdown = 'See [a](a.md) and [b](b/c.md#d-e).\n\n| [here](#f) |\n';
    expect(relativeLinks(markdown)).toEqual([
      { path: 'a.md', anchor: undefined, line: 1 },
      { path: 'b/c.md', anchor: 'd-e', line: 1 },
      { path: '', anchor: 'f', line: 3 },
    ]);
  });

  it('finds the link behind a name in code', () => {
    expect(relativeLinks('[`a.ts`](src/a.ts)')).toEqual([
      { path: 'src/a.ts', anchor: undefined, line: 1 },
    ]);
  });

  it('leaves other places and code alone', () => {
    const markdown =
      '[x](https://example.com/a) [y](mailto:a@b.c) `[z](z.md)`\n```\n[q](q.md)\n```\n';
    expect(relativeLinks(markdown)).toEqual([]);
  });
});

describe('anchors', () => {
  it.each([
    ['# Two words', 'two-words'],
    ['### What `users.get` is, and why', 'what-usersget-is-and-why'],
    ['## Retry-After', 'retry-after'],
    ['## `INVALID_API_KEY`', 'invalid_api_key'],
  ])('of %j', (heading, anchor) => {
    expect([...anchors(heading)]).toEqual([anchor]);
  });

  it('numbers headings of the same name', () => {
    expect([...anchors('# A\n\n## A\n')]).toEqual(['a', 'a-1']);
  });

  it('leaves comments in code alone', () => {
    expect([...anchors('```sh\n# not a heading\n```\n')]).toEqual([]);
  });
});
