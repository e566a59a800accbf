/** The report as one HTML page: no script, nothing loaded, readable offline. */
import { baselineNotes } from '../baseline-lines.js';
import { exitCodeOf } from '../exit-code.js';
import type { Judged } from '../judged.js';
import { summaryLine } from '../summary.js';
import { findingsMarkup } from './findings.js';
import { markup } from './markup.js';
import { casesMarkup, matrixMarkup } from './matrix.js';
import { styleSheet } from './style.js';

/** Nothing may be loaded or run, whatever stands in the page. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Renders the page. Ends with a line feed. */
export function renderHtml(judged: Judged): string {
  const { report } = judged;
  const { tool, target, provider, seed, startedAt, command } = report;
  const facts = [
    `target: ${target.name}`,
    `provider: ${provider.name} ${provider.version}`.trimEnd(),
    `seed: ${seed}`,
    ...(startedAt === undefined ? [] : [startedAt]),
  ].join(' · ');
  const outcome = exitCodeOf(report) === 0 ? 'pass' : 'fail';
  const page = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${summaryLine(report)}</title><style>${{ html: styleSheet }}</style></head><body>
<header><h1>Oracle OCI Generative AI conformance</h1>
<p class="soft">${tool.name} ${tool.version} · ${facts}</p>
<p class="outcome ${outcome}">${summaryLine(report)}</p><p class="soft"><code>${command}</code></p></header>
<main><h2>Matrix</h2>${matrixMarkup(report)}
${baselineNotes(report).map((note) => markup`<p class="soft">${note}</p>`)}
${findingsMarkup(judged)}${casesMarkup(report)}</main></body></html>
`;
  return page.html;
}
