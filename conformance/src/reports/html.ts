/**
 * The report as one page: it loads nothing and runs no script, so that it can be kept, sent and
 * opened anywhere. What the server said is text in it and nothing else.
 */
import type { CheckResult, ConformanceReport, Finding } from '../result.ts';
import { escaped } from './html-text.ts';
import { matrixOf } from './matrix.ts';
import { STYLE } from './page-style.ts';
import { areasOf, countsOf, countsText, MARKS, placeOf, sentenceOf } from './summary.ts';

export function htmlReport(report: ConformanceReport): string {
  const { url, verdict, checks } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Conformance of ${escaped(url)}: ${verdict}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="${verdict}">
<h1>${escaped(sentenceOf(report))}</h1>
<p class="server">${escaped(url)}</p>
${factsOf(report)}
</header>
<main>
<section aria-labelledby="checks">
<h2 id="checks">Checks</h2>
${filtersOf(checks)}
${[...areasOf(checks)].map(([area, results]) => areaOf(area, results)).join('\n')}
</section>
${matrixOf(report)}
</main>
</body>
</html>
`;
}

function factsOf(report: ConformanceReport): string {
  const { checks, requests, environment, seed, startedAt, durationMs, leftBehind } = report;
  const left = leftBehind.map(({ kind, id }) => `${kind} ${id}`).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    ['Checks', countsText(checks)],
    ['Requests', String(requests)],
    ['Data', environment],
    ['Seed', String(seed)],
    ['Started', startedAt],
    ['Took', `${(durationMs / 1_000).toFixed(1)} s`],
    ...(left === '' ? [] : [['Left behind, please remove', left] as const]),
  ];
  const items = facts.map(
    ([name, value]) => `<div><dt>${name}</dt><dd>${escaped(value)}</dd></div>`,
  );
  return `<dl>${items.join('')}</dl>`;
}

/** Radio buttons that the style sheet reads: they need no script. */
function filtersOf(checks: readonly CheckResult[]): string {
  const choices = [['all', checks.length] as const, ...countsOf(checks)];
  const buttons = choices.map(([name, count], index) => {
    const input = `<input type="radio" name="verdict" id="show-${name}"${index === 0 ? ' checked' : ''}>`;
    return `${input}<label for="show-${name}">${name} <span>${count}</span></label>`;
  });
  return `<fieldset><legend>Show</legend>${buttons.join('')}</fieldset>`;
}

function areaOf(area: string, checks: readonly CheckResult[]): string {
  const verdicts = [...new Set(checks.map(({ verdict }) => `has-${verdict}`))].join(' ');
  return `<section class="area ${verdicts}" aria-labelledby="area-${area}">
<h3 id="area-${area}">${escaped(area)} <small>${countsText(checks)}</small></h3>
${checks.map(checkOf).join('\n')}
</section>`;
}

function checkOf(check: CheckResult): string {
  const { id, title, clauses, verdict, reason, findings, more, requests, durationMs } = check;
  const rest = more > 0 ? `<p>And ${more} more findings of this check.</p>` : '';
  const why = reason === undefined ? '' : `<p>${escaped(reason)}</p>`;
  return `<details class="check ${verdict}"${verdict === 'failed' ? ' open' : ''}>
<summary><b>${MARKS[verdict]} ${verdict}</b> <code>${escaped(id)}</code> ${escaped(title)}</summary>
${why}${findings.map(findingOf).join('')}${rest}
<p class="quiet">Clauses ${clauses.join(', ')}; ${requests} requests in ${(durationMs / 1_000).toFixed(1)} s</p>
</details>`;
}

function findingOf(finding: Finding): string {
  const { message, expected, found, requests, reproduction } = finding;
  const rows = [
    ['At', placeOf(finding)],
    ['Expected', expected],
    ['Found', found],
    ['Request', requests.at(-1)?.requestId],
  ].flatMap(([name, value]) =>
    value ? [`<div><dt>${name}</dt><dd><code>${escaped(value)}</code></dd></div>`] : [],
  );
  const answers = requests.map(
    ({ method, path, status, code = '', body }) =>
      `<li><code>${escaped(method)} ${escaped(path)}</code> → ${status} ${escaped(code)}<pre tabindex="0">${escaped(body)}</pre></li>`,
  );
  return `<article><h4>${escaped(message)}</h4>
<dl>${rows.join('')}</dl>
<p>To see it again:</p>
<pre tabindex="0"><code>${escaped(reproduction)}</code></pre>
<details><summary>Answers</summary><ol>${answers.join('')}</ol></details>
</article>`;
}
