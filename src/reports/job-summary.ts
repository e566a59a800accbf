/** The report as Markdown for a job summary: matrix and causes first, each cause's first finding folded below. */
import { authModes, transports } from './axes.js';
import { baselineNotes } from './baseline-lines.js';
import { exitCodeOf } from './exit-code.js';
import { findingLines } from './finding.js';
import { countWords, findingsWords } from './findings.js';
import { type FindingGroup, groupFindings } from './groups.js';
import type { Judged } from './judged.js';
import type { Cell, RunReport } from './report.js';
import { type Style, styleOf } from './style.js';
import { shownVerdicts, summaryLine, verdictWords } from './summary.js';
import { printable } from './text.js';

/** So many causes are unfolded: GitHub takes a megabyte for all steps of a job together. */
const shownCauses = 20;
/** So many characters of one finding. */
const longestFinding = 8000;

/** Renders Markdown as GitHub reads it. Ends with a line feed. */
export function renderJobSummary(judged: Judged): string {
  const { report } = judged;
  const { tool, target, provider, seed } = report;
  const groups = groupFindings(judged);
  const style = styleOf({ env: {}, isTTY: false, columns: 100 });
  const subject = `${provider.name} ${provider.version}`.trimEnd();
  return `${[
    `### ${exitCodeOf(report) === 0 ? '✅' : '❌'} ${inline(summaryLine(report))}`,
    '',
    inline(
      `Oracle OCI Generative AI conformance · ${tool.name} ${tool.version} · target: ${target.name} · provider: ${subject} · seed: ${seed}`,
    ),
    '',
    ...matrixRows(report, style),
    '',
    ...baselineNotes(report).flatMap((note) => [inline(note), '']),
    ...(groups.length === 0 ? [] : [`#### ${findingsWords(groups)}`, '', ...causeRows(groups), '']),
    ...groups.slice(0, shownCauses).flatMap((group) => foldedFinding(group, judged, style)),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function matrixRows({ cells }: RunReport, style: Style): readonly string[] {
  const judged = cells.filter(({ reason }) => reason === undefined);
  const rows = transports.filter((one) => judged.some(({ transport }) => transport === one));
  const columns = authModes.filter((one) => judged.some(({ auth }) => auth === one));
  if (rows.length === 0) return ['No cell was judged.'];
  const words = (cell: Cell | undefined) =>
    cell === undefined
      ? ''
      : shownVerdicts
          .filter((verdict) => cell.totals[verdict] > 0)
          .map(
            (verdict) => `${style.marks[verdict]} ${cell.totals[verdict]} ${verdictWords(verdict)}`,
          )
          .join('<br>');
  return [
    `| | ${columns.join(' | ')} |`,
    `| --- |${' --- |'.repeat(columns.length)}`,
    ...rows.map((transport) => {
      const own = columns.map((auth) =>
        words(judged.find((cell) => cell.transport === transport && cell.auth === auth)),
      );
      return `| **${transport}** | ${own.join(' | ')} |`;
    }),
  ];
}

function causeRows(groups: readonly FindingGroup[]): readonly string[] {
  return [
    '| | cause | seen in | first case |',
    '| --- | --- | --- | --- |',
    ...groups.map(
      ({ cause, bug, results }) =>
        `| ${countWords(results)} | ${inline(cause)} | ${inline(bug?.seen[0] ?? '')} | \`${results[0].id}\` |`,
    ),
  ];
}

/** The finding as a terminal shows it, in a fence that nothing in it can close. */
function foldedFinding(
  { results, bug }: FindingGroup,
  judged: Judged,
  style: Style,
): readonly string[] {
  const [first, ...others] = results;
  const text = findingLines(first, bug, judged, style).join('\n').slice(0, longestFinding);
  const ticks = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(ticks + 1);
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return [
    `<details><summary>${verdictWords(first.verdict)}: <code>${first.id}</code>${more}</summary>`,
    '',
    `${fence}text`,
    text,
    fence,
    '',
    '</details>',
    '',
  ];
}

/** Text that stays text: no markup, no table cell, no mention of anybody, no address that becomes a link. */
function inline(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>#|~&@]/g, (character) =>
    character === '@' ? '@\u200b' : `&#${character.charCodeAt(0)};`,
  );
}
