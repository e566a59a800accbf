/** The strict reading: every departure of a stream or an answer from the grammar of its dialect. */
import { type JsonObject, textOf } from '../json.js';
import { parseObject } from './assembler.js';
import type { Problem } from './dialect.js';
import type { Rule } from './grammar.js';

/** Kinds of JSON frames; an `aside` is of another candidate, and the order is none of its business. */
export type FrameKind = 'increment' | 'closing' | 'usage' | 'aside';

/** The grammar of a dialect's streams. */
export interface StreamGrammar {
  readonly kindOf: (frame: JsonObject) => FrameKind;
  readonly rules: Readonly<Record<Exclude<FrameKind, 'aside'>, Rule>> & { readonly aside?: Rule };
  /** `[DONE]` may be the last frame. */
  readonly done: boolean;
  /** What holds between frames, beyond their order. */
  readonly across?: (frames: readonly NumberedFrame[]) => readonly Problem[];
}

/** A JSON frame and its number, from 0. */
export interface NumberedFrame {
  readonly number: number;
  readonly frame: JsonObject;
  readonly kind: FrameKind;
}

/** Every departure of a stream, frame by frame; frames that are no JSON are left to the reader. */
export function streamProblems(
  payloads: readonly string[],
  grammar: StreamGrammar,
): readonly Problem[] {
  const frames = payloads.flatMap((payload, number): readonly NumberedFrame[] => {
    const frame = parseObject(payload);
    if (frame === undefined || isError(frame)) return [];
    return [{ number, frame, kind: grammar.kindOf(frame) }];
  });
  return [
    ...frames.flatMap(({ number, frame, kind }) =>
      [...textProblems(payloads[number] ?? ''), ...ruleOf(grammar, kind)(frame, '')].map(
        (problem) => ({
          frame: number,
          ...problem,
        }),
      ),
    ),
    ...orderProblems(payloads, frames, grammar.done),
    ...padProblems(frames),
    ...(grammar.across?.(frames) ?? []),
  ];
}

const ruleOf = ({ rules }: StreamGrammar, kind: FrameKind): Rule => rules[kind] ?? rules.increment;

/** Every departure of a whole answer. */
export function answerProblems(body: string, rule: Rule): readonly Problem[] {
  const answer = parseObject(body);
  return answer === undefined || isError(answer)
    ? []
    : [...textProblems(body), ...rule(answer, '')];
}

/** An error in the place of a frame: `{"error": …}`, or a `message` that is text. */
const isError = (frame: JsonObject): boolean =>
  (frame.error ?? null) !== null || textOf(frame.message) !== '';

/** Strings of a JSON text. */
const strings = /"(?:[^"\\]|\\.)*"/g;
/** An escape of a character beyond ASCII; lone surrogates have no other form. */
const needless =
  /(?<!\\)(?:\\\\)*\\u(?:00[89a-f]|0[1-9a-f]|[1-9a-cef]|d[0-7]|d[89ab][0-9a-f]{2}\\ud[c-f])/i;

function textProblems(payload: string): readonly Problem[] {
  return [
    ...(/\s/.test(payload.replace(strings, '""'))
      ? [{ path: '', message: 'The JSON is not compact: blanks stand between its tokens.' }]
      : []),
    ...(needless.test(payload)
      ? [{ path: '', message: 'Text beyond ASCII is escaped instead of sent as UTF-8.' }]
      : []),
  ];
}

function orderProblems(
  payloads: readonly string[],
  frames: readonly NumberedFrame[],
  doneAllowed: boolean,
): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (frame: number, message: string): void => {
    problems.push({ frame, path: '', message });
  };
  const failed = payloads.map(parseObject).some((frame) => frame !== undefined && isError(frame));
  const kinds = new Map(frames.map(({ number, kind }) => [number, kind]));
  const seen = { closing: false, usage: false, done: false };
  payloads.forEach((payload, number) => {
    if (seen.done) say(number, 'A frame follows [DONE].');
    if (payload === '[DONE]') {
      if (!doneAllowed) say(number, 'This dialect has no [DONE].');
      if (!seen.closing && !failed) say(number, '[DONE] comes before the closing frame.');
      seen.done = true;
      return;
    }
    const kind = kinds.get(number);
    if (kind === 'increment' && seen.closing)
      say(number, 'An increment follows the closing frame.');
    if (kind === 'closing' && seen.closing) say(number, 'This is a second closing frame.');
    if (kind === 'usage' && !seen.closing)
      say(number, 'The usage frame comes before the closing frame.');
    if (kind === 'usage' && seen.usage) say(number, 'This is a second usage frame.');
    if (kind === 'closing' || kind === 'usage') seen[kind] = true;
  });
  if (!seen.closing && !failed)
    problems.push({ path: '', message: 'The closing frame is missing.' });
  return problems;
}

/** Either every JSON frame has a pad, or none. */
function padProblems(frames: readonly NumberedFrame[]): readonly Problem[] {
  if (!frames.some(({ frame }) => 'pad' in frame)) return [];
  return frames
    .filter(({ frame }) => !('pad' in frame))
    .map(({ number }) => ({
      frame: number,
      path: 'pad',
      message: 'The pad is missing, which other frames have.',
    }));
}
