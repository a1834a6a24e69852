/** How the page looks, in light and in dark. */
export const STYLE = `
:root { --paper: #fff; --ink: #1c2024; --quiet: #60646c; --line: #d9d9e0; --raised: #f6f7f9;
  --failed: #c62a2f; --passed: #18794e; --open: #915930; --link: #0b68cb; }
@media (prefers-color-scheme: dark) { :root { --paper: #111113; --ink: #edeef0; --quiet: #b0b4ba;
  --line: #363a3f; --raised: #1b1d1f; --failed: #ff9592; --passed: #3dd68c; --open: #ffb86b; --link: #70b8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main { max-width: 75rem; margin: 0 auto; padding: 1.5rem; }
header { border-bottom: 1px solid var(--line); border-top: .5rem solid var(--open); }
header.violations { border-top-color: var(--failed); }
header.conformant { border-top-color: var(--passed); }
h1 { margin: 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.3rem; }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
h3 small { color: var(--quiet); font-weight: normal; margin-left: .5rem; }
h4 { margin: .5rem 0; font-size: 1rem; }
.server { margin: .25rem 0 1rem; color: var(--quiet); overflow-wrap: anywhere; }
dl { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin: 0; }
article dl { display: grid; gap: .25rem; }
article dl div { display: grid; grid-template-columns: 6rem 1fr; }
dt { color: var(--quiet); font-size: .85rem; }
dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font: .85rem/1.5 ui-monospace, monospace; }
pre { margin: .25rem 0; padding: .75rem; overflow-x: auto; background: var(--raised); border: 1px solid var(--line); border-radius: .25rem; }
fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0; padding: .25rem 0; border: 0; }
legend { float: left; margin-right: 1rem; color: var(--quiet); }
label { margin-left: -.75rem; }
label span { color: var(--quiet); }
.check { border: 1px solid var(--line); border-radius: .25rem; margin: .25rem 0; padding: 0 .75rem; }
.check > summary { padding: .4rem 0; cursor: pointer; overflow-wrap: anywhere; }
.check summary b { display: inline-block; min-width: 8rem; color: var(--open); }
.check.passed summary b { color: var(--passed); }
.check.failed { border-left: .25rem solid var(--failed); }
.check.failed > summary b { color: var(--failed); }
.check.skipped summary b, .quiet { color: var(--quiet); }
.check p { margin: .25rem 0; }
.quiet { font-size: .85rem; }
article { border-top: 1px solid var(--line); padding: .5rem 0; }
article ol { padding-left: 1.5rem; }
.matrix { overflow: auto; max-height: 80vh; border: 1px solid var(--line); }
table { border-collapse: separate; border-spacing: 0; font-size: .8rem; }
thead th { position: sticky; top: 0; z-index: 1; background: var(--raised); vertical-align: bottom; font-weight: normal; padding: .4rem .2rem; }
thead th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
th[scope=row], thead th:first-child { position: sticky; left: 0; background: var(--raised); text-align: left; font-weight: normal; padding: .1rem .6rem; white-space: nowrap; }
thead th:first-child { z-index: 2; }
td { text-align: right; padding: .1rem .4rem; border-left: 1px solid var(--line); min-width: 2rem; }
tbody td, tbody th { border-top: 1px solid var(--line); }
td.seen { color: var(--passed); }
.open { color: var(--open); }
.undeclared { color: var(--failed); font-weight: bold; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
${['passed', 'failed', 'waived', 'skipped', 'inconclusive']
  .map(
    (verdict) =>
      `section:has(#show-${verdict}:checked) .check:not(.${verdict}), section:has(#show-${verdict}:checked) .area:not(.has-${verdict}) { display: none; }`,
  )
  .join('\n')}
@media print { .matrix { max-height: none; overflow: visible; } fieldset { display: none; } }
`;
