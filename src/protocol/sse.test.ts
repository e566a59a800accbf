import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, frameReader, problemsOfEvent, readFrames, type SseFrame } from './sse.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads the bytes in pieces cut at the given places. */
function readCut(bytes: Uint8Array, cuts: readonly number[]): readonly SseFrame[] {
  const reader = frameReader();
  const places = [...new Set([0, ...cuts, bytes.length])].sort((a, b) => a - b);
  const frames = places.flatMap((place, n) =>
    reader.push(bytes.subarray(place, places[n + 1] ?? bytes.length)),
  );
  return [...frames, ...reader.end()];
}

describe('problemsOfEvent', () => {
  const problemsOf = (text: string, event?: string) =>
    readFrames(new TextEncoder().encode(text)).flatMap((frame) => problemsOfEvent(frame, event));

  it('wants the line that a dialect has, and only there', () => {
    expect(problemsOf('event: error\ndata: {}\n\n', 'error')).toEqual([]);
    expect(problemsOf('data: [DONE]\n\n')).toEqual([]);
    expect(problemsOf('data: {}\n\n', 'error')).toEqual(['The line "event: error" is missing.']);
    expect(problemsOf('event: other\ndata: {}\n\n', 'error')).toEqual([
      'The field "event" says "other" instead of "error".',
    ]);
    expect(problemsOf('event: error\ndata: [DONE]\n\n')).toEqual([
      'A line with the field "event" was sent.',
    ]);
  });

  it('keeps the other problems', () => {
    expect(problemsOf('event: error\ndata:{}\n\n', 'error')).toEqual([
      'The space after "data:" is missing.',
    ]);
  });
});

describe('encodeFrame', () => {
  it('writes data, one space, the payload, two line feeds', () => {
    expect(encodeFrame('{"a":"é"}')).toBe('data: {"a":"é"}\n\n');
    expect(encodeFrame('{"type":"error"}', 'error')).toBe(
      'event: error\ndata: {"type":"error"}\n\n',
    );
  });
});

describe('readFrames', () => {
  it('finds nothing wrong with frames as the service sends them', () => {
    expect(readFrames(bytesOf('data: {"text":"שלום 🌍"}\n\ndata: [DONE]\n\n'))).toEqual([
      { payload: '{"text":"שלום 🌍"}', offset: 0, length: 32, problems: [] },
      { payload: '[DONE]', offset: 32, length: 14, problems: [] },
    ]);
  });

  const departures: readonly (readonly [
    name: string,
    bytes: string,
    payload: string,
    problems: readonly string[],
  ])[] = [
    ['CRLF', 'data: 1\r\n\r\n', '1', ['A line ends with CR LF instead of LF.']],
    ['CR', 'data: 1\r\r', '1', ['A line ends with CR instead of LF.']],
    ['mixed ends', 'data: 1\n\r\n', '1', ['A line ends with CR LF instead of LF.']],
    ['a comment', ': ping\ndata: 1\n\n', '1', ['A comment line was sent.']],
    [
      'a comment block',
      ': ping\n\ndata: 1\n\n',
      '1',
      ['A comment line was sent.', 'A blank line ends no frame.'],
    ],
    ['an id', 'id: 7\ndata: 1\n\n', '1', ['A line with the field "id" was sent.']],
    ['retry', 'retry: 7\ndata: 1\n\n', '1', ['A line with the field "retry" was sent.']],
    ['no space', 'data:1\n\n', '1', ['The space after "data:" is missing.']],
    ['no colon', 'data\n\n', '', ['The space after "data:" is missing.']],
    ['two spaces', 'data:  1\n\n', ' 1', ['More than one space follows "data:".']],
    [
      'several lines',
      'data: {\ndata: }\n\n',
      '{\n}',
      ['The payload is spread over several data lines.'],
    ],
    ['a mark', '\u{feff}data: 1\n\n', '1', ['The stream begins with a byte order mark.']],
    ['no blank line', 'data: 1\n', '1', ['The last frame lacks its blank line.']],
    [
      'no line end',
      'data: 1',
      '1',
      ['The last line has no end.', 'The last frame lacks its blank line.'],
    ],
    ['a further blank line', '\ndata: 1\n\n', '1', ['A blank line ends no frame.']],
  ];

  it.each(departures)('reads and reports %s', (_name, text, payload, problems) => {
    const bytes = bytesOf(text);
    expect(readFrames(bytes)).toEqual([{ payload, offset: 0, length: bytes.length, problems }]);
  });

  it('reads the event field, and drops an event without data', () => {
    const frames = readFrames(bytesOf('event: lost\n\nevent: error\ndata: 1\n\ndata: 2\n\n'));
    expect(frames.map(({ event, payload }) => [event, payload])).toEqual([
      ['error', '1'],
      [undefined, '2'],
    ]);
    expect(frames[1]?.problems).toEqual([]);
  });

  it('takes a byte order mark for text anywhere but at the start', () => {
    expect(readFrames(bytesOf('data: 1\n\n\u{feff}data: 2\n\n'))).toHaveLength(1);
  });

  it('reports bytes that are no UTF-8', () => {
    const bytes = Uint8Array.of(...bytesOf('data: '), 0xc3, ...bytesOf('\n\n'));
    expect(readFrames(bytes)).toEqual([
      { payload: '\u{fffd}', offset: 0, length: 9, problems: ['The bytes are not valid UTF-8.'] },
    ]);
  });

  it('leaves bytes after the last frame out, so that they show as a difference in length', () => {
    expect(readFrames(bytesOf('data: 1\n\n: bye\n\n'))).toEqual([
      { payload: '1', offset: 0, length: 9, problems: [] },
    ]);
  });

  it('gives no frame for no bytes', () => {
    expect(readFrames(new Uint8Array())).toEqual([]);
  });
});

describe('frameReader', () => {
  it('gives a frame as soon as its blank line is there', () => {
    const reader = frameReader();
    expect(reader.push(bytesOf('data: 1\n'))).toEqual([]);
    expect(reader.push(bytesOf('\n'))).toHaveLength(1);
    expect(reader.end()).toEqual([]);
  });

  it('gives the same frames for every single cut', () => {
    const bytes = bytesOf(
      'data: {"text":"🧪é"}\r\n\r\n: c\r\rdata: ש\n\ndata:x\r\ndata: y\r\n\r\n',
    );
    const whole = readFrames(bytes);
    expect(whole.map((frame) => frame.payload)).toEqual(['{"text":"🧪é"}', 'ש', 'x\ny']);
    for (let cut = 0; cut <= bytes.length; cut += 1) expect(readCut(bytes, [cut])).toEqual(whole);
  });

  it('gives the same frames for any cuts of any stream', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'data: ',
        'data:',
        'data',
        ': c',
        'event: e',
        '\n',
        '\n\n',
        '\r\n',
        '\r',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const stream = fc.oneof(
      fc.array(piece).map((pieces) => bytesOf(pieces.join(''))),
      fc.uint8Array({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(stream, fc.array(fc.nat(80)), (bytes, cuts) => {
        const inside = cuts.map((cut) => Math.min(cut, bytes.length));
        const whole = readFrames(bytes);
        expect(readCut(bytes, inside)).toEqual(whole);
        let place = 0;
        for (const frame of whole) {
          expect(frame.offset).toBe(place);
          place += frame.length;
        }
        expect(place).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 500 },
    );
  });
});
