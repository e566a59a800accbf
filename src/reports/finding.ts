/** One finding on about one screen: what was asked, what came, the first difference, why it matters, how to see it. */
import type { Finding } from '../suites/check.js';
import { addressOf, type PublicBug } from '../suites/public-bugs.js';
import type { CaseResult } from '../suites/verdict.js';
import { expectedWords } from './baseline-lines.js';
import { differenceLines } from './difference.js';
import { evidenceLines } from './evidence.js';
import type { Judged } from './judged.js';
import { fact, indent, labelWidth, paragraph } from './layout.js';
import { curlCommand, reproduceCommand } from './reproduce.js';
import { dressOf, type Style } from './style.js';
import { verdictWords } from './summary.js';
import { foldWords, labelled, padTo, printable } from './text.js';
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
  const red = result.findings.filter((finding) => finding.verdict !== 'pass');
  const cell = `${result.transport} ${style.lines.times} ${result.auth}`;
  const head = `${style.marks[result.verdict]} ${verdictWords(result.verdict)}`;
  const curl = curlCommand(report, trace);
  return [
    `${dress(style.bold(head))}  ${style.bold(result.id)}`,
    ...paragraph(`${result.level} ${style.lines.dot} ${cell}`, style).map(style.dim),
    ...paragraph(result.title, style),
    '',
    ...(trace === undefined ? [] : [...evidenceLines(trace, red[0], style), '']),
    ...(red.length === 0 && result.reason !== undefined
      ? fact('reason', printable(result.reason), style)
      : red.flatMap((finding, index) => checkLines(finding, red.slice(0, index), style))),
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

/** A finding of a check and its texts; these are left out where one before shows the same. */
function checkLines(finding: Finding, before: readonly Finding[], style: Style): readonly string[] {
  const mark = style.marks[finding.verdict];
  const dress = dressOf(finding.verdict, style);
  const shownBefore = before.some(
    (one) => one.expected === finding.expected && one.actual === finding.actual,
  );
  const { expected, actual } = shownBefore ? { expected: undefined, actual: undefined } : finding;
  const aligned =
    expected === undefined || actual === undefined
      ? [
          ...(expected === undefined ? [] : fact('expected', printable(expected), style)),
          ...(actual === undefined ? [] : fact('actual', printable(actual), style)),
        ]
      : differenceLines(expected, actual, style, indent);
  return [
    ...paragraph(`${mark} ${finding.check}: ${printable(finding.message)}`, style).map(dress),
    ...aligned,
    ...(finding.difference === undefined
      ? []
      : fact('differs', printable(finding.difference), style)),
  ];
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
