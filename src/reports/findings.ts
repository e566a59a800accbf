/** All findings: how many and of which causes; then of each cause the first in full, and the others by name. */
import type { CaseResult } from '../suites/verdict.js';
import { findingLines } from './finding.js';
import { type FindingGroup, groupFindings } from './groups.js';
import type { Judged } from './judged.js';
import { indent, labelWidth, paragraph } from './layout.js';
import { dressOf, type Style } from './style.js';
import { verdictWords } from './summary.js';
import { columnsOf, labelled, padTo, printable } from './text.js';

/** How many others of a cause are named; a JSON report has all. */
const namedOthers = 60;

/** All findings, worst first, as lines; empty when there is nothing to say. */
export function findingsLines(judged: Judged, style: Style): readonly string[] {
  const groups = groupFindings(judged);
  const several = groups.length > 1 || groups.some(({ results }) => results.length > 1);
  return [
    ...(several ? [...summaryLines(groups, style), ''] : []),
    ...groups.flatMap((group, index) => [
      ...(groups.length > 1 ? [ruleLine(index + 1, groups.length, style)] : []),
      ...findingLines(group.results[0], group.bug, judged, style),
      ...otherLines(group, style),
      '',
    ]),
  ];
}

/**
 * How many findings, by which causes.
 *
 * @example
 * findingsWords(groups); // '38 findings, 5 causes'
 */
export function findingsWords(groups: readonly FindingGroup[]): string {
  const count = groups.reduce((sum, { results }) => sum + results.length, 0);
  const causes = `${groups.length} ${groups.length === 1 ? 'cause' : 'causes'}`;
  return `${count} ${count === 1 ? 'finding' : 'findings'}, ${causes}`;
}

/** What a group counts: `6 fail, 2 warn`. */
export function countWords(results: readonly CaseResult[]): string {
  const verdicts = [...new Set(results.map(({ verdict }) => verdict))];
  return verdicts
    .map(
      (verdict) =>
        `${results.filter((one) => one.verdict === verdict).length} ${verdictWords(verdict)}`,
    )
    .join(', ');
}

/** A line a cause, numbered as they follow. */
function summaryLines(groups: readonly FindingGroup[], style: Style): readonly string[] {
  const counts = groups.map(({ results }) => countWords(results));
  const number = String(groups.length).length;
  const width = Math.max(...counts.map(columnsOf));
  return [
    style.bold(findingsWords(groups)),
    ...groups.flatMap(({ cause, bug, results }, index) => {
      const [first] = results;
      const head = `${String(index + 1).padStart(number)}  ${style.marks[first.verdict]} ${padTo(counts[index] ?? '', width)}`;
      const known = bug === undefined ? '' : `, seen in ${bug.seen[0]}`;
      return labelled(head, `${printable(cause)}${known}`, {
        indent,
        label: columnsOf(head) + 2,
        width: style.width,
        dress: dressOf(first.verdict, style),
      });
    }),
  ];
}

/** A line across, with the cause's number, so that the eye finds the next. */
function ruleLine(number: number, count: number, style: Style): string {
  const words = `${style.lines.horizontal.repeat(2)} cause ${number} of ${count} `;
  const rest = Math.max(0, Math.min(style.width, 100) - columnsOf(words));
  return style.dim(`${words}${style.lines.horizontal.repeat(rest)}`);
}

/** The other results of a cause, cell by cell. */
function otherLines({ results: [, ...others] }: FindingGroup, style: Style): readonly string[] {
  if (others.length === 0) return [];
  const named = others.slice(0, namedOthers);
  const cells = [...new Set(named.map(cellOf))];
  const left = others.length - named.length;
  return [
    '',
    ...paragraph(`and ${others.length} more of this cause:`, style),
    ...cells.flatMap((cell) =>
      labelled(
        '',
        `${cell.replace(' ', ` ${style.lines.times} `)}: ${named
          .filter((one) => cellOf(one) === cell)
          .map(({ id }) => id)
          .join(', ')}`,
        { indent: indent + 2, label: 0, width: style.width },
      ).map((line, at) => (at === 0 ? line : `  ${line}`)),
    ),
    ...(left === 0
      ? []
      : labelled('', `and ${left} beyond these; --reporter json has all.`, {
          indent: indent + 2,
          label: 0,
          width: style.width - labelWidth,
        })),
  ];
}

function cellOf({ transport, auth }: CaseResult): string {
  return `${transport} ${auth}`;
}
