/** Writes events, items and Response objects of OpenAI Responses, and nothing more. */
import type { Usage } from '../../src/protocol/turn.js';
import type { Kit } from './kit.js';
import type { Json } from './recipe.js';

/** One event: its name in a line of its own, and again, first, in the JSON. */
export function event(payload: Json): string {
  return `event: ${payload.type}\ndata: ${JSON.stringify(payload)}\n\n`;
}

/** Events numbered from 0. */
export const numbered = (events: readonly Json[]): readonly Json[] =>
  events.map(({ type, ...rest }, sequence_number) => ({ type, sequence_number, ...rest }));

/** What the Response objects of one stream share. */
export interface Frame {
  readonly id: string;
  readonly model: string;
  /** Members that differ from what stands there by default. */
  readonly echo: Json;
}

const createdAt = 1_795_253_415;

/** A Response object with all its members; those of `echo` replace their own. */
export function response({ id, model, echo }: Frame, more: Json): Json {
  return {
    id,
    object: 'response',
    created_at: createdAt,
    status: 'in_progress',
    background: false,
    completed_at: null,
    error: null,
    frequency_penalty: 0,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    max_tool_calls: null,
    model,
    output: [],
    parallel_tool_calls: true,
    presence_penalty: 0,
    previous_response_id: null,
    prompt_cache_key: null,
    reasoning: { effort: null, summary: null },
    safety_identifier: null,
    service_tier: 'default',
    store: true,
    temperature: 1,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: 'auto',
    tools: [],
    top_logprobs: 0,
    top_p: 1,
    truncation: 'disabled',
    usage: null,
    metadata: {},
    ...echo,
    ...more,
  };
}

/** The members of a Response that is complete. */
export const complete = (output: readonly Json[], usage: Usage): Json => ({
  status: 'completed',
  completed_at: createdAt + 2,
  output,
  usage: wireUsage(usage),
});

/** Counts as on the wire. */
export function wireUsage(usage: Usage): Json {
  return {
    input_tokens: usage.promptTokens,
    input_tokens_details: { cached_tokens: usage.cachedTokens },
    output_tokens: usage.completionTokens,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    total_tokens: usage.totalTokens,
  };
}

export const counts: Usage = {
  promptTokens: 31,
  completionTokens: 12,
  totalTokens: 43,
  reasoningTokens: 0,
  cachedTokens: 0,
};

/** An id as Oracle forms it for a response: the airport of the region, and 48 letters and digits. */
export const responseId = (kit: Kit): string => `resp_ord_${kit.hex(48)}`;
export const itemId = (kit: Kit, prefix: string): string => `${prefix}_${kit.hex(32)}`;

/** An item of the output: announced, built up, done. */
export interface Item {
  readonly opened: Json;
  readonly events: readonly Json[];
  readonly done: Json;
}

/** The events of items in their order, each with its item's place and id. */
export const itemEvents = (items: readonly Item[]): readonly Json[] =>
  items.flatMap(({ opened, events, done }, output_index) => [
    { type: 'response.output_item.added', output_index, item: opened },
    ...events.map(({ type, ...rest }) => ({ type, item_id: opened.id, output_index, ...rest })),
    { type: 'response.output_item.done', output_index, item: done },
  ]);

/** A content part: its events, and itself. */
export interface Part {
  readonly events: (content_index: number) => readonly Json[];
  readonly part: Json;
}

/** An `output_text` part said in these increments. */
export function textPart(
  increments: readonly string[],
  annotations: readonly Json[] = [],
  more: (increment: string) => Json = () => ({}),
): Part {
  const text = increments.join('');
  const part = { type: 'output_text', annotations, logprobs: [], text };
  return {
    part,
    events: (content_index) => [
      {
        type: 'response.content_part.added',
        content_index,
        part: { type: 'output_text', annotations: [], logprobs: [], text: '' },
      },
      ...increments.map((delta) => ({
        type: 'response.output_text.delta',
        content_index,
        delta,
        logprobs: [],
        ...more(delta),
      })),
      ...annotations.map((annotation, annotation_index) => ({
        type: 'response.output_text.annotation.added',
        content_index,
        annotation_index,
        annotation,
      })),
      { type: 'response.output_text.done', content_index, text, logprobs: [] },
      { type: 'response.content_part.done', content_index, part },
    ],
  };
}

/** A `refusal` part said in these increments. */
export function refusalPart(increments: readonly string[]): Part {
  const refusal = increments.join('');
  const part = { type: 'refusal', refusal };
  return {
    part,
    events: (content_index) => [
      {
        type: 'response.content_part.added',
        content_index,
        part: { type: 'refusal', refusal: '' },
      },
      ...increments.map((delta) => ({ type: 'response.refusal.delta', content_index, delta })),
      { type: 'response.refusal.done', content_index, refusal },
      { type: 'response.content_part.done', content_index, part },
    ],
  };
}

/** A message of these parts. */
export function message(kit: Kit, parts: readonly Part[], more: Json = {}): Item {
  const head = { id: itemId(kit, 'msg'), type: 'message' };
  const role = { role: 'assistant', ...more };
  return {
    opened: { ...head, status: 'in_progress', content: [], ...role },
    events: parts.flatMap(({ events }, content_index) => events(content_index)),
    done: { ...head, status: 'completed', content: parts.map(({ part }) => part), ...role },
  };
}

/** Reasoning in summaries, one after the other. */
export function summary(kit: Kit, texts: readonly (readonly string[])[], more: Json = {}): Item {
  const head = { id: itemId(kit, 'rs'), type: 'reasoning' };
  return {
    opened: { ...head, summary: [] },
    events: texts.flatMap((increments, summary_index) => {
      const text = increments.join('');
      const part = (said: string): Json => ({ type: 'summary_text', text: said });
      return [
        { type: 'response.reasoning_summary_part.added', summary_index, part: part('') },
        ...increments.map((delta) => ({
          type: 'response.reasoning_summary_text.delta',
          summary_index,
          delta,
        })),
        { type: 'response.reasoning_summary_text.done', summary_index, text },
        { type: 'response.reasoning_summary_part.done', summary_index, part: part(text) },
      ];
    }),
    done: {
      ...head,
      summary: texts.map((increments) => ({ type: 'summary_text', text: increments.join('') })),
      ...more,
    },
  };
}

/** Reasoning in the open, as gpt-oss may give it. */
export function openReasoning(kit: Kit, increments: readonly string[]): Item {
  const head = { id: itemId(kit, 'rs'), type: 'reasoning', summary: [] };
  const text = increments.join('');
  const part = (said: string): Json => ({ type: 'reasoning_text', text: said });
  const content_index = 0;
  return {
    opened: head,
    events: [
      { type: 'response.content_part.added', content_index, part: part('') },
      ...increments.map((delta) => ({
        type: 'response.reasoning_text.delta',
        content_index,
        delta,
      })),
      { type: 'response.reasoning_text.done', content_index, text },
      { type: 'response.content_part.done', content_index, part: part(text) },
    ],
    done: { ...head, content: [part(text)] },
  };
}

/** A call of a function, its arguments in these increments. */
export function functionCall(
  kit: Kit,
  call_id: string,
  name: string,
  increments: readonly string[],
): Item {
  const head = { id: itemId(kit, 'fc'), type: 'function_call' };
  const text = increments.join('');
  return {
    opened: { ...head, status: 'in_progress', arguments: '', call_id, name },
    events: [
      ...increments.map((delta) => ({ type: 'response.function_call_arguments.delta', delta })),
      { type: 'response.function_call_arguments.done', name, arguments: text },
    ],
    done: { ...head, status: 'completed', arguments: text, call_id, name },
  };
}

/** A call of a tool of the service: its states, and the members of its item. */
export function builtIn(
  kit: Kit,
  prefix: string,
  type: string,
  opened: Json,
  events: readonly Json[],
  done: Json,
): Item {
  const head = { id: itemId(kit, prefix), type };
  return { opened: { ...head, ...opened }, events, done: { ...head, ...opened, ...done } };
}
