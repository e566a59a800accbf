/** Each finding on about one screen: what was asked, what came, the first difference, why it matters. */
import type { Exchange } from '../protocol/exchange.js';
import type { Finding } from '../suites/check.js';
import type { Trace } from '../suites/trace.js';
import type { CaseResult, Verdict } from '../suites/verdict.js';
import { describeCall, describeExchange, describeOutcome } from './describe.js';
import { differenceLines } from './difference.js';
import { excerptOf } from './excerpt.js';
import type { Judged } from './judged.js';
import { reproduceCommand } from './reproduce.js';
import { dressOf, type Style } from './style.js';
import { verdictWords } from './summary.js';
import { cutTo, labelled, padTo, printable } from './text.js';

/** Verdicts that are shown in full, in this order. */
const shown: readonly Verdict[] = ['error', 'fail', 'unexpected-pass', 'not-observed', 'warn'];

const indent = 2;
const labelWidth = 10;

/** All findings, worst first, as lines; empty when there is nothing to say. */
export function findingsLines(judged: Judged, style: Style): readonly string[] {
  const results = shown.flatMap((verdict) =>
    judged.report.cases.filter((result) => result.verdict === verdict),
  );
  return results.flatMap((result, index) => {
    const number = `${index + 1} of ${results.length}`;
    return [...oneFinding(result, number, judged, style), ''];
  });
}

function oneFinding(
  result: CaseResult,
  number: string,
  judged: Judged,
  style: Style,
): readonly string[] {
  const { report, traces } = judged;
  const dress = dressOf(result.verdict, style);
  const trace = traces.find(
    (one) =>
      one.case === result.id && one.transport === result.transport && one.auth === result.auth,
  );
  const red = result.findings.filter((finding) => finding.verdict !== 'pass');
  const fact = (label: string, text: string) =>
    labelled(label, text, { indent, label: labelWidth, width: style.width, dress: style.dim });
  const cell = `${result.transport} ${style.lines.times} ${result.auth}`;
  const head = `${style.marks[result.verdict]} ${verdictWords(result.verdict)}`;
  return [
    `${dress(style.bold(head))}  ${style.bold(result.id)}`,
    ...labelled('', `${number} ${style.lines.dot} ${result.level} ${style.lines.dot} ${cell}`, {
      indent,
      label: 0,
      width: style.width,
    }).map(style.dim),
    ...labelled('', result.title, { indent, label: 0, width: style.width }),
    '',
    ...(trace === undefined ? [] : traceLines(trace, red[0], style)),
    ...(red.length === 0 && result.reason !== undefined
      ? fact('reason', printable(result.reason))
      : red.flatMap((finding, index) => findingLines(finding, red.slice(0, index), style))),
    '',
    ...whyLines(result, judged, style),
    // Never wrapped: it is there to be copied.
    `${' '.repeat(indent)}${style.dim(padTo('again', labelWidth))}${style.cyan(reproduceCommand(report, result))}`,
  ];
}

function traceLines(trace: Trace, finding: Finding | undefined, style: Style): readonly string[] {
  const fact = (label: string, text: string, limit = 4) =>
    labelled(label, printable(text), {
      indent,
      label: labelWidth,
      width: style.width,
      dress: style.dim,
    }).slice(0, limit);
  const exchanges = trace.journal ?? trace.seen;
  const last = exchanges.findLast((one) => one.response !== undefined) ?? exchanges.at(-1);
  const diagnosis = last?.identity?.diagnosis;
  return [
    ...fact('asked', describeCall(trace.call)),
    ...(last === undefined
      ? fact('service', trace.journal === undefined ? 'keeps no journal' : 'saw no request')
      : serviceLines(last, finding, style)),
    ...(diagnosis === undefined
      ? []
      : fact('signature', `${diagnosis.summary} ${diagnosis.remedy}`)),
    ...fact('provider', describeOutcome(trace.outcome)),
    '',
  ];
}

function serviceLines(
  exchange: Exchange,
  finding: Finding | undefined,
  style: Style,
): readonly string[] {
  const { response } = exchange;
  const stream =
    response?.headers.some(
      ([name, value]) =>
        name.toLowerCase() === 'content-type' && value.startsWith('text/event-stream'),
    ) ?? false;
  const excerpt = response === undefined ? [] : excerptOf(response.body, stream, finding);
  const margin = ' '.repeat(indent + labelWidth);
  const room = style.width - indent - labelWidth;
  return [
    ...labelled('service', printable(describeExchange(exchange)), {
      indent,
      label: labelWidth,
      width: style.width,
      dress: style.dim,
    }),
    ...excerpt.map(({ label, text, marked }) => {
      const plain = `${padTo(label, label === '' ? 0 : 9)}${printable(text)}`;
      const line = cutTo(plain, room, style.lines.ellipsis);
      return `${margin}${marked ? style.yellow(line) : line}`;
    }),
  ];
}

/** A finding and its texts; these are left out where one before shows the same. */
function findingLines(
  finding: Finding,
  before: readonly Finding[],
  style: Style,
): readonly string[] {
  const mark = style.marks[finding.verdict];
  const dress = dressOf(finding.verdict, style);
  const shownBefore = before.some(
    (one) => one.expected === finding.expected && one.actual === finding.actual,
  );
  const { expected, actual } = shownBefore ? { expected: undefined, actual: undefined } : finding;
  const aligned =
    expected === undefined || actual === undefined
      ? [
          ...(expected === undefined ? [] : [['expected', expected] as const]),
          ...(actual === undefined ? [] : [['actual', actual] as const]),
        ].flatMap(([label, text]) =>
          labelled(label, printable(text), { indent, label: labelWidth, width: style.width }),
        )
      : differenceLines(expected, actual, style, indent);
  return [
    ...labelled('', `${mark} ${finding.check}: ${printable(finding.message)}`, {
      indent,
      label: 0,
      width: style.width,
    }).map(dress),
    ...aligned,
    ...(finding.difference === undefined
      ? []
      : labelled('differs', printable(finding.difference), {
          indent,
          label: labelWidth,
          width: style.width,
          dress: style.dim,
        })),
  ];
}

/** The requirement that the case is about, and the ids of the others. */
function whyLines(result: CaseResult, judged: Judged, style: Style): readonly string[] {
  const layout = { indent, label: labelWidth, width: style.width, dress: style.dim };
  const [first, ...others] = result.because;
  if (first === undefined) return [];
  const requirement = judged.requirements.find((one) => one.id === first);
  return [
    ...(requirement === undefined
      ? labelled('why', first, layout)
      : [
          ...labelled('why', requirement.statement, layout),
          ...labelled('', `${requirement.evidence}: ${requirement.source}`, layout).map(style.dim),
        ]),
    ...(others.length === 0 ? [] : labelled('also', others.join(', '), layout)),
  ];
}
