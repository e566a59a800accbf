/** The matrix on the page, and below it the cases of each cell, folded. */
import type { CaseResult } from '../../suites/verdict.js';
import { shownAsFindings } from '../groups.js';
import type { Cell, RunReport } from '../report.js';
import { shownAxes } from '../shown-axes.js';
import { shownVerdicts, verdictWords } from '../summary.js';
import { type Markup, markup, nothing } from './markup.js';
import { anchorOf, cellAnchor, classOf } from './names.js';

/** Transports down, auth modes across; each cell leads to its cases. What is wholly not applicable stands below. */
export function matrixMarkup({ cells }: RunReport): Markup {
  const { transports, auths, reasons, leftOut } = shownAxes(cells);
  return markup`<div class="wide"><table><tr><th></th>${auths.map((auth) => markup`<th>${auth}</th>`)}</tr>
${transports.map(
  (transport) =>
    markup`<tr><th>${transport}</th>${auths.map((auth) =>
      cellMarkup(
        cells.find((cell) => cell.transport === transport && cell.auth === auth),
        reasons,
      ),
    )}</tr>`,
)}</table></div>${reasons.map(
    (reason, at) => markup`<p class="soft">[${at + 1}] not applicable: ${reason}</p>`,
  )}${leftOut === undefined ? nothing : markup`<p class="soft">not applicable, and left out: ${leftOut}</p>`}`;
}

function cellMarkup(cell: Cell | undefined, reasons: readonly string[]): Markup {
  if (cell === undefined) return markup`<td></td>`;
  if (cell.reason !== undefined) {
    return markup`<td class="soft">n/a [${reasons.indexOf(cell.reason) + 1}]</td>`;
  }
  const counts = shownVerdicts
    .filter((verdict) => cell.totals[verdict] > 0)
    .map(
      (verdict) =>
        markup`<a class="${classOf(verdict)}" href="#${cellAnchor(cell)}">${cell.totals[verdict]} ${verdictWords(verdict)}</a>`,
    );
  return markup`<td>${counts}</td>`;
}

/** The cases of every cell that was judged; those with a finding lead to it. */
export function casesMarkup({ cells, cases }: RunReport): Markup {
  const sections = cells
    .filter(({ reason }) => reason === undefined)
    .map((cell) => {
      const own = cases.filter(
        ({ transport, auth }) => transport === cell.transport && auth === cell.auth,
      );
      const provider = cell.provider && `${cell.provider.name} ${cell.provider.version}`.trimEnd();
      return markup`<details><summary><h3>${cell.transport} × ${cell.auth}</h3>
<span class="soft">${own.length} cases${provider && `, ${provider}`}</span></summary>
<ul class="cases" id="${cellAnchor(cell)}">${own.map(caseMarkup)}</ul></details>`;
    });
  return sections.length === 0 ? nothing : markup`<h2>Cases</h2>${sections}`;
}

function caseMarkup(result: CaseResult): Markup {
  const shown = shownAsFindings.includes(result.verdict) || result.verdict === 'expected-fail';
  const name = shown
    ? markup`<a href="#${anchorOf(result)}">${result.id}</a>`
    : markup`${result.id}`;
  const reason =
    result.verdict === 'not-applicable'
      ? markup` <span class="soft">${result.reason}</span>`
      : nothing;
  return markup`<li><span class="${classOf(result.verdict)}">${verdictWords(result.verdict)}</span> ${name}${reason}</li>`;
}
