import { describe, expect, it } from 'vitest';
import { readStream } from './stream.js';

const text = (words: string) =>
  `data: {"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"${words}"}]},"pad":"aa"}\n\n`;
const finish = 'data: {"message":{"role":"ASSISTANT"},"finishReason":"stop","pad":"a"}\n\n';
const usage =
  'data: {"usage":{"completionTokens":2,"promptTokens":3,"totalTokens":5},"pad":"aaa"}\n\n';

/** Yields each piece; then ends, breaks or stays silent for ever. */
async function* body(pieces: readonly string[], ending: 'end' | 'break' | 'hold' = 'end') {
  for (const piece of pieces) yield Buffer.from(piece);
  if (ending === 'break') throw new TypeError('terminated');
  if (ending === 'hold') await new Promise(() => {});
}

async function read(...source: Parameters<typeof body>) {
  const emitted: string[] = [];
  const reading = await readStream(body(...source), 'GENERIC', (kind, piece) =>
    emitted.push(`${kind}: ${piece}`),
  );
  return { ...reading, emitted };
}

describe('a stream', () => {
  it('gives its text in pieces as they come, and its turn', async () => {
    const { turn, finished, broken, emitted } = await read([
      text('Hel'),
      text('lo'),
      finish,
      'data: [DONE]\n\n',
    ]);
    expect(emitted).toEqual(['text: Hel', 'text: lo']);
    expect(turn).toEqual({ text: 'Hello', toolCalls: [], finishReason: 'stop' });
    expect({ finished, broken }).toEqual({ finished: true, broken: undefined });
  });

  it('takes usage that follows the finish', async () => {
    const { turn } = await read([text('Hello'), finish, usage]);
    expect(turn.usage).toEqual({ completionTokens: 2, promptTokens: 3, totalTokens: 5 });
  });

  it('is over once finished, though the connection stays open', async () => {
    const { turn, finished } = await read([text('Hello'), finish], 'hold');
    expect({ text: turn.text, finished }).toEqual({ text: 'Hello', finished: true });
  });

  it('survives cuts within a character', async () => {
    const bytes = Buffer.from(text('né 🌊') + finish);
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const reading = await readStream(
      (async function* () {
        yield* pieces;
      })(),
      'GENERIC',
      () => {},
    );
    expect(reading.turn.text).toBe('né 🌊');
  });

  it('that ends before its finish is not finished', async () => {
    const { turn, finished, broken } = await read([text('Hel')]);
    expect({ text: turn.text, finished, broken }).toEqual({
      text: 'Hel',
      finished: false,
      broken: undefined,
    });
  });

  it('that is cut says so, and keeps what came', async () => {
    const { turn, broken } = await read([text('Hel')], 'break');
    expect(turn.text).toBe('Hel');
    expect(broken?.message).toBe('stream ended early: terminated');
  });

  it('that is cut after its finish is whole', async () => {
    const { turn, broken } = await read([text('Hello'), finish], 'break');
    expect({ text: turn.text, broken }).toEqual({ text: 'Hello', broken: undefined });
  });

  it('that ends inside a frame says so', async () => {
    const { broken } = await read([text('Hel'), 'data: {"index":0,"mess']);
    expect(broken?.message).toBe('stream ended early: inside a frame');
  });

  it('with a frame that is no JSON stops there', async () => {
    const { turn, broken } = await read([text('Hel'), 'data: {"index"\n\n', text('lo'), finish]);
    expect(turn.text).toBe('Hel');
    expect(broken?.message).toMatch(/^frame 1 of the stream cannot be read/);
  });

  it('takes a last frame without its blank line', async () => {
    const { finished } = await read([text('Hello'), finish.trimEnd()]);
    expect(finished).toBe(true);
  });
});
