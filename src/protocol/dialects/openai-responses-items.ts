/** A turn as output items, each with the events that build it up. Orders: npm openai 6.30.1. */
import type { JsonObject } from '../json.js';
import type { BuiltInCall, ToolCall, Turn } from '../turn.js';
import type { Encoding } from './dialect.js';
import {
  type BuiltInWriting,
  citationsOf,
  serverLabelOf,
  writeBuiltIn,
} from './openai-responses-built-in.js';
import { statusOf } from './openai-responses-object.js';

/** One output item. */
export interface OutputItem {
  /** As `response.output_item.added` announces it. */
  readonly opened: JsonObject;
  /** As `response.output_item.done` and the Response have it. */
  readonly item: JsonObject;
  /** The events between, in order, without `item_id` and `output_index`. */
  readonly steps: readonly JsonObject[];
}

/**
 * The items of a turn, in the order in which a model makes them: reasoning, calls of built-in tools, the
 * message, calls of the client's tools. The last one is `incomplete` where the turn is.
 */
export function outputItems(turn: Turn, encoding: Encoding): readonly OutputItem[] {
  const nextId = encoding.nextId ?? counted();
  const { split } = encoding;
  const builtIn = turn.builtInCalls ?? [];
  const listed = builtIn.find(({ type }) => type === 'mcp_list_tools')?.name;
  const writing = { nextId, split, serverLabel: listed ?? serverLabelOf(encoding.echo?.tools) };
  const found = builtIn.filter(({ type }) => type !== 'custom_tool_call');
  const custom = builtIn.filter(({ type }) => type === 'custom_tool_call');
  const write = (call: BuiltInCall) => writeBuiltIn(call, writing);
  const items = [
    ...(turn.reasoning === undefined ? [] : [reasoningItem(turn.reasoning, encoding, nextId)]),
    ...found.map(write),
    ...(speaks(turn) ? [messageItem(turn, encoding, nextId)] : []),
    ...turn.toolCalls.map((call) => functionCall(call, writing)),
    ...custom.map(write),
  ];
  if (statusOf(turn.finishReason) !== 'incomplete') return items;
  return items.map((one, n) =>
    n === items.length - 1 && 'status' in one.item
      ? { ...one, item: { ...one.item, status: 'incomplete' } }
      : one,
  );
}

/** `msg_1`, `msg_2` …: for a caller that has no ids of its own. */
function counted(): (prefix: string) => string {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}_${count}`;
  };
}

/** A turn that says nothing and calls nothing still has a message, unless it was cut short before one. */
function speaks(turn: Turn): boolean {
  if (turn.text !== '' || turn.refusal !== undefined) return true;
  const calls = turn.toolCalls.length + (turn.builtInCalls?.length ?? 0);
  return calls === 0 && turn.finishReason === 'stop';
}

/** A part of a message: announced empty, filled by deltas, done. */
interface Part {
  readonly empty: JsonObject;
  readonly full: JsonObject;
  readonly steps: readonly JsonObject[];
}

function textPart({ text, builtInCalls = [] }: Turn, split: Encoding['split']): Part {
  const annotations = citationsOf(builtInCalls, text);
  const logprobs: readonly unknown[] = [];
  return {
    empty: { type: 'output_text', annotations: [], logprobs, text: '' },
    full: { type: 'output_text', annotations, logprobs, text },
    steps: [
      ...split(text).map((delta) => ({ type: 'response.output_text.delta', delta, logprobs })),
      ...annotations.map((annotation, annotation_index) => ({
        type: 'response.output_text.annotation.added',
        annotation_index,
        annotation,
      })),
      { type: 'response.output_text.done', text, logprobs },
    ],
  };
}

function refusalPart(refusal: string, split: Encoding['split']): Part {
  return {
    empty: { type: 'refusal', refusal: '' },
    full: { type: 'refusal', refusal },
    steps: [
      ...split(refusal).map((delta) => ({ type: 'response.refusal.delta', delta })),
      { type: 'response.refusal.done', refusal },
    ],
  };
}

/** A part's events: announced, filled, done, each with its place. */
function partSteps({ empty, full, steps }: Part, place: JsonObject): readonly JsonObject[] {
  const at = ({ type, ...members }: JsonObject): JsonObject => ({ type, ...place, ...members });
  return [
    at({ type: 'response.content_part.added', part: empty }),
    ...steps.map(at),
    at({ type: 'response.content_part.done', part: full }),
  ];
}

function messageItem(
  turn: Turn,
  { split }: Encoding,
  nextId: BuiltInWriting['nextId'],
): OutputItem {
  const { refusal } = turn;
  const parts = [
    ...(turn.text !== '' || refusal === undefined ? [textPart(turn, split)] : []),
    ...(refusal === undefined ? [] : [refusalPart(refusal, split)]),
  ];
  const head = { id: nextId('msg'), type: 'message', role: 'assistant' };
  return {
    opened: { ...head, status: 'in_progress', content: [] },
    item: { ...head, status: 'completed', content: parts.map(({ full }) => full) },
    steps: parts.flatMap((part, content_index) => partSteps(part, { content_index })),
  };
}

/** Reasoning as a summary, or (gpt-oss) as text of its own. */
function reasoningItem(
  text: string,
  { variant, split }: Encoding,
  nextId: BuiltInWriting['nextId'],
): OutputItem {
  const head = { id: nextId('rs'), type: 'reasoning', summary: [] };
  const open = variant.responses?.reasoning === 'text';
  const place = open ? { content_index: 0 } : { summary_index: 0 };
  const part = { type: open ? 'reasoning_text' : 'summary_text', text };
  const [event, item] = open
    ? ['reasoning_text', 'content']
    : ['reasoning_summary_text', 'summary'];
  const around = open ? 'content_part' : 'reasoning_summary_part';
  return {
    opened: head,
    item: { ...head, [item ?? 'summary']: [part] },
    steps: [
      { type: `response.${around}.added`, ...place, part: { ...part, text: '' } },
      ...split(text).map((delta) => ({ type: `response.${event}.delta`, ...place, delta })),
      { type: `response.${event}.done`, ...place, text },
      { type: `response.${around}.done`, ...place, part },
    ],
  };
}

function functionCall(call: ToolCall, { nextId, split }: BuiltInWriting): OutputItem {
  const { name, arguments: text } = call;
  const head = { id: nextId('fc'), type: 'function_call' };
  const rest = { call_id: call.id ?? nextId('call'), name };
  return {
    opened: { ...head, status: 'in_progress', arguments: '', ...rest },
    item: { ...head, status: 'completed', arguments: text, ...rest },
    steps: [
      ...split(text).map((delta) => ({ type: 'response.function_call_arguments.delta', delta })),
      { type: 'response.function_call_arguments.done', name, arguments: text },
    ],
  };
}
