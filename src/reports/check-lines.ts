/** The checks of a finding that are not met, as lines: what each says, and the first difference aligned. */
import type { Finding } from '../suites/check.js';
import type { Trace } from '../suites/trace.js';
import type { CaseResult } from '../suites/verdict.js';
import { apartLines, differenceLines } from './difference.js';
import { fact, indent, paragraph } from './layout.js';
import { redsOf, toldApart } from './reds.js';
import { sidesOf } from './sides.js';
import { strayedFrom } from './steps.js';
import { dressOf, type Style } from './style.js';
import { brief, printable } from './text.js';

/**
 * What comes before the evidence: requests that are not those of the call, since what differs may come of them alone.
 */
export function leadLines(trace: Trace | undefined, style: Style): readonly string[] {
  const strayed = trace && strayedFrom(trace);
  if (strayed === undefined) return [];
  const words = `${strayed.words} What differs below may come of that alone.`;
  return [...paragraph(words, style).map((line) => style.yellow(style.bold(line))), ''];
}

/** The checks that are not met; those that only repeat that there was no turn, by name. */
export function checksLines(
  result: CaseResult,
  trace: Trace | undefined,
  style: Style,
): readonly string[] {
  const reds = redsOf(result);
  const reason = result.reason === undefined ? [] : fact('reason', printable(result.reason), style);
  if (reds.length === 0) return reason;
  const neverCame = trace?.journal?.length === 0 && result.verdict === 'not-observed';
  if (neverCame) return [...reason, ...fact('not met', namesOf(reds), style)];
  const { told, echoes } = toldApart(reds);
  return [
    ...told.flatMap((finding, at) => checkLines(finding, told.slice(0, at), style)),
    ...(echoes.length === 0
      ? []
      : paragraph(`${style.marks.fail} for want of a turn, too: ${namesOf(echoes)}`, style)),
  ];
}

function namesOf(findings: readonly Finding[]): string {
  return findings.map(({ check }) => check).join(', ');
}

/** A finding of a check and its texts; these are left out where one before shows the same. */
function checkLines(finding: Finding, before: readonly Finding[], style: Style): readonly string[] {
  const mark = style.marks[finding.verdict];
  const dress = dressOf(finding.verdict, style);
  const shownBefore = before.some(
    (one) => one.expected === finding.expected && one.actual === finding.actual,
  );
  return [
    ...brief(
      paragraph(`${mark} ${finding.check}: ${printable(finding.message)}`, style),
      style.lines.ellipsis,
    ).map(dress),
    ...(shownBefore ? differsLines(finding.difference, style) : sidesLines(finding, style)),
  ];
}

function sidesLines(finding: Finding, style: Style): readonly string[] {
  const { place, expected, actual, apart, around, difference } = sidesOf(finding);
  const laid = apart ? apartLines : differenceLines;
  const aligned =
    expected === undefined || actual === undefined
      ? [
          ...(expected === undefined ? [] : fact('expected', printable(expected), style)),
          ...(actual === undefined ? [] : fact('actual', printable(actual), style)),
        ]
      : laid(expected, actual, style, indent);
  return [
    ...(place === undefined ? [] : fact('at', printable(place), style)),
    ...aligned,
    ...(around === undefined
      ? []
      : brief(fact('in', printable(around), style), style.lines.ellipsis)),
    // The mark under the texts says the same.
    ...(/^line \d+, column /.test(difference ?? '') ? [] : differsLines(difference, style)),
  ];
}

/** What was sent stands in the evidence. */
function differsLines(difference: string | undefined, style: Style): readonly string[] {
  return difference === undefined || difference.startsWith('sent: ')
    ? []
    : fact('differs', printable(difference), style);
}
