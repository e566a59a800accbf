/** Chat completions, delivered in other ways: cut small, all at once, held open, cut off, paced, coded. */
import type { Delivery } from '../../protocol/reply.js';
import type { Case } from '../case.js';
import { delivered, type Played } from './played.js';

interface Delivered extends Played {
  readonly id: string;
  readonly delivery: Delivery;
  /** Header lines of the request. */
  readonly headers?: Readonly<Record<string, string>>;
}

const rows: readonly Delivered[] = [
  {
    id: 'chat/framing/byte-by-byte',
    recording: 'openai-chat/emoji-text',
    title: 'A stream whose every byte is a chunk is read like any other.',
    because: ['framing/chunks-are-not-frames', 'framing/raw-utf-8'],
    model: 'llama',
    delivery: { chunking: { bytes: 1 } },
    caughtBy: ['openai-chat-ascii-text', 'openai-chat-loses-an-increment'],
  },
  {
    id: 'chat/framing/inside-utf-8',
    recording: 'openai-chat/cjk-text',
    title: 'Characters that are cut between reads arrive whole.',
    because: ['framing/chunks-are-not-frames', 'framing/raw-utf-8'],
    model: 'llama',
    delivery: { chunking: { bytes: 97 }, interval: 5 },
    caughtBy: ['openai-chat-ascii-text', 'openai-chat-loses-an-increment'],
  },
  {
    id: 'chat/framing/calls-inside-frames',
    recording: 'openai-chat/two-tool-calls',
    title: 'Calls whose events are cut between reads are whole.',
    because: ['framing/chunks-are-not-frames'],
    model: 'gptOss',
    tools: true,
    delivery: { chunking: { bytes: 230 }, interval: 5 },
    caughtBy: [
      'openai-chat-merges-calls',
      'openai-chat-misreads-call-ids',
      'openai-chat-tool-turn-ends-as-stop',
    ],
  },
  {
    id: 'chat/framing/all-in-one',
    recording: 'openai-chat/llama-text',
    title: 'Many events in one read are all read.',
    because: ['framing/chunks-are-not-frames'],
    model: 'llama',
    delivery: { chunking: 'whole' },
    caughtBy: ['openai-chat-loses-an-increment'],
  },
  {
    id: 'chat/framing/open-after-done',
    recording: 'openai-chat/llama-text',
    title: 'A turn is complete at its end, though the connection stays open.',
    because: ['chat/stream/open-after-done'],
    level: 'should',
    model: 'llama',
    delivery: { ending: 'hold-open' },
    and: ['returns-though-connection-is-open'],
    caughtBy: ['openai-chat-loses-an-increment', 'openai-chat-waits-for-the-close'],
  },
  {
    id: 'chat/framing/open-after-usage',
    recording: 'openai-chat/gpt-text-without-done',
    title: 'Without [DONE], too, a turn is complete at its end, though the connection stays open.',
    because: ['chat/stream/open-after-done', 'chat/stream/done-may-be-absent'],
    level: 'info',
    model: 'gpt',
    usage: true,
    delivery: { ending: 'hold-open' },
    and: ['returns-though-connection-is-open'],
    caughtBy: [
      'openai-chat-crashes-on-null-usage',
      'openai-chat-loses-an-increment',
      'openai-chat-waits-for-the-close',
    ],
  },
  {
    id: 'chat/framing/cut-after-three-chunks',
    recording: 'openai-chat/llama-text',
    title: 'A connection that breaks after three chunks is an error, not a clean end.',
    because: ['framing/cut'],
    model: 'llama',
    delivery: { ending: { cutAfter: 3 } },
    outcome: ['cut-is-an-error', 'no-clean-finish'],
    caughtBy: ['openai-chat-cut-is-clean-end'],
  },
  {
    id: 'chat/framing/cut-before-the-first-chunk',
    recording: 'openai-chat/llama-text',
    title: 'A connection that breaks before the first chunk is an error.',
    because: ['framing/cut'],
    model: 'llama',
    delivery: { ending: { cutAfter: 0 } },
    outcome: ['cut-is-an-error', 'no-clean-finish'],
    caughtBy: ['openai-chat-cut-is-clean-end'],
  },
  {
    id: 'chat/framing/cut-inside-a-call',
    recording: 'openai-chat/gpt-tool-call',
    title: 'A connection that breaks within a call is an error: half a call is none.',
    because: ['framing/cut'],
    model: 'gpt',
    tools: true,
    delivery: { ending: { cutAfter: 4 } },
    outcome: ['cut-is-an-error', 'no-clean-finish'],
    caughtBy: ['openai-chat-cut-is-clean-end'],
  },
  {
    id: 'chat/framing/cut-keeps-text',
    recording: 'openai-chat/llama-text',
    title: 'The text before a cut is still at hand.',
    because: ['framing/cut-keeps-text'],
    level: 'should',
    model: 'llama',
    // Plain: fetch drops what it has not inflated yet when the connection breaks.
    delivery: { ending: { cutAfter: 6 }, interval: 15, compression: 'none' },
    outcome: ['text-before-the-cut-is-kept'],
    caughtBy: ['openai-chat-forgets-text-at-an-end', 'openai-chat-loses-an-increment'],
  },
  {
    id: 'chat/framing/as-it-comes',
    recording: 'openai-chat/llama-text',
    title: 'Text is handed over while it comes.',
    because: ['framing/streams-as-it-comes'],
    model: 'llama',
    delivery: { interval: 15 },
    and: [{ check: 'streams-as-it-comes', expect: { increments: 3, over: 40 } }],
    caughtBy: ['openai-chat-loses-an-increment', 'openai-chat-waits-for-the-close'],
  },
  {
    id: 'chat/framing/slow-first-byte',
    recording: 'openai-chat/grok-running-usage',
    title: 'A pause before the first byte is no end.',
    because: ['framing/streams-as-it-comes'],
    model: 'grok',
    usage: true,
    delivery: { firstByte: 300 },
    caughtBy: ['openai-chat-loses-an-increment', 'openai-chat-rejects-unknown-members'],
  },
  {
    id: 'chat/framing/coded-none',
    recording: 'openai-chat/emoji-text',
    title: 'A stream that is not coded is read.',
    because: ['chat/framing/coded', 'framing/raw-utf-8'],
    model: 'llama',
    delivery: { compression: 'none' },
    caughtBy: ['openai-chat-ascii-text', 'openai-chat-loses-an-increment'],
  },
  {
    id: 'chat/framing/coded-gzip',
    recording: 'openai-chat/emoji-text',
    title: 'A stream in gzip is read as if it were not coded.',
    because: ['chat/framing/coded', 'framing/raw-utf-8'],
    model: 'llama',
    delivery: { compression: 'gzip' },
    caughtBy: [
      'openai-chat-ascii-text',
      'openai-chat-loses-an-increment',
      'openai-chat-says-gzip-sends-plain',
    ],
  },
  {
    id: 'chat/framing/coded-unasked',
    recording: 'openai-chat/right-to-left-text',
    title: 'gzip is read although identity was asked for.',
    because: ['chat/framing/coded-unasked', 'chat/framing/coded'],
    level: 'info',
    model: 'llama',
    delivery: { compression: 'gzip' },
    headers: { 'accept-encoding': 'identity' },
    caughtBy: [
      'openai-chat-ascii-text',
      'openai-chat-loses-an-increment',
      'openai-chat-says-gzip-sends-plain',
    ],
  },
  {
    id: 'chat/framing/coded-and-cut-small',
    recording: 'openai-chat/emoji-text',
    title: 'A coded stream that comes in small pieces is read like any other.',
    because: ['chat/framing/coded', 'framing/chunks-are-not-frames'],
    model: 'llama',
    delivery: { compression: 'gzip', chunking: { bytes: 7 } },
    caughtBy: [
      'openai-chat-ascii-text',
      'openai-chat-loses-an-increment',
      'openai-chat-says-gzip-sends-plain',
    ],
  },
  {
    id: 'chat/framing/coded-as-it-comes',
    recording: 'openai-chat/llama-text',
    title: 'Text of a coded stream is handed over while it comes.',
    because: ['chat/framing/coded', 'framing/streams-as-it-comes'],
    model: 'llama',
    delivery: { compression: 'gzip', interval: 15 },
    and: [{ check: 'streams-as-it-comes', expect: { increments: 3, over: 40 } }],
    caughtBy: [
      'openai-chat-loses-an-increment',
      'openai-chat-says-gzip-sends-plain',
      'openai-chat-waits-for-the-close',
    ],
  },
];

export const openAiChatDeliveryCases: readonly Case[] = rows.map(({ headers, ...row }) => {
  const one = delivered(row);
  return headers === undefined || one.when.operation !== 'chat'
    ? one
    : { ...one, when: { ...one.when, headers } };
});
