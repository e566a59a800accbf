/** What a trace shows, as lines: what was asked, what the service sent and when, what the provider made of it. */
import type { Exchange } from '../protocol/exchange.js';
import type { Finding } from '../suites/check.js';
import type { Trace } from '../suites/trace.js';
import { describeCall, describeEvents, describeExchange, describeOutcome } from './describe.js';
import { excerptOf, isStream } from './excerpt.js';
import { fact, indent, labelWidth, margin } from './layout.js';
import { memberAt } from './member.js';
import type { Style } from './style.js';
import { brief, columnsOf, cutAround, padTo, printable } from './text.js';

/** How many exchanges before the shown one are named, a line each. */
const namedExchanges = 4;

/** The evidence around a finding. */
export function evidenceLines(
  trace: Trace,
  finding: Finding | undefined,
  style: Style,
): readonly string[] {
  const exchanges = trace.journal ?? trace.seen;
  const at = exchanges.findLastIndex((one) => one.response !== undefined);
  const last = exchanges[at] ?? exchanges.at(-1);
  const diagnosis = last?.identity?.diagnosis;
  const events = describeEvents(trace.events);
  return [
    ...short('asked', describeCall(trace.call), style),
    ...(last === undefined
      ? fact('service', silenceWords(trace), style)
      : [
          ...earlierLines(exchanges.slice(0, Math.max(0, at)), style),
          ...sentLines(last, finding, style),
          ...fact('service', printable(describeExchange(last)), style),
          ...answerLines(last, finding, style),
        ]),
    ...(diagnosis === undefined
      ? []
      : short('signature', `${diagnosis.summary} ${diagnosis.remedy}`, style)),
    ...short('provider', describeOutcome(trace.outcome), style),
    ...(events === undefined ? [] : fact('', events, style).map(style.dim)),
  ];
}

/** Why there is no exchange: a caller whom the service does not know has no journal. */
function silenceWords({ journal, outcome }: Trace): string {
  if (journal === undefined) return 'keeps no journal';
  return outcome.error?.status === undefined
    ? 'saw no request'
    : 'saw no request with the credentials that were handed out';
}

/** What is longer stands in the trace. */
function short(label: string, text: string, style: Style): readonly string[] {
  return brief(fact(label, printable(text), style), style.dim(style.lines.ellipsis));
}

/** The exchanges before the one that is shown: their lines tell of retries, tokens and other pages. */
function earlierLines(earlier: readonly Exchange[], style: Style): readonly string[] {
  const named = earlier.slice(-namedExchanges);
  const left = earlier.length - named.length;
  return [
    ...(left === 0 ? [] : fact('before', `(${left} more exchanges)`, style)),
    ...named.flatMap((one, index) =>
      fact(index === 0 && left === 0 ? 'before' : '', printable(describeExchange(one)), style),
    ),
  ];
}

/** What the client sent as its body, on one line; around the member that a check of requests is about. */
function sentLines(
  { request }: Exchange,
  finding: Finding | undefined,
  style: Style,
): readonly string[] {
  if (request.body.text === '') return [];
  const asked = finding?.check.startsWith('request') ? finding : undefined;
  const text = shown(request.body.text, asked, style.width - indent - labelWidth, style);
  return [`${' '.repeat(indent)}${style.dim(padTo('sent', labelWidth))}${text}`];
}

function answerLines(
  { response }: Exchange,
  finding: Finding | undefined,
  style: Style,
): readonly string[] {
  if (response === undefined) return [];
  const { headers, body, chunks } = response;
  const lines = excerptOf(body, isStream(headers), finding, chunks);
  const times = lines.map(({ at }) => (at === undefined ? '' : `${Math.round(at)} ms`));
  const timeWidth = Math.max(0, ...times.map(columnsOf));
  const labels = Math.max(0, ...lines.map(({ label }) => columnsOf(label)));
  const room = style.width - indent - labelWidth;
  return lines.map(({ label, text, marked }, index) => {
    const time = timeWidth === 0 ? '' : `${(times[index] ?? '').padStart(timeWidth)}  `;
    const head = label === '' ? '' : `${padTo(label, labels)}  ${time}`;
    const line = shown(text, finding, Math.max(1, room - columnsOf(head)), style);
    if (marked) return `${margin}${style.yellow(`${head}${line}`)}`;
    return `${margin}${style.dim(head)}${line}`;
  });
}

/** Foreign text, cut so that the member is seen which the finding is about. */
function shown(text: string, finding: Finding | undefined, room: number, style: Style): string {
  const safe = printable(text);
  return cutAround(safe, finding && memberAt(safe, finding), room, style.lines.ellipsis);
}
