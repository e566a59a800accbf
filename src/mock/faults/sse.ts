/** Faults in the bytes of a stream that leave its meaning as it is: a good reader sees no difference. */
import type { Change, FaultGroup } from './fault.js';
import {
  bytesOf,
  delivered,
  eachFrame,
  frames,
  framesOf,
  isJson,
  textOf,
  withFrames,
} from './frames.js';

const whatwg = 'WHATWG HTML, server-sent events';
const langchain = 'oracle/langchain-oracle PR #285 (review)';
const litellm = 'BerriAI/litellm PR #25174';

/** Bytes of the large frame's padding: a mebibyte. */
const large = 1_048_576;

/** Cuts each frame before the characters at these places. */
const cut =
  (placesOf: (frame: string, random: () => number) => readonly number[]): Change =>
  (answer, { random }) => {
    const pieces = answer.pieces.flatMap((piece) => {
      const places = placesOf(textOf(piece), random).filter((at) => at > 0 && at < piece.length);
      return [0, ...places].map((from, index) => piece.subarray(from, places[index]));
    });
    return pieces.length === answer.pieces.length ? undefined : { ...answer, pieces };
  };

const placesOf = (pattern: RegExp, offset: number) => (frame: string) =>
  [...frame.matchAll(pattern)].map(({ index }) => index + offset);

const lineEnds = (end: string): Change => eachFrame((frame) => frame.replaceAll('\n', end));

const insideCrlf = cut(placesOf(/\r\n/g, 1));

/** Each piece from the middle of one frame to the middle of the next. */
const straddling: Change = (answer) => {
  const all = framesOf(answer);
  const half = (frame: string) => Math.floor(frame.length / 2);
  const pieces = [...all, ''].map((frame, index) => {
    const before = all[index - 1] ?? '';
    return bytesOf(before.slice(half(before)) + frame.slice(0, half(frame)));
  });
  return { ...answer, pieces: pieces.filter((piece) => piece.length > 0) };
};

/** The faults `sse/…`, in the order in which they are applied: text first, then line ends, then cuts. */
export const sse = {
  'sse/comments': {
    title:
      'A comment line `: keep-alive` and a blank line come before each frame, in chunks of their own.',
    source: `${whatwg}; long idle streams of gateways`,
    needs: 'stream',
    wire: frames((all) => all.flatMap((frame) => [': keep-alive\n\n', frame])),
  },
  'sse/blank-lines': {
    title: 'Two more blank lines follow each frame.',
    source: whatwg,
    needs: 'stream',
    wire: eachFrame((frame) => `${frame}\n\n`),
  },
  'sse/empty-data': {
    title: 'A frame with an empty `data:` line comes after the first frame.',
    source: whatwg,
    needs: 'stream',
    wire: frames(([first = '', ...rest]) => [first, 'data:\n\n', ...rest]),
  },
  'sse/unknown-event': {
    title: 'An event of an unknown kind, `oci-conform`, comes after the first frame.',
    source: 'openai/openai-node, lib/streaming; clients that switch on the event name',
    needs: 'stream',
    wire: frames(([first = '', ...rest]) => [
      first,
      'event: oci-conform\ndata: {"type":"oci-conform"}\n\n',
      ...rest,
    ]),
  },
  'sse/multi-line-data': {
    title: 'The JSON of each frame is spread over two `data:` lines.',
    source: langchain,
    needs: 'stream',
    wire: eachFrame((frame) => frame.replace(/^data: \{/gm, 'data: {\ndata: ')),
  },
  'sse/event-lines': {
    title: 'Each frame that names no event says `event: message`.',
    source: `${whatwg}; an AI SDK documentation page that shows such lines`,
    needs: 'stream',
    wire: eachFrame((frame) => (/^event:/m.test(frame) ? frame : `event: message\n${frame}`)),
  },
  'sse/id-lines': {
    title: 'Each frame has an `id:` line, counted from 1.',
    source: whatwg,
    needs: 'stream',
    wire: eachFrame((frame, index) => `id: ${index + 1}\n${frame}`),
  },
  'sse/retry-line': {
    title: 'The first frame has a line `retry: 3000`.',
    source: whatwg,
    needs: 'stream',
    wire: eachFrame((frame, index) => (index === 0 ? `retry: 3000\n${frame}` : frame)),
  },
  'sse/unknown-field': {
    title: 'Each frame has a line with the unknown field `oci-conform`.',
    source: whatwg,
    needs: 'stream',
    wire: eachFrame((frame) => `oci-conform: 1\n${frame}`),
  },
  'sse/no-space': {
    title: 'No space follows `data:`.',
    source: langchain,
    needs: 'stream',
    wire: eachFrame((frame) => frame.replace(/^data: /gm, 'data:')),
  },
  'sse/large-frame': {
    title: 'The first JSON frame holds a mebibyte of spaces after its opening brace.',
    source: 'oracle/oci-go-sdk, common/sseReader.go: 64 KiB a line at most',
    needs: 'stream',
    wire: frames((all) => {
      const place = all.findIndex(isJson);
      const padded = (frame: string) =>
        frame.replace(/^data: ?\{/m, (start) => start + ' '.repeat(large));
      return all.map((frame, index) => (index === place ? padded(frame) : frame));
    }),
  },
  'sse/no-last-blank-line': {
    title: 'The last frame lacks its blank line.',
    source: langchain,
    needs: 'stream',
    wire: frames((all) =>
      all.map((frame, index) => (index === all.length - 1 ? frame.replace(/\n+$/, '\n') : frame)),
    ),
  },
  'sse/single-line-feed': {
    title: 'One line feed instead of two stands between frames.',
    source: `${litellm} (its splitter)`,
    needs: 'stream',
    settles: ['line-ends'],
    wire: eachFrame((frame) => frame.replace(/\n+$/, '\n')),
  },
  'sse/crlf': {
    title: 'Lines end in CR LF.',
    source: langchain,
    needs: 'stream',
    settles: ['line-ends'],
    wire: lineEnds('\r\n'),
  },
  'sse/cr': {
    title: 'Lines end in CR alone.',
    source: langchain,
    needs: 'stream',
    settles: ['line-ends'],
    wire: lineEnds('\r'),
  },
  'sse/mixed-line-ends': {
    title: 'The lines of each frame end in LF, CR LF or CR, as the seed draws it.',
    source: whatwg,
    needs: 'stream',
    settles: ['line-ends'],
    wire: (answer, { random }) => {
      const ends = ['\n', '\r\n', '\r'];
      const draw = () => ends[Math.floor(random() * ends.length)] ?? '\n';
      // Within a frame one kind: CR and then LF would be one line end instead of two.
      return withFrames(
        answer,
        framesOf(answer).map((frame) => frame.replaceAll('\n', draw())),
      );
    },
  },
  'sse/bom': {
    title: 'A byte order mark stands before the first frame.',
    source: whatwg,
    needs: 'stream',
    wire: eachFrame((frame, index) => (index === 0 ? `\u00ef\u00bb\u00bf${frame}` : frame)),
  },
  'sse/split-inside-utf8': {
    title: 'Chunks end between the bytes of every character of several bytes.',
    source: litellm,
    needs: 'stream',
    settles: ['chunking'],
    wire: cut(placesOf(/[\x80-\xbf]/g, 0)),
  },
  'sse/split-inside-field-name': {
    title: 'A chunk ends after the `da` of every `data:`.',
    source: litellm,
    needs: 'stream',
    settles: ['chunking'],
    wire: cut(placesOf(/(?<![^\r\n])data:/g, 2)),
  },
  'sse/split-inside-json': {
    title: 'A chunk ends in the middle of every frame.',
    source: litellm,
    needs: 'stream',
    settles: ['chunking'],
    wire: cut((frame) => [Math.floor(frame.length / 2)]),
  },
  'sse/split-inside-blank-line': {
    title: 'A chunk ends before the last byte of every frame, which ends its blank line.',
    source: litellm,
    needs: 'stream',
    settles: ['chunking'],
    wire: cut((frame) => [frame.length - 1]),
  },
  'sse/split-inside-crlf': {
    title: 'Lines end in CR LF, and a chunk between the two.',
    source: `${langchain}; ${whatwg}`,
    needs: 'stream',
    settles: ['line-ends', 'chunking'],
    wire: (answer, parts) => {
      const ended = lineEnds('\r\n')(answer, parts);
      return ended && insideCrlf(ended, parts);
    },
  },
  'sse/split-at-random': {
    title: 'Every frame is cut once, where the seed draws it.',
    source: litellm,
    needs: 'stream',
    settles: ['chunking'],
    wire: cut((frame, random) => [1 + Math.floor(random() * (frame.length - 1))]),
  },
  'sse/straddling-chunks': {
    title: 'Each chunk goes from the middle of one frame to the middle of the next.',
    source: litellm,
    needs: 'stream',
    settles: ['chunking'],
    wire: straddling,
  },
  'sse/one-byte-chunks': {
    title: 'Every byte is a chunk.',
    source: litellm,
    needs: 'stream',
    settles: ['chunking'],
    wire: (answer) => delivered(answer, { chunking: { bytes: 1 } }),
  },
  'sse/one-chunk': {
    title: 'All frames are one chunk.',
    source: litellm,
    needs: 'stream',
    settles: ['chunking'],
    wire: (answer) => delivered(answer, { chunking: 'whole' }),
  },
} as const satisfies FaultGroup;
