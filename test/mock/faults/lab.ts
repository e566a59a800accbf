/** A mock that plays one stream and one whole answer, and a client that tells what faults made of them. */
import { startMock } from '../../../src/mock/mock.js';
import type { Mock, MockOptions } from '../../../src/mock/options.js';
import type { Delivery, Reply } from '../../../src/protocol/reply.js';
import type { Recording } from '../../../src/recordings/recording.js';
import { chatBody, eventually, open, type RawAnswer } from '../client.js';

/** The four frames of the stream, a character a byte: `é` is two of them. */
export const frames = {
  hi: 'data: {"t":"h\xc3\xa9"}\n\n',
  you: 'data: {"t":"you"}\n\n',
  stop: 'data: {"f":"stop"}\n\n',
  done: 'data: [DONE]\n\n',
} as const;

/** The whole answer, likewise. */
export const whole = '{"t":"h\xc3\xa9"}';

/** A recording of a test's own, by its id. */
export const recording = (id: string, body: Uint8Array, stream: boolean): [string, Recording] => [
  id,
  {
    id,
    body,
    stream,
    meta: {
      transport: 'sdk',
      dialect: 'generic',
      model: 'meta.llama-3.3-70b-instruct',
      request: {},
      status: 200,
      headers: { 'content-type': stream ? 'text/event-stream' : 'application/json' },
      delays: [],
      turn: { text: 'h\u00e9', toolCalls: [], finishReason: 'stop' },
      provenance: {
        kind: 'constructed',
        confidence: 'inferred',
        source: 'the test',
        date: '2026-11-21',
      },
    },
  },
];

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Starts the mock. */
export const startLab = (options: MockOptions = {}): Promise<Mock> =>
  startMock({
    auth: 'off',
    recordings: new Map([
      recording('lab/stream', latin1(Object.values(frames).join('')), true),
      recording('lab/whole', latin1(whole), false),
    ]),
    ...options,
  });

/** The error that error faults befall, in the words of a test. */
const refusal = { status: 429, message: 'No.' } as const;

/** What an answer is asked for, and which faults befall it. */
export interface Played {
  /** Default: the stream. */
  readonly kind?: 'stream' | 'whole' | 'error';
  readonly faults?: readonly string[];
  /** Goes before what faults ask for: pauses short enough for a test. */
  readonly delivery?: Delivery;
}

/** What came, and how it ended. */
export interface Seen {
  /** `undefined` where nothing came at all. */
  readonly answer?: RawAnswer;
  /** Chunks, a character a byte. */
  readonly chunks: readonly string[];
  readonly body: string;
  /** The body came to its end; it did not, and the connection is open, was closed, or was reset. */
  readonly end: 'whole' | 'open' | 'fin' | 'rst';
  /** As the journal has it. */
  readonly told: string;
  readonly faults: readonly string[] | undefined;
}

const replyOf = ({ kind = 'stream', faults, delivery }: Played): Reply => ({
  ...(kind === 'error' ? { error: refusal } : { recording: `lab/${kind}` }),
  ...(faults ? { faults } : {}),
  ...(delivery ? { delivery } : {}),
});

/** Asks once, and waits until the answer has ended or will not go on. */
export async function ask(mock: Mock, stream: boolean): Promise<Seen> {
  const { tenancy } = mock;
  const before = tenancy.journal().at(-1)?.sequence ?? 0;
  const last = () => tenancy.journal().find(({ sequence }) => sequence > before);
  const exchange = open(mock.origin, { body: chatBody(tenancy.access, { stream }) });
  let reset = false;
  exchange.socket.on('error', (error) => {
    reset = 'code' in error && error.code === 'ECONNRESET';
  });
  // A rejection is that of a connection that closed without a word; it is known from the journal.
  const coming = (until: (one: RawAnswer) => boolean) =>
    exchange.answer(until).catch(() => undefined);
  const ended = coming(({ whole: all }) => all);
  await eventually(() => last() !== undefined && last()?.end !== 'open');
  const waits = ['held', 'stalled'].includes(last()?.end ?? '');
  const silent = last()?.response === undefined;
  const sent = last()?.response?.body.bytes;
  const answer = !waits
    ? await ended
    : silent
      ? undefined
      : await coming(({ body }) => body.length === sent);
  const told = last()?.end ?? 'open';
  if (told === 'cut') await eventually(() => exchange.socket.closed);
  const end = answer?.whole ? 'whole' : told !== 'cut' ? 'open' : reset ? 'rst' : 'fin';
  if (silent && waits && exchange.socket.bytesRead > 0) throw new Error('Something came.');
  exchange.socket.destroy();
  const body = answer?.body.toString('latin1') ?? '';
  const chunks = answer?.chunks.map((chunk) => chunk.toString('latin1')) ?? [];
  return { ...(answer ? { answer } : {}), chunks, body, end, told, faults: last()?.faults };
}

/** Plays one reply of the lab with its faults. */
export function play(mock: Mock, played: Played): Promise<Seen> {
  mock.tenancy.reply(replyOf(played));
  return ask(mock, (played.kind ?? 'stream') === 'stream');
}
