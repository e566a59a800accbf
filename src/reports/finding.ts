/** One finding on about one screen: what was asked, what came, the first difference, why it matters, how to see it. */
import { addressOf, type PublicBug } from '../suites/public-bugs.js';
import type { CaseResult } from '../suites/verdict.js';
import { expectedWords } from './baseline-lines.js';
import { checksLines, leadLines } from './check-lines.js';
import { evidenceLines } from './evidence.js';
import type { Judged } from './judged.js';
import { fact, indent, labelWidth, paragraph } from './layout.js';
import { redsOf } from './reds.js';
import { curlCommand, reproduceCommand } from './reproduce.js';
import { dressOf, type Style } from './style.js';
import { verdictWords } from './summary.js';
import { foldWords, labelled, padTo } from './text.js';
import { traceOf } from './traces.js';

/** The finding as lines. */
export function findingLines(
  result: CaseResult,
  bug: PublicBug | undefined,
  judged: Judged,
  style: Style,
): readonly string[] {
  const { report } = judged;
  const dress = dressOf(result.verdict, style);
  const trace = traceOf(result, judged.traces);
  const [red] = redsOf(result);
  const cell = `${result.transport} ${style.lines.times} ${result.auth}`;
  const head = `${style.marks[result.verdict]} ${verdictWords(result.verdict)}`;
  const curl = curlCommand(report, trace);
  return [
    `${dress(style.bold(head))}  ${style.bold(result.id)}`,
    ...paragraph(`${result.level} ${style.lines.dot} ${cell}`, style).map(style.dim),
    ...paragraph(result.title, style),
    '',
    ...leadLines(trace, style),
    ...(trace === undefined ? [] : [...evidenceLines(trace, red, style), '']),
    ...checksLines(result, trace, style),
    '',
    ...whyLines(result, judged, style),
    ...(bug === undefined ? [] : bugLines(bug, style)),
    ...(result.expected === undefined
      ? []
      : fact('baseline', expectedWords(result.expected), style)),
    copied('again', reproduceCommand(report, result), style),
    ...(curl === undefined ? [] : [copied('by hand', curl, style)]),
  ];
}

/** Never wrapped: it is there to be copied. */
function copied(label: string, command: string, style: Style): string {
  return `${' '.repeat(indent)}${style.dim(padTo(label, labelWidth))}${style.cyan(command)}`;
}

/** The requirement that the case is about, and the ids of the others. */
function whyLines(result: CaseResult, judged: Judged, style: Style): readonly string[] {
  const [first, ...others] = result.because;
  if (first === undefined) return [];
  const requirement = judged.requirements.find((one) => one.id === first);
  const room = Math.max(20, style.width - indent - labelWidth);
  return [
    ...(requirement === undefined
      ? fact('why', first, style)
      : [
          ...fact('why', requirement.statement, style),
          ...labelled('', foldWords(`${requirement.evidence}: ${requirement.source}`, room), {
            indent,
            label: labelWidth,
            width: style.width,
          }).map(style.dim),
        ]),
    ...(others.length === 0 ? [] : fact('also', others.join(', '), style)),
  ];
}

/** Who else had it: what they met, what it was, and where it was told. */
function bugLines({ seen, symptom, cause }: PublicBug, style: Style): readonly string[] {
  return [
    ...fact('seen in', seen.join(', '), style),
    ...fact('', `${symptom} ${cause}`, style),
    ...fact('', addressOf(seen[0]), style).map(style.dim),
  ];
}
