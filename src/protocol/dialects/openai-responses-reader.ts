/** The tolerant reading of Responses: event by event, or the whole object. */
import { isObject, type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import type { BuiltInCall, FinishReason, ToolCall, Turn, TurnError, Usage } from '../turn.js';
import type { Reading } from './dialect.js';
import { readBuiltIn } from './openai-responses-built-in.js';
import { endings } from './openai-responses-events.js';
import { readResponsesUsage } from './openai-responses-object.js';

/** What one event added. */
interface EventReading {
  readonly text: string;
  readonly reasoning: string;
  readonly refusal: string;
}

/** A reading of events under way; `parsed` frames go in, the turn comes out. */
export interface ResponsesReader {
  take(event: JsonObject): EventReading;
  /** The event that ends the turn was taken. */
  finished(): boolean;
  result(): Omit<Reading, 'problems'>;
}

/** An output item as far as it was read. */
interface Slot {
  item: JsonObject;
  text: string;
  refusal: string;
  reasoning: string;
  /** Arguments, code or input. */
  input: string;
}

const nothing: EventReading = { text: '', reasoning: '', refusal: '' };

/** Where deltas of each event go, and which member of the event that ends them holds the whole. */
const fields: ReadonlyMap<
  string,
  readonly [into: 'text' | 'refusal' | 'reasoning' | 'input', whole: string]
> = new Map([
  ['response.output_text', ['text', 'text']],
  ['response.refusal', ['refusal', 'refusal']],
  ['response.reasoning_text', ['reasoning', 'text']],
  ['response.reasoning_summary_text', ['reasoning', 'text']],
  ['response.function_call_arguments', ['input', 'arguments']],
  ['response.mcp_call_arguments', ['input', 'arguments']],
  ['response.code_interpreter_call_code', ['input', 'code']],
  ['response.custom_tool_call_input', ['input', 'input']],
]);

/**
 * Reads events one by one. Deltas count as they come, announced or not; what an item or a Response says at
 * its end adds what no delta said. An `error` event, flat or nested, is the turn's error.
 *
 * @example
 * const reader = responsesReader();
 * reader.take({ type: 'response.output_text.delta', output_index: 0, delta: 'Hi' }); // { text: 'Hi', reasoning: '', refusal: '' }
 * reader.result().turn.text; // 'Hi'
 */
export function responsesReader(): ResponsesReader {
  const slots = new Map<string, Slot>();
  let last: JsonObject = {};
  let failed = false;
  let finished = false;
  let error: TurnError | undefined;

  const slotOf = (event: JsonObject): Slot => {
    const key = keyOf(event);
    const known = slots.get(key);
    if (known) return known;
    const opened = { item: {}, text: '', refusal: '', reasoning: '', input: '' };
    slots.set(key, opened);
    return opened;
  };
  const add = (slot: Slot, into: 'text' | 'refusal' | 'reasoning' | 'input', text: string) => {
    slot[into] += text;
    return into === 'input' ? nothing : { ...nothing, [into]: text };
  };
  const takeItem = (slot: Slot, item: JsonObject): EventReading => {
    slot.item = { ...slot.item, ...item };
    const said = sayingsOf(item);
    const added = {
      text: unsaid(slot.text, said.text),
      reasoning: unsaid(slot.reasoning, said.reasoning),
      refusal: unsaid(slot.refusal, said.refusal),
    };
    slot.text += added.text;
    slot.reasoning += added.reasoning;
    slot.refusal += added.refusal;
    return added;
  };
  const takeResponse = (response: JsonObject): EventReading => {
    last = response;
    const taken = objectsOf(response.output).map((item, output_index) =>
      takeItem(slotOf({ output_index }), item),
    );
    return {
      text: taken.map(({ text }) => text).join(''),
      reasoning: taken.map(({ reasoning }) => reasoning).join(''),
      refusal: taken.map(({ refusal }) => refusal).join(''),
    };
  };

  return {
    take(event) {
      const type = textOf(event.type);
      const nested = isObject(event.error) ? event.error : undefined;
      if (type === 'error' || nested !== undefined) {
        error = errorOf(nested ?? event);
        failed = true;
        finished = true;
        return nothing;
      }
      if (endings.has(type)) {
        finished = true;
        return takeResponse(objectOf(event.response));
      }
      if (isObject(event.response)) last = event.response;
      if (isObject(event.item)) return takeItem(slotOf(event), event.item);
      const field = fields.get(type.slice(0, type.lastIndexOf('.')));
      if (field === undefined) return nothing;
      const slot = slotOf(event);
      const [into, whole] = field;
      if (type.endsWith('.delta')) return add(slot, into, textOf(event.delta));
      // Parts before this one are said already; so only a part of which nothing was said is new.
      return slot[into] === '' ? add(slot, into, textOf(event[whole])) : nothing;
    },
    finished: () => finished,
    result() {
      const found = [...slots.values()].map(({ item, ...said }) => ({ ...item, said }));
      const turn = turnOf(found.map(piecesOf), last, failed ? 'error' : undefined);
      const told = error ?? responseError(last);
      return { turn, ...(told === undefined ? {} : { error: told }), finished };
    },
  };
}

/** Reads a whole Response. */
export function responsesAnswerReading(answer: JsonObject): Reading {
  const pieces = objectsOf(answer.output).map((item) =>
    piecesOf({ ...item, said: { ...sayingsOf(item), input: '' } }),
  );
  const envelope = envelopeOf(answer);
  const error = envelope === undefined ? responseError(answer) : errorOf(envelope);
  const status = textOf(answer.status);
  return {
    turn: turnOf(pieces, answer, envelope === undefined ? undefined : 'error'),
    ...(error === undefined ? {} : { error }),
    finished: status !== 'queued' && status !== 'in_progress' && envelope === undefined,
    problems: [],
  };
}

/** The error that stands where a Response should: OpenAI's, or the service's own. */
function envelopeOf(answer: JsonObject): JsonObject | undefined {
  if ('output' in answer || 'status' in answer) return undefined;
  if (isObject(answer.error)) return answer.error;
  if (typeof answer.error === 'string') return { code: answer.code, message: answer.error };
  return typeof answer.message === 'string' ? answer : undefined;
}

/** An item by its place in the output, or by its id where an event does not tell the place. */
function keyOf(event: JsonObject): string {
  if (typeof event.output_index === 'number') return String(event.output_index);
  return textOf(event.item_id) || textOf(objectOf(event.item).id) || '0';
}

/** The texts that an item holds. */
function sayingsOf(item: JsonObject) {
  const texts = (parts: unknown, type: string, member = 'text'): string =>
    objectsOf(parts)
      .map((part) => (part.type === type ? textOf(part[member]) : ''))
      .join('');
  return {
    text: texts(item.content, 'output_text'),
    refusal: texts(item.content, 'refusal', 'refusal'),
    reasoning: texts(item.summary, 'summary_text') + texts(item.content, 'reasoning_text'),
  };
}

/** What a repetition of the whole adds: all of it when nothing was said, else its unsaid rest. */
const unsaid = (said: string, whole: string): string =>
  whole.startsWith(said) ? whole.slice(said.length) : '';

/** What one item gives to the turn. */
interface Pieces {
  readonly text: string;
  readonly refusal: string;
  readonly reasoning: string;
  readonly toolCall?: ToolCall;
  readonly builtIn?: BuiltInCall;
}

function piecesOf(
  item: JsonObject & {
    readonly said: Omit<Slot, 'item'>;
  },
): Pieces {
  const { text, refusal, reasoning, input } = item.said;
  const said = { text, refusal, reasoning };
  if (item.type === 'function_call') {
    const id = textOf(item.call_id) || textOf(item.id);
    return {
      ...said,
      toolCall: {
        ...(id === '' ? {} : { id }),
        name: textOf(item.name),
        arguments: textOf(item.arguments) || input,
      },
    };
  }
  const builtIn = readBuiltIn(item);
  if (builtIn === undefined) return said;
  return {
    ...said,
    builtIn: builtIn.input === undefined && input !== '' ? { ...builtIn, input } : builtIn,
  };
}

function turnOf(
  pieces: readonly Pieces[],
  response: JsonObject,
  reason: FinishReason | undefined,
): Turn {
  const joined = (key: 'text' | 'refusal' | 'reasoning'): string =>
    pieces.map((piece) => piece[key]).join('');
  const [refusal, reasoning] = [joined('refusal'), joined('reasoning')];
  const toolCalls = pieces.flatMap(({ toolCall }) => toolCall ?? []);
  const builtInCalls = pieces.flatMap(({ builtIn }) => builtIn ?? []);
  const usage: Usage | undefined = readResponsesUsage(response.usage);
  return {
    text: joined('text'),
    ...(reasoning === '' ? {} : { reasoning }),
    toolCalls,
    ...(refusal === '' ? {} : { refusal }),
    ...(builtInCalls.length === 0 ? {} : { builtInCalls }),
    finishReason: reason ?? finishOf(response, toolCalls.length > 0),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** Why the turn ended, by the status of its Response. */
function finishOf(response: JsonObject, called: boolean): FinishReason | null {
  switch (response.status) {
    case 'completed':
      return called ? 'tool_calls' : 'stop';
    case 'incomplete':
      switch (objectOf(response.incomplete_details).reason) {
        case 'max_output_tokens':
          return 'length';
        case 'content_filter':
          return 'content_filter';
        default:
          return 'unknown';
      }
    case 'failed':
      return 'error';
    case 'cancelled':
      return 'cancelled';
    default:
      return null;
  }
}

const responseError = ({ error }: JsonObject): TurnError | undefined =>
  isObject(error) ? errorOf(error) : undefined;

function errorOf(error: JsonObject): TurnError {
  const code = textOf(error.code);
  return { ...(code === '' ? {} : { code }), message: textOf(error.message) };
}
