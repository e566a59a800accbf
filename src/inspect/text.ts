/** An inspection for people: what was asked, the frames as they come, and what is to be said of them. */
import type { ProbeCall } from '../protocol/call.js';
import type { HeaderLines } from '../protocol/exchange.js';
import type { Turn } from '../protocol/turn.js';
import type { Style } from '../reports/style.js';
import { columnsOf, cutTo, foldWords, labelled, padTo, printable } from '../reports/text.js';
import type { Inspection, Remark } from './inspection.js';
import type { TimedFrame, TimedPiece } from './listen.js';

/** How text is laid out. */
export interface Layout {
  readonly style: Style;
  /** Lines longer than the terminal are folded; false: a frame is a line, for a pipe. */
  readonly fold: boolean;
}

const labelWidth = 11;

function paragraph(
  { style }: Layout,
  label: string,
  text: string,
  dress?: (text: string) => string,
): readonly string[] {
  const room = Math.max(20, style.width - labelWidth);
  return labelled(label, foldWords(printable(text), room), {
    indent: 0,
    label: labelWidth,
    width: style.width,
    ...(dress ? { dress } : {}),
  });
}

/** What is sent: the request line, and the body, without header lines. */
export function askedLines(
  request: ProbeCall['request'],
  target: string,
  layout: Layout,
): readonly string[] {
  const { style } = layout;
  return [
    style.bold(printable(`${request.method} ${target}${request.target}`)),
    ...folded(printable(request.body ?? ''), 2, layout).map(style.dim),
  ];
}

/** Status and headers, and the heading of the frames. */
export function headLines(
  status: number,
  headers: HeaderLines,
  at: number,
  layout: Layout,
): readonly string[] {
  const { style } = layout;
  return [
    (status < 400 ? style.green : style.red)(`${status} after ${at} ms`),
    ...headers.flatMap(([name, value]) => folded(printable(`${name}: ${value}`), 2, layout)),
    '',
    style.dim(`${columns('', 'ms', 'gap', 'bytes')}frame`),
  ];
}

const columns = (number: string, at: string, gap: string, bytes: string): string =>
  `${number.padStart(4)}${at.padStart(8)}${gap.padStart(8)}${bytes.padStart(7)}  `;

/** A frame: its number, milliseconds since the request and since the frame before, bytes, and its text. */
export function frameLines(
  frame: TimedFrame,
  number: number,
  before: number | undefined,
  layout: Layout,
): readonly string[] {
  const { at, length, event, payload, problems } = frame;
  const odd = event === undefined ? problems.length > 0 : problems.length > 1;
  const lead = columns(
    String(number),
    String(at),
    before === undefined ? '' : `+${at - before}`,
    String(length),
  );
  const named = event === undefined ? '' : `${event}  `;
  return beside(lead, printable(`${named}${payload}`), odd, layout);
}

/** A piece of what is no stream. */
export function pieceLines({ at, bytes }: TimedPiece, layout: Layout): readonly string[] {
  const lead = columns('', String(at), '', String(bytes.length));
  return beside(lead, printable(new TextDecoder().decode(bytes)), false, layout);
}

function beside(lead: string, text: string, odd: boolean, layout: Layout): readonly string[] {
  const { style } = layout;
  const [first = '', ...rest] = folded(text, columnsOf(lead), layout);
  const dressed = odd ? style.yellow(lead) : style.dim(lead);
  return [`${dressed}${first.trimStart()}`, ...rest];
}

/** Cuts a line into lines of the terminal's width, at any letter; a narrow terminal gets no indent. */
function folded(text: string, indent: number, { style, fold }: Layout): readonly string[] {
  if (!fold) return [`${' '.repeat(indent)}${text}`];
  const deep = style.width - indent < 30 ? 2 : indent;
  const lines: string[] = [];
  let rest = text;
  while (rest !== '') {
    const room = style.width - (lines.length === 0 ? indent : deep);
    const piece = cutTo(rest, Math.max(8, room), '');
    lines.push(`${' '.repeat(lines.length === 0 ? indent : deep)}${piece}`);
    rest = piece === '' ? '' : rest.slice(piece.length);
  }
  return lines.length === 0 ? [''] : lines;
}

const endWords: Readonly<Record<NonNullable<Inspection['answer']>['end'], string>> = {
  complete: 'closed properly',
  held: 'left open',
  stalled: 'left open',
  'client-closed': 'closed from here',
  cut: 'broken off',
  open: 'not heard to the end',
};

/** What is to be said, after the frames. Without a trailing empty line. */
export function closingLines(inspection: Inspection, layout: Layout): readonly string[] {
  const { style } = layout;
  const { answer, frames, took, diagnosis, remarks, ok } = inspection;
  const say = (label: string, text: string, dress?: (text: string) => string) =>
    paragraph(layout, label, text, dress);
  const count = `${frames.length} ${frames.length === 1 ? 'frame' : 'frames'}, `;
  return [
    ...(answer === undefined
      ? []
      : [
          style.dim(
            `${endWords[answer.end]} after ${took} ms; ${frames.length > 0 ? count : ''}${answer.bytes} bytes`,
          ),
          '',
        ]),
    ...readLines(inspection, say),
    ...(diagnosis === undefined
      ? []
      : say(
          'signature',
          `${diagnosis.problem}: ${diagnosis.summary} ${diagnosis.remedy}`,
          style.red,
        )),
    ...(remarks.length === 0 ? say('unusual', 'nothing', style.bold) : [style.bold('unusual')]),
    ...remarks.flatMap((remark) => remarkLines(remark, layout)),
    '',
    ok
      ? style.green(`${style.marks.pass} It could be read, and nothing is wrong with it.`)
      : style.red(`${style.marks.fail} Something is wrong with the answer.`),
  ];
}

type Say = (label: string, text: string) => readonly string[];

function readLines(inspection: Inspection, say: Say): readonly string[] {
  const { dialect, trials, family, variant, turn, error, nearest } = inspection;
  if (trials.length === 0) return [];
  const others = trials.filter((trial) => trial.dialect !== dialect);
  const own = trials.find((trial) => trial.dialect === dialect);
  return [
    ...say(
      'dialect',
      dialect === undefined
        ? 'none of those that are known'
        : `${dialect}${own?.reads ? ', which reads all of it' : `, with ${departures(own?.problems ?? 0)}`}`,
    ),
    ...others.flatMap(({ dialect: name, reads, problems, first }) =>
      say('', reads ? `${name} reads it, too` : `not ${name}: ${first} (${departures(problems)})`),
    ),
    ...say('family', family),
    ...(variant === undefined
      ? []
      : say(
          'variant',
          [
            variant.name ?? 'none of those that have a name',
            ...Object.entries(variant.fields).map(
              ([field, value]) => `${words[field] ?? field} ${shown(value)}`,
            ),
          ].join('; '),
        )),
    ...(turn === undefined ? [] : turnLines(turn, say)),
    ...(error === undefined ? [] : say('error', error.message)),
    ...(nearest === undefined
      ? []
      : say('nearest', `${nearest.id} (${nearest.kind}, ${nearest.confidence})`)),
  ];
}

const words: Readonly<Record<string, string>> = {
  toolCalls: 'tool calls',
  done: '[DONE]',
};

const shown = (value: string | boolean): string =>
  value === true ? 'yes' : value === false ? 'no' : value;

const departures = (count: number): string =>
  `${count} ${count === 1 ? 'departure' : 'departures'}`;

function turnLines(turn: Turn, say: Say): readonly string[] {
  const { text, reasoning, refusal, toolCalls, finishReason, usage } = turn;
  const counts = usage && [
    `${usage.promptTokens} in`,
    ...(usage.completionTokens === undefined ? [] : [`${usage.completionTokens} out`]),
    `${usage.totalTokens} in all`,
    ...(usage.reasoningTokens === undefined ? [] : [`${usage.reasoningTokens} of reasoning`]),
  ];
  return [
    ...say(
      'turn',
      `finish reason ${finishReason ?? 'null'}; tokens: ${counts?.join(', ') ?? 'not told'}`,
    ),
    ...(reasoning === undefined ? [] : say('', `reasoning ${JSON.stringify(reasoning)}`)),
    ...(text === '' ? [] : say('', `text ${JSON.stringify(text)}`)),
    ...(refusal === undefined ? [] : say('', `refusal ${JSON.stringify(refusal)}`)),
    ...toolCalls.flatMap(({ id, name, arguments: args }) =>
      say('', `calls ${name}(${args})${id === undefined ? ', without an id' : `, ${id}`}`),
    ),
  ];
}

function remarkLines({ level, about, frames, says }: Remark, layout: Layout): readonly string[] {
  const { style } = layout;
  const mark = level === 'wrong' ? style.marks.fail : style.marks.warn;
  const dress = level === 'wrong' ? style.red : style.yellow;
  const label = `${mark} ${about}`;
  const where = frames === undefined ? '' : `${framesText(frames)}: `;
  return labelled(label, foldWords(printable(`${where}${says}`), Math.max(20, style.width - 16)), {
    indent: 2,
    label: 14,
    width: style.width,
    dress: () => `${dress(mark)} ${padTo(about, 12)}`,
  });
}

/**
 * Frames, in words; all, where they follow each other.
 *
 * @example
 * framesText([0, 1, 2]); // 'frames 0 to 2'
 */
function framesText(frames: readonly number[]): string {
  const [first = 0] = frames;
  const last = frames.at(-1) ?? first;
  if (frames.length === 1) return `frame ${first}`;
  if (last - first + 1 === frames.length) return `frames ${first} to ${last}`;
  const some = frames.slice(0, 5).join(', ');
  return `frames ${some}${frames.length > 5 ? ` and ${frames.length - 5} more` : ''}`;
}
