/**
 * Cases that lay a whole answer, or a whole stream, beside a literal one. The keys, their order, the words and the numbers
 * are written down here, by hand, from what was recorded or pasted: nothing of it is computed.
 */
import type { ToolCall, Turn } from '../../protocol/turn.js';
import type { Case, CheckUse, Level } from '../case.js';
import { ask, type ModelKey } from './calls.js';

/** The text of every turn that has one. */
export const said = 'Ten past nine.';
/** Its reasoning. */
export const thought = 'They ask for a train.';
/** Its token counts, as a turn has them. */
export const counts = { promptTokens: 12, completionTokens: 5, totalTokens: 17 };

/** A turn of text. */
export const text: Turn = { text: said, toolCalls: [], finishReason: 'stop' };
/** With token counts. */
export const counted: Turn = { ...text, usage: counts };
/** With reasoning. */
export const reasoned: Turn = { ...text, reasoning: thought };
/** Ended by its limit. */
export const cutShort: Turn = { ...text, finishReason: 'length' };

/** With a space after each colon and comma, as models write their arguments. */
export const trainArguments = '{"from": "Old Town", "to": "Harbour"}';
/** Of the second call. */
export const tideArguments = '{"harbour": "West"}';

/** A turn of two calls, with these ids or without any. */
export function calls(ids?: readonly [string, string]): Turn {
  const withId = (call: ToolCall, at: 0 | 1): ToolCall =>
    ids === undefined ? call : { id: ids[at], ...call };
  return {
    text: '',
    toolCalls: [
      withId({ name: 'find_train', arguments: trainArguments }, 0),
      withId({ name: 'get_tide', arguments: tideArguments }, 1),
    ],
    finishReason: 'tool_calls',
  };
}

/** One row: a turn that a model is told to say, and the answer or the frames, literally. */
export interface Exact {
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly model: ModelKey;
  readonly turn: Turn;
  readonly usage?: true;
  readonly history?: true;
  /** Frames of a stream, or one whole answer. */
  readonly frames?: readonly unknown[];
  readonly answer?: unknown;
  readonly caughtBy: Case['caughtBy'];
}

/** The case of a row. */
export function exact(row: Exact): Case {
  const { id, title, because, level = 'must', model, turn, frames, answer, caughtBy } = row;
  const check: CheckUse =
    frames === undefined
      ? { check: 'answer-is-exactly', expect: answer }
      : { check: 'stream-is-exactly', expect: frames };
  return {
    id,
    level,
    title,
    because,
    transports: ['sdk'],
    needs: ['scripted-reply', 'journal'],
    given: { replies: [{ turn }] },
    when: ask(model, {
      stream: frames !== undefined,
      usage: row.usage === true,
      history: row.history === true,
      tools: turn.toolCalls.length > 0,
    }),
    then: [check],
    caughtBy,
  };
}

/** Stands for a `pad` of any length. */
export const pad = '*';
/** Of every GENERIC message. */
export const role = 'ASSISTANT';
/** {@link counts} as the wire has them. */
export const usage = { completionTokens: 5, promptTokens: 12, totalTokens: 17 };
/** A part of a GENERIC message that is text. */
export const part = (words: string) => ({ type: 'TEXT', text: words });
/** Ids of two calls in Grok's form. */
export const grokIds = ['call_83516431', 'call_26154935'] as const;

const question = 'When does the next train leave for the harbour?';
/** The question as an entry of COHERE's history. */
export const asked = { role: 'USER', message: question };
/** The answer as one. */
export const answered = { role: 'CHATBOT', message: said };
/** What was said before, as entries. */
export const greeted = [
  { role: 'USER', message: 'Hello' },
  { role: 'CHATBOT', message: 'Hello! What would you like to know?' },
];
/** The two calls as COHERE writes them. */
export const cohereCalls = [
  { name: 'find_train', parameters: { from: 'Old Town', to: 'Harbour' } },
  { name: 'get_tide', parameters: { harbour: 'West' } },
];
/** The two calls as COHEREV2 writes them. */
export const nested = [
  {
    id: 'find_train0',
    type: 'FUNCTION',
    function: { name: 'find_train', arguments: trainArguments },
  },
  { id: 'get_tide1', type: 'FUNCTION', function: { name: 'get_tide', arguments: tideArguments } },
];
/** The turn of {@link nested}. */
export const v2Calls = calls(['find_train0', 'get_tide1']);
