/**
 * Cases that lay a whole answer, or a whole stream, beside a literal one. The keys, their order, the words and the numbers
 * are written down here, by hand, from what was recorded or pasted: nothing of it is computed.
 */
import type { ToolCall, Turn } from '../../protocol/turn.js';
import type { Case, CheckUse, Level } from '../case.js';
import { ask, type ModelKey } from './calls.js';

export const said = 'Ten past nine.';
export const thought = 'They ask for a train.';
export const counts = { promptTokens: 12, completionTokens: 5, totalTokens: 17 };

export const text: Turn = { text: said, toolCalls: [], finishReason: 'stop' };
export const counted: Turn = { ...text, usage: counts };
export const reasoned: Turn = { ...text, reasoning: thought };
export const cutShort: Turn = { ...text, finishReason: 'length' };

/** With a space after each colon and comma, as models write their arguments. */
export const trainArguments = '{"from": "Old Town", "to": "Harbour"}';
export const tideArguments = '{"harbour": "West"}';

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

export const pad = '*';
export const role = 'ASSISTANT';
export const usage = { completionTokens: 5, promptTokens: 12, totalTokens: 17 };
export const part = (words: string) => ({ type: 'TEXT', text: words });
export const grokIds = ['call_83516431', 'call_26154935'] as const;

const question = 'When does the next train leave for the harbour?';
export const asked = { role: 'USER', message: question };
export const answered = { role: 'CHATBOT', message: said };
export const greeted = [
  { role: 'USER', message: 'Hello' },
  { role: 'CHATBOT', message: 'Hello! What would you like to know?' },
];
export const cohereCalls = [
  { name: 'find_train', parameters: { from: 'Old Town', to: 'Harbour' } },
  { name: 'get_tide', parameters: { harbour: 'West' } },
];
export const nested = [
  {
    id: 'find_train0',
    type: 'FUNCTION',
    function: { name: 'find_train', arguments: trainArguments },
  },
  { id: 'get_tide1', type: 'FUNCTION', function: { name: 'get_tide', arguments: tideArguments } },
];
export const v2Calls = calls(['find_train0', 'get_tide1']);
