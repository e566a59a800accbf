import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frame } from '../../../src/mock/faults/frame.js';
import { sse } from '../../../src/mock/faults/sse.js';
import type { Mock } from '../../../src/mock/options.js';
import { frames, play, startLab } from './lab.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startLab();
});
afterAll(() => mock.close());

const { hi, you, stop, done } = frames;

/** The chunks of the stream under each fault, written by hand. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'sse/comments': [
    ': keep-alive\n\n',
    hi,
    ': keep-alive\n\n',
    you,
    ': keep-alive\n\n',
    stop,
    ': keep-alive\n\n',
    done,
  ],
  'sse/blank-lines': [
    'data: {"t":"h\xc3\xa9"}\n\n\n\n',
    'data: {"t":"you"}\n\n\n\n',
    'data: {"f":"stop"}\n\n\n\n',
    'data: [DONE]\n\n\n\n',
  ],
  'sse/empty-data': [hi, 'data:\n\n', you, stop, done],
  'sse/unknown-event': [
    hi,
    'event: oci-conform\ndata: {"type":"oci-conform"}\n\n',
    you,
    stop,
    done,
  ],
  'sse/multi-line-data': [
    'data: {\ndata: "t":"h\xc3\xa9"}\n\n',
    'data: {\ndata: "t":"you"}\n\n',
    'data: {\ndata: "f":"stop"}\n\n',
    done,
  ],
  'sse/event-lines': [
    'event: message\ndata: {"t":"h\xc3\xa9"}\n\n',
    'event: message\ndata: {"t":"you"}\n\n',
    'event: message\ndata: {"f":"stop"}\n\n',
    'event: message\ndata: [DONE]\n\n',
  ],
  'sse/id-lines': [
    'id: 1\ndata: {"t":"h\xc3\xa9"}\n\n',
    'id: 2\ndata: {"t":"you"}\n\n',
    'id: 3\ndata: {"f":"stop"}\n\n',
    'id: 4\ndata: [DONE]\n\n',
  ],
  'sse/retry-line': ['retry: 3000\ndata: {"t":"h\xc3\xa9"}\n\n', you, stop, done],
  'sse/unknown-field': [
    'oci-conform: 1\ndata: {"t":"h\xc3\xa9"}\n\n',
    'oci-conform: 1\ndata: {"t":"you"}\n\n',
    'oci-conform: 1\ndata: {"f":"stop"}\n\n',
    'oci-conform: 1\ndata: [DONE]\n\n',
  ],
  'sse/no-space': [
    'data:{"t":"h\xc3\xa9"}\n\n',
    'data:{"t":"you"}\n\n',
    'data:{"f":"stop"}\n\n',
    'data:[DONE]\n\n',
  ],
  'sse/large-frame': [`data: {${' '.repeat(1_048_576)}"t":"h\xc3\xa9"}\n\n`, you, stop, done],
  'sse/no-last-blank-line': [hi, you, stop, 'data: [DONE]\n'],
  'sse/single-line-feed': [
    'data: {"t":"h\xc3\xa9"}\n',
    'data: {"t":"you"}\n',
    'data: {"f":"stop"}\n',
    'data: [DONE]\n',
  ],
  'sse/crlf': [
    'data: {"t":"h\xc3\xa9"}\r\n\r\n',
    'data: {"t":"you"}\r\n\r\n',
    'data: {"f":"stop"}\r\n\r\n',
    'data: [DONE]\r\n\r\n',
  ],
  'sse/cr': [
    'data: {"t":"h\xc3\xa9"}\r\r',
    'data: {"t":"you"}\r\r',
    'data: {"f":"stop"}\r\r',
    'data: [DONE]\r\r',
  ],
  'sse/bom': ['\xef\xbb\xbfdata: {"t":"h\xc3\xa9"}\n\n', you, stop, done],
  'sse/split-inside-utf8': ['data: {"t":"h\xc3', '\xa9"}\n\n', you, stop, done],
  'sse/split-inside-field-name': [
    'da',
    'ta: {"t":"h\xc3\xa9"}\n\n',
    'da',
    'ta: {"t":"you"}\n\n',
    'da',
    'ta: {"f":"stop"}\n\n',
    'da',
    'ta: [DONE]\n\n',
  ],
  'sse/split-inside-json': [
    'data: {"t',
    '":"h\xc3\xa9"}\n\n',
    'data: {"t',
    '":"you"}\n\n',
    'data: {"f"',
    ':"stop"}\n\n',
    'data: [',
    'DONE]\n\n',
  ],
  'sse/split-inside-blank-line': [
    'data: {"t":"h\xc3\xa9"}\n',
    '\n',
    'data: {"t":"you"}\n',
    '\n',
    'data: {"f":"stop"}\n',
    '\n',
    'data: [DONE]\n',
    '\n',
  ],
  'sse/split-inside-crlf': [
    'data: {"t":"h\xc3\xa9"}\r',
    '\n\r',
    '\n',
    'data: {"t":"you"}\r',
    '\n\r',
    '\n',
    'data: {"f":"stop"}\r',
    '\n\r',
    '\n',
    'data: [DONE]\r',
    '\n\r',
    '\n',
  ],
  'sse/straddling-chunks': [
    'data: {"t',
    '":"h\xc3\xa9"}\n\ndata: {"t',
    '":"you"}\n\ndata: {"f"',
    ':"stop"}\n\ndata: [',
    'DONE]\n\n',
  ],
  'sse/one-byte-chunks': [...hi, ...you, ...stop, ...done],
  'sse/one-chunk': [
    'data: {"t":"h\xc3\xa9"}\n\ndata: {"t":"you"}\n\ndata: {"f":"stop"}\n\ndata: [DONE]\n\n',
  ],
  'frame/escaped-unicode': ['data: {"t":"h\\u00e9"}\n\n', you, stop, done],
  'frame/malformed-json': [hi, 'data: {"t":\n\n', stop, done],
  'frame/trailing-garbage': [hi, 'data: {"t":"you"}}}\n\n', stop, done],
  'frame/invalid-utf8': [hi, 'data: {"t":"you\xff"}\n\n', stop, done],
  'frame/not-json': [hi, 'data: ping\n\n', you, stop, done],
  'frame/null': [hi, 'data: null\n\n', you, stop, done],
  'frame/array': [hi, 'data: []\n\n', you, stop, done],
  'frame/empty-object': [hi, 'data: {}\n\n', you, stop, done],
  'frame/twice': [hi, you, you, stop, done],
  'frame/missing': [hi, stop, done],
  'frame/swapped': [hi, stop, you, done],
};

/** Faults of these groups whose bytes the seed draws. */
const drawn = ['sse/mixed-line-ends', 'sse/split-at-random'];

describe('the bytes of a stream', () => {
  it.each(Object.entries(expected))('%s', async (id, chunks) => {
    const seen = await play(mock, { faults: [id] });
    expect(seen).toMatchObject({ end: 'whole', told: 'complete', faults: [id] });
    expect(seen.answer?.status).toBe(200);
    expect(seen.chunks).toEqual(chunks);
  });

  it('are written down here for every fault of these groups', () => {
    expect(Object.keys(expected).concat(drawn).sort()).toEqual(
      [...Object.keys(sse), ...Object.keys(frame)].sort(),
    );
  });
});

describe('what the seed draws', () => {
  /** The chunks of four streams under a fault, by a mock of this seed. */
  const drawnBy = async (seed: number, id: string) => {
    await using other = await startLab({ seed });
    const seen = [];
    for (let turn = 0; turn < 2; turn += 1) seen.push(await play(other, { faults: [id] }));
    return seen.map(({ chunks }) => chunks);
  };

  it.each(drawn)('is the same for the same seed and another for another: %s', async (id) => {
    const [first, second] = await drawnBy(7, id);
    expect(first).toEqual(second);
    expect(await drawnBy(7, id)).toEqual([first, second]);
    expect(await drawnBy(8, id)).not.toEqual([first, second]);
  });

  it('leaves the frames as they are: line ends', async () => {
    const [chunks = []] = await drawnBy(7, 'sse/mixed-line-ends');
    expect(chunks.join('')).not.toBe(hi + you + stop + done);
    const lines = chunks.map((chunk) => chunk.replace(/\r\n|\r/g, '\n'));
    expect(lines).toEqual([hi, you, stop, done]);
  });

  it('leaves the frames as they are: cuts', async () => {
    const [chunks = []] = await drawnBy(7, 'sse/split-at-random');
    expect(chunks).toHaveLength(8);
    const [one, two, three, four, five, six, seven, eight] = chunks;
    expect([`${one}${two}`, `${three}${four}`, `${five}${six}`, `${seven}${eight}`]).toEqual([
      hi,
      you,
      stop,
      done,
    ]);
  });

  it('does not change when another fault is added', async () => {
    const alone = (await drawnBy(7, 'sse/split-at-random'))[0];
    await using other = await startLab({ seed: 7 });
    const beside = await play(other, { faults: ['type/charset', 'sse/split-at-random'] });
    expect(beside.chunks).toEqual(alone);
  });
});

describe('faults together', () => {
  it('are applied in the order of the catalogue: the text first, then line ends, then cuts', async () => {
    const seen = await play(mock, {
      faults: ['sse/split-inside-blank-line', 'sse/crlf', 'sse/no-space', 'frame/missing'],
    });
    expect(seen.chunks).toEqual([
      'data:{"t":"h\xc3\xa9"}\r\n\r',
      '\n',
      'data:{"f":"stop"}\r\n\r',
      '\n',
      'data:[DONE]\r\n\r',
      '\n',
    ]);
    expect(seen.faults).toEqual([
      'frame/missing',
      'sse/no-space',
      'sse/crlf',
      'sse/split-inside-blank-line',
    ]);
  });

  it('cut what a cut-off stream has left', async () => {
    const seen = await play(mock, { faults: ['ending/cut', 'sse/split-inside-utf8'] });
    expect(seen.chunks).toEqual(['data: {"t":"h\xc3', '\xa9"}\n\n', you]);
    expect(seen.end).toBe('fin');
  });
});
