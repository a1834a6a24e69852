/** A link of a Markdown document to something in the repository. */
export interface MarkdownLink {
  /** As it is written, without the anchor; empty for a link within the document. */
  readonly path: string;
  /** What follows `#`; absent where there is none. */
  readonly anchor: string | undefined;
  /** Line of the link, counted from 1. */
  readonly line: number;
}

const LINK = /\]\(([^)\s]+)\)/g;
const OUTWARD = /^[a-z][a-z0-9+.-]*:/i;

/** The relative links of a Markdown document. Code is left out. */
export function relativeLinks(markdown: string): MarkdownLink[] {
  return proseLines(markdown).flatMap(({ text, line }) =>
    [...text.replace(/`[^`]*`/g, '').matchAll(LINK)]
      .map(([, target = '']) => target)
      .filter((target) => !OUTWARD.test(target))
      .map((target) => {
        const [path = '', anchor] = target.split('#');
        return { path, anchor, line };
      }),
  );
}

/** The anchors of a document's headings, as the hosts of Git repositories make them. */
export function anchors(markdown: string): Set<string> {
  const found = new Set<string>();
  for (const { text } of proseLines(markdown)) {
    const title = /^#{1,6}\s+(.*?)\s*$/.exec(text)?.[1];
    if (title === undefined) continue;
    const slug = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let name = slug;
    for (let count = 1; found.has(name); count += 1) name = `${slug}-${count}`;
    found.add(name);
  }
  return found;
}

function proseLines(markdown: string): { text: string; line: number }[] {
  let inCode = false;
  return markdown.split('\n').flatMap((text, index) => {
    if (text.startsWith('```')) {
      inCode = !inCode;
      return [];
    }
    return inCode ? [] : [{ text, line: index + 1 }];
  });
}
