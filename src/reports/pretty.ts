/** The report for a terminal: a head, the matrix, each finding, and a last line. */
import { baselineLines } from './baseline-lines.js';
import { exitCodeOf } from './exit-code.js';
import { findingsLines } from './findings.js';
import type { Judged } from './judged.js';
import { matrixLines } from './matrix.js';
import type { RunReport } from './report.js';
import type { Style } from './style.js';
import { outcomeWords, summaryLine } from './summary.js';
import { labelled } from './text.js';
import { undeclaredLines } from './undeclared-lines.js';

/**
 * Renders the report for people. Ends with a line feed; the last line is {@link summaryLine}.
 *
 * @param judged the report with its evidence
 * @param style colours, marks and width of the output
 */
export function renderPretty(judged: Judged, style: Style): string {
  const { report } = judged;
  const lines = [
    ...headLines(report, style),
    '',
    ...matrixLines(report, style),
    '',
    ...undeclaredLines(report, style),
    ...baselineLines(report, style),
    ...findingsLines(judged, style),
    lastLine(report, style),
  ];
  return `${lines.join('\n')}\n`;
}

/** Names Oracle first: OCI is also the Open Container Initiative. */
function headLines(report: RunReport, style: Style): readonly string[] {
  const { tool, target, provider, seed } = report;
  const dot = ` ${style.lines.dot} `;
  const facts = [
    `target: ${target.name}`,
    `provider: ${provider.name} ${provider.version}`.trimEnd(),
    `seed: ${seed}`,
  ];
  const title = `Oracle OCI Generative AI conformance${dot}${tool.name} ${tool.version}`;
  const joined = facts.join(dot);
  const fits = joined.length <= style.width;
  return [
    ...labelled('', title, { indent: 0, label: 0, width: style.width }).map(style.bold),
    ...(fits ? [style.dim(joined)] : facts.flatMap((fact) => factLines(fact, style))),
  ];
}

function factLines(fact: string, style: Style): readonly string[] {
  return labelled('', fact, { indent: 0, label: 0, width: style.width }).map(style.dim);
}

/** The summary with its first words set off. */
function lastLine(report: RunReport, style: Style): string {
  const line = summaryLine(report);
  const code = exitCodeOf(report);
  const words = outcomeWords[code];
  const dress = code === 0 ? style.green : code === 2 || code === 130 ? style.yellow : style.red;
  return `${dress(style.bold(words))}${line.slice(words.length)}`;
}
