/** Findings on the page, cause by cause: the first in full and open, the others folded. */
import type { Finding } from '../../suites/check.js';
import { addressOf, type PublicBug } from '../../suites/public-bugs.js';
import type { CaseResult } from '../../suites/verdict.js';
import { expectedWords } from '../baseline-lines.js';
import { describeCall, describeEvents, describeOutcome } from '../describe.js';
import { firstDifference } from '../difference.js';
import { countWords, findingsWords } from '../findings.js';
import { type FindingGroup, groupFindings } from '../groups.js';
import type { Judged } from '../judged.js';
import { redsOf, toldApart } from '../reds.js';
import { reproduceCommand } from '../reproduce.js';
import { sidesOf } from '../sides.js';
import { strayedFrom } from '../steps.js';
import { verdictWords } from '../summary.js';
import { traceOf } from '../traces.js';
import { exchangesMarkup } from './exchange.js';
import { type Markup, markup, nothing } from './markup.js';
import { anchorOf, classOf } from './names.js';

/** So many findings of a cause are shown with their exchanges; the rest by name. */
const shownInFull = 25;

/** The findings, and the failures that a baseline expects; both by their causes. */
export function findingsMarkup(judged: Judged): Markup {
  const groups = groupFindings(judged);
  const expected = groupFindings(judged, ['expected-fail']);
  return markup`${
    groups.length === 0
      ? nothing
      : markup`<h2 id="findings">${findingsWords(groups)}</h2>${groups.map((group, at) => groupMarkup(group, at, judged, at < 3))}`
  }${
    expected.length === 0
      ? nothing
      : markup`<h2 id="expected">Expected to fail</h2>${expected.map((group, at) => groupMarkup(group, at, judged, false))}`
  }`;
}

/** The results of one cause; the first of them open or not. */
function groupMarkup(
  { cause, bug, results }: FindingGroup,
  at: number,
  judged: Judged,
  isOpen: boolean,
): Markup {
  const seen = bug === undefined ? '' : `, seen in ${bug.seen[0]}`;
  const rest = results.slice(shownInFull);
  return markup`<section><p><b>${at + 1}. ${cause}</b>${seen} <span class="soft">${countWords(results)}</span></p>
${results.slice(0, shownInFull).map((one, index) => oneFinding(one, bug, judged, isOpen && index === 0))}
${rest.length === 0 ? nothing : markup`<ul class="cases">${rest.map(namedOnly)}</ul>`}</section>`;
}

function namedOnly(result: CaseResult): Markup {
  return markup`<li id="${anchorOf(result)}">${result.id} <span class="soft">${result.transport} × ${result.auth}</span></li>`;
}

function oneFinding(
  result: CaseResult,
  bug: PublicBug | undefined,
  judged: Judged,
  isOpen: boolean,
): Markup {
  const trace = traceOf(result, judged.traces);
  const red = redsOf(result);
  const strayed = trace && strayedFrom(trace);
  const events = trace && describeEvents(trace.events);
  return markup`<details${isOpen ? markup` open` : nothing}><summary><span class="${classOf(result.verdict)}">${verdictWords(result.verdict)}</span>
<h3>${result.id}</h3> <span class="soft">${result.level} · ${result.transport} × ${result.auth}</span>
<span class="brief">${briefly(result, red)}</span></summary>
<p id="${anchorOf(result)}">${result.title}</p>
${strayed === undefined ? nothing : markup`<p class="warn">${strayed.words} What differs below may come of that alone.</p>`}
${red.length === 0 && result.reason !== undefined ? markup`<p>${result.reason}</p>` : checksMarkup(red)}
<dl>${
    trace === undefined
      ? nothing
      : markup`<dt>asked</dt><dd>${describeCall(trace.call)}</dd>
<dt>provider</dt><dd>${describeOutcome(trace.outcome)} <span class="soft">${events}</span></dd>`
  }
${whyMarkup(result, judged)}${bug === undefined ? nothing : bugMarkup(bug)}
${
  result.expected === undefined
    ? nothing
    : markup`<dt>baseline</dt><dd>${expectedWords(result.expected)} <span class="soft">until ${result.expected.expires}, by ${result.expected.entry}</span></dd>`
}<dt>again</dt><dd><code>${reproduceCommand(judged.report, result)}</code></dd></dl>
${trace === undefined ? nothing : exchangesMarkup(trace, red[0])}</details>`;
}

/** What a folded row says: why a baseline expects it, else what the first check that is not met says. */
function briefly(
  { expected, reason }: CaseResult,
  [first]: readonly Finding[],
): string | undefined {
  return (expected?.unnamed === undefined ? expected?.reason : reason) ?? first?.message ?? reason;
}

/** What each check says; those that only repeat that there was no turn, by name. */
function checksMarkup(red: readonly Finding[]): readonly Markup[] {
  const { told, echoes } = toldApart(red);
  const names = echoes.map(({ check }) => check).join(', ');
  return [
    ...told.map(checkMarkup),
    names === '' ? nothing : markup`<p><b>for want of a turn, too</b>: ${names}</p>`,
  ];
}

function checkMarkup(finding: Finding): Markup {
  const { place, expected, actual, apart, around, difference } = sidesOf(finding);
  const where = place ?? difference;
  return markup`<p><b>${finding.check}</b>: ${finding.message}${where === undefined ? '' : ` (${where})`}</p>${
    expected === undefined && actual === undefined
      ? nothing
      : markup`<div class="wire compare">${compareMarkup(expected, actual, apart)}${
          around === undefined
            ? nothing
            : markup`<span class="soft">in</span><span>${around}</span>`
        }</div>`
  }`;
}

/** Both texts, each with the first character that differs marked. */
function compareMarkup(
  expected: string | undefined,
  actual: string | undefined,
  apart: true | undefined,
): Markup {
  const at =
    apart || expected === undefined || actual === undefined ? undefined : parting(expected, actual);
  const row = (label: string, text: string | undefined) =>
    text === undefined
      ? nothing
      : markup`<span class="soft">${label}</span><span>${at === undefined ? text : markedAt(text, at)}</span>`;
  return markup`${row('expected', expected)}${row('actual', actual)}`;
}

function markedAt(text: string, at: number): Markup {
  const characters = [...text];
  const [here = '∎'] = characters.slice(at);
  return markup`${characters.slice(0, at).join('')}<mark>${here}</mark>${characters.slice(at + 1).join('')}`;
}

/** How many characters two texts share at their start; undefined where they are equal or share none. */
function parting(expected: string, actual: string): number | undefined {
  const found = firstDifference(expected, actual);
  if (found === undefined) return undefined;
  const before = expected
    .split('\n')
    .slice(0, found.line - 1)
    .reduce((sum, line) => sum + [...line].length + 1, 0);
  const shared = before + found.column - 1;
  return shared === 0 ? undefined : shared;
}

function whyMarkup({ because: [first] }: CaseResult, { requirements }: Judged): Markup {
  const found = requirements.find(({ id }) => id === first);
  if (found === undefined) return nothing;
  return markup`<dt>why</dt><dd>${found.statement}<br><span class="soft">${found.evidence}: ${found.source}</span></dd>`;
}

function bugMarkup({ seen, symptom, cause }: PublicBug): Markup {
  const links = seen.map(
    (one, at) =>
      markup`${at === 0 ? '' : ', '}<a href="${addressOf(one)}" rel="noreferrer">${one}</a>`,
  );
  return markup`<dt>seen in</dt><dd>${links}<br>${symptom} ${cause}</dd>`;
}
