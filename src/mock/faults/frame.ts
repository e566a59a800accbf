/** Faults in the frames themselves: one is broken, doubled, lost, or was never a frame. */
import type { Change, FaultGroup } from './fault.js';
import { bytesOf, frames, isJson, middleOf, textOf } from './frames.js';

const own = 'the kit: what a reader must not take silently';

/** Changes the frame in the middle into others. */
const inTheMiddle = (
  change: (frame: string, next: string) => readonly string[],
  taken = 1,
): Change =>
  frames((all) => {
    const at = middleOf(all);
    const frame = all[at];
    const next = all[at + 1] ?? '';
    if (frame === undefined) return all;
    return [...all.slice(0, at), ...change(frame, next), ...all.slice(at + taken)];
  });

const inserted = (payload: string): Change =>
  inTheMiddle((frame) => [`data: ${payload}\n\n`, frame]);

/** The JSON of a frame, without what stands around it. */
const json = /\{[^\n]*\}/;

const escaped = (text: string): string =>
  Buffer.from(text, 'latin1')
    .toString('utf8')
    .replace(/[^\0-\x7f]/g, (unit) =>
      Array.from(
        { length: unit.length },
        (_, at) => `\\u${unit.charCodeAt(at).toString(16).padStart(4, '0')}`,
      ).join(''),
    );

/** The faults `frame/…`. “The middle” is the frame in the middle of those that hold JSON. */
export const frame = {
  'frame/escaped-unicode': {
    title: 'All that is not ASCII is written as `\\u` escapes; the meaning stays the same.',
    source: 'RFC 8259, section 7; the service itself sends raw UTF-8',
    needs: 'stream',
    content: frames((all) => all.map(escaped)),
  },
  'frame/malformed-json': {
    title: 'The JSON of the frame in the middle breaks off half way.',
    source: 'oracle/langchain-oracle, async client: broken frames swallowed in silence',
    needs: 'stream',
    content: inTheMiddle((one) => [
      one.replace(json, (text) => text.slice(0, Math.floor(text.length / 2))),
    ]),
  },
  'frame/trailing-garbage': {
    title: 'Two braces too many follow the JSON of the frame in the middle.',
    source: 'BerriAI/litellm PR #25174 (`Extra data`)',
    needs: 'stream',
    content: inTheMiddle((one) => [one.replace(json, '$&}}')]),
  },
  'frame/invalid-utf8': {
    title: 'The last string of the frame in the middle ends in the byte FF, which is no UTF-8.',
    source: 'RFC 3629',
    needs: 'stream',
    content: (answer) => {
      const at = middleOf(answer.pieces.map(textOf));
      const text = textOf(answer.pieces[at] ?? new Uint8Array());
      const quote = text.lastIndexOf('"');
      if (quote < 0) return undefined;
      const spoilt = bytesOf(`${text.slice(0, quote)}\u00ff${text.slice(quote)}`);
      return {
        ...answer,
        pieces: answer.pieces.map((one, index) => (index === at ? spoilt : one)),
      };
    },
  },
  'frame/not-json': {
    title: 'A frame whose data is the word `ping` comes before the one in the middle.',
    source: own,
    needs: 'stream',
    content: inserted('ping'),
  },
  'frame/null': {
    title: 'A frame whose data is `null` comes before the one in the middle.',
    source: own,
    needs: 'stream',
    content: inserted('null'),
  },
  'frame/array': {
    title: 'A frame whose data is `[]` comes before the one in the middle.',
    source: own,
    needs: 'stream',
    content: inserted('[]'),
  },
  'frame/empty-object': {
    title: 'A frame whose data is `{}` comes before the one in the middle.',
    source: own,
    needs: 'stream',
    content: inserted('{}'),
  },
  'frame/twice': {
    title: 'The frame in the middle comes twice.',
    source: own,
    needs: 'stream',
    content: inTheMiddle((one) => [one, one]),
  },
  'frame/missing': {
    title: 'The frame in the middle is lost.',
    source: own,
    needs: 'stream',
    content: inTheMiddle(() => []),
  },
  'frame/swapped': {
    title: 'The frame in the middle and its neighbour change places.',
    source: own,
    needs: 'stream',
    content: frames((all) => {
      const at = middleOf(all);
      const [one, next] = all.slice(Math.max(at, 0), at + 2);
      if (one === undefined || next === undefined) return all;
      // The last frame has none behind it that holds JSON: then it changes places with the one before.
      const from = isJson(next) ? at : at - 1;
      const [first, second] = all.slice(from, from + 2);
      if (from < 0 || first === undefined || second === undefined) return all;
      return [...all.slice(0, from), second, first, ...all.slice(from + 2)];
    }),
  },
} as const satisfies FaultGroup;
