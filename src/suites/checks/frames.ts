/** Checks on streamed answers as bytes: framing, the dialect's grammar, delivery. */
import type { Problem } from '../../protocol/dialects/dialect.js';
import type { Check } from '../check.js';
import { dialectOf, onStream, usageAsked } from './answer.js';
import { fail, notObserved, pass, sameText, sameValue, show } from './findings.js';
import { orderProblem } from './key-order.js';
import { exchangeOf, textOf } from './observed.js';

/** A problem as a person reads it. */
export const told = (problem: Problem): string =>
  problem.frame === undefined
    ? `${problem.path}: ${problem.message}`
    : `frame ${problem.frame + 1}, ${problem.path}: ${problem.message}`;

export const framesChecks = {
  /**
   * Each frame is `data: `, one line of JSON and two line feeds; nothing stands before, between or after.
   */
  'frames-are-framed': onStream(({ frames, bytes }) => {
    const at = frames.findIndex(({ problems }) => problems.length > 0);
    const frame = frames[at];
    if (frame !== undefined) {
      return fail(`Frame ${at + 1} is not framed as the service does it.`, {
        expected: 'data: <one line of JSON> LF LF',
        actual: show(frame.payload),
        difference: `frame ${at + 1}, byte ${frame.offset}: ${frame.problems.join(' ')}`,
      });
    }
    const last = frames.at(-1);
    const end = last === undefined ? 0 : last.offset + last.length;
    return end === bytes.length
      ? pass(`${frames.length} frames, each data: and one line and LF LF.`)
      : fail('Bytes follow the last frame.', { difference: `byte ${end} of ${bytes.length}` });
  }),

  /** The strict grammar of the dialect finds nothing to object to in the frames. */
  'frames-fit-the-dialect': onStream(({ trace, exchange, frames }) => {
    const dialect = dialectOf(trace, exchange);
    if (dialect === undefined) return notObserved('The dialect of the answer is not known.');
    const { problems } = dialect.decode(
      frames.map(({ payload }) => payload),
      'strict',
    );
    const first = problems[0];
    return first === undefined
      ? pass(`${frames.length} frames follow the grammar of ${dialect.name}.`)
      : fail(`The frames depart from the grammar of ${dialect.name}.`, {
          expected: 'frames as recorded',
          actual: show(frames[first.frame ?? 0]?.payload),
          difference: told(first),
        });
  }),

  /** The frames, read by their dialect, say what the service was told to say. */
  'frames-carry-the-turn': onStream(({ trace, exchange, frames }) => {
    const dialect = dialectOf(trace, exchange);
    const given = trace.given?.[0]?.turn;
    if (dialect === undefined || given === undefined) {
      return notObserved('The trace holds no turn to compare with.');
    }
    const { turn } = dialect.decode(
      frames.map(({ payload }) => payload),
      'tolerant',
    );
    const { usage, ...rest } = given;
    const expected = usageAsked(exchange) && usage !== undefined ? { ...rest, usage } : rest;
    const { usage: counted, ...got } = turn;
    return sameValue(
      'What the frames carry',
      expected,
      usageAsked(exchange) && counted !== undefined ? { ...got, usage: counted } : got,
    );
  }),

  /** The body of the answer is the recording, byte for byte. */
  'body-is-the-recording': (trace) => {
    const given = trace.given?.[0]?.body;
    const response = exchangeOf(trace)?.response;
    if (given === undefined || response === undefined) {
      return notObserved('The trace holds no recording and answer to compare.');
    }
    return sameText('The body', textOf(given), textOf(response.body));
  },

  /**
   * What the service sent before the connection broke is a beginning of the recording, byte for byte.
   */
  'body-begins-as-the-recording': (trace) => {
    const given = trace.given?.[0]?.body;
    const response = exchangeOf(trace)?.response;
    if (given === undefined || response === undefined) {
      return notObserved('The trace holds no recording and answer to compare.');
    }
    const text = textOf(response.body);
    return sameText('The body', textOf(given).slice(0, text.length), text);
  },

  /** The keys of every frame stand in the order of the recordings. */
  'keys-in-recorded-order': onStream(({ objects }) => {
    for (const [at, frame] of objects.entries()) {
      const problem = orderProblem(frame);
      if (problem !== undefined) {
        return fail('Keys are not in the recorded order.', {
          ...problem,
          difference: `frame ${at + 1}, ${problem.difference}`,
        });
      }
    }
    return pass('The keys of every frame are in the recorded order.');
  }),

  /**
   * The service writes each frame of a stream on its own: as many chunks of HTTP as frames, with the same edges.
   */
  'a-chunk-for-each-frame': onStream(({ frames, response }) => {
    const edges = (spans: readonly { offset: number; length: number }[]) =>
      spans.map(({ offset, length }) => `${offset}+${length}`).join(' ');
    const expected = edges(frames);
    const actual = edges(response.chunks);
    return expected === actual
      ? pass(`${frames.length} frames in as many chunks.`)
      : fail('Chunks and frames do not line up.', { expected, actual });
  }),
} satisfies Record<string, Check>;
