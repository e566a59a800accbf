/** The style sheet of the page: calm, by the reader's own light or dark. */
export const styleSheet = `
:root { color-scheme: light dark; --text: #1c2430; --soft: #5c6674; --line: #d8dde4; --back: #fff; --box: #f5f7f9;
  --pass: #1a7f37; --fail: #c2252c; --warn: #8f5b00; --mark: #fff3c4; }
@media (prefers-color-scheme: dark) { :root { --text: #e3e8ee; --soft: #98a3b1; --line: #363f4a; --back: #14181d;
  --box: #1d2329; --pass: #58c373; --fail: #ff7b72; --warn: #e0b14b; --mark: #45390c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; background: var(--back); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.35rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; display: inline; } p { margin: .4rem 0; }
a { color: inherit; text-decoration-color: var(--soft); } code, pre, .wire { font: 13px/1.5 ui-monospace, monospace; }
.soft { color: var(--soft); } .pass { color: var(--pass); } .fail { color: var(--fail); } .warn { color: var(--warn); }
.outcome { font-size: 1.1rem; font-weight: 600; margin-top: 1rem; } .outcome + p { margin-top: 0; }
.wide { overflow-x: auto; } table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem; border: 1px solid var(--line); }
th { font-weight: 600; } td a { display: block; text-decoration: none; white-space: nowrap; }
td a:hover { text-decoration: underline; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .6rem 0; padding: 0 .9rem; }
details[open] { padding-bottom: .9rem; } summary { cursor: pointer; padding: .55rem 0; overflow-wrap: anywhere; }
summary .brief { display: block; color: var(--soft); } details[open] > summary .brief { display: none; }
dl { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .35rem .75rem; margin: .5rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.wire { background: var(--box); border-radius: 6px; padding: .6rem .75rem; overflow-wrap: anywhere; margin: .3rem 0; }
.wire div { display: grid; grid-template-columns: 5.5rem 5rem minmax(0, 1fr); gap: .5rem; }
.wire div.line { grid-template-columns: minmax(0, 1fr); } .wire .named { background: var(--mark); }
.compare { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); } .compare mark { background: var(--mark);
  color: inherit; outline: 1px solid var(--warn); }
ul.cases { columns: 22rem; list-style: none; padding: 0; margin: .25rem 0; } ul.cases li { overflow-wrap: anywhere; }
@media (max-width: 40rem) { dl, .compare { grid-template-columns: minmax(0, 1fr); } dt { margin-top: .4rem; }
  .wire div { grid-template-columns: auto auto; } .wire div > :last-child { grid-column: 1 / -1; } }
`;
