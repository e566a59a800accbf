/** The tolerant reading of a stream, frame by frame, as a provider needs it. */
import type { ChatFormat } from '../call.js';
import { isObject, type JsonObject } from '../json.js';
import type { FinishReason, TurnError, Usage } from '../turn.js';
import type { DialectName, Problem, Reading } from './dialect.js';
import { readFinishReason } from './finish-reasons.js';
import { readChatFrame } from './openai-chat-read.js';
import { type ResponsesReader, responsesReader } from './openai-responses-reader.js';
import { type FrameReading, readCohereFrame, readMessageFrame } from './read-frame.js';
import {
  type ToolAssembler,
  type ToolFragment,
  toolAssembler,
  wholeCall,
} from './tool-assembler.js';

/** What one frame added. */
export interface Increment {
  readonly text?: string;
  readonly reasoning?: string;
  /** OpenAI transports only. */
  readonly refusal?: string;
  /** The turn is complete. Usage or `[DONE]` may still follow; the service may also send nothing more. */
  readonly finished: boolean;
}

/** A reading under way. */
export interface TurnReader {
  /** Takes one payload, `[DONE]` too. Never throws: what is no JSON object becomes a problem. */
  push(payload: string): Increment;
  /** What was read so far. Only what could not be read at all is a problem. */
  result(): Reading;
}

/**
 * Reads a stream of a dialect (or a request format) tolerantly. Text is given once, even where a
 * closing frame repeats it.
 *
 * @example
 * const reader = createTurnReader('COHERE');
 * reader.push('{"apiFormat":"COHERE","text":"Hi"}'); // { text: 'Hi', finished: false }
 * reader.push('{"apiFormat":"COHERE","text":"Hi","finishReason":"COMPLETE"}'); // { finished: true }
 * reader.result().turn.text; // 'Hi'
 */
export function createTurnReader(format: DialectName | ChatFormat): TurnReader {
  if (format === 'openai-chat') return createFrameReader(readChatFrame);
  if (format === 'openai-responses') return createEventReader(responsesReader());
  return createFrameReader(
    format === 'cohere' || format === 'COHERE' ? readCohereFrame : readMessageFrame,
  );
}

/** A reading under way of frames that each say, on their own, what they add. */
function createFrameReader(readFrame: (frame: JsonObject) => FrameReading): TurnReader {
  const tools = toolAssembler();
  let count = 0;
  let text = '';
  let reasoning = '';
  let refusal = '';
  let finishReason: FinishReason | null = null;
  let finished = false;
  let usage: Usage | undefined;
  let error: TurnError | undefined;
  let problems: readonly Problem[] = [];

  const take = (frame: FrameReading): Increment => {
    const added = frame.whole ? notYetSaid(text, frame.text) : frame.text;
    text += added;
    reasoning += frame.reasoning;
    refusal += frame.refusal ?? '';
    addCalls(tools, frame);
    if (frame.finishReason !== undefined) {
      finishReason = readFinishReason(frame.finishReason);
      finished = true;
    }
    usage = frame.usage ?? usage;
    error = frame.error ?? error;
    return {
      ...(added === '' ? {} : { text: added }),
      ...(frame.reasoning === '' ? {} : { reasoning: frame.reasoning }),
      ...(frame.refusal ? { refusal: frame.refusal } : {}),
      finished,
    };
  };

  return {
    push(payload) {
      const number = count;
      count += 1;
      if (payload.trim() === '[DONE]') {
        finished = true;
        return { finished };
      }
      const frame = parseObject(payload);
      if (frame !== undefined) return take(readFrame(frame));
      problems = [
        ...problems,
        { frame: number, path: '', message: 'The frame is no JSON object.' },
      ];
      return { finished };
    },
    result() {
      const toolCalls = tools.calls();
      return {
        turn: {
          text,
          ...(reasoning === '' ? {} : { reasoning }),
          toolCalls,
          ...(refusal === '' ? {} : { refusal }),
          finishReason: decided(finishReason, toolCalls.length > 0),
          ...(usage === undefined ? {} : { usage }),
        },
        ...(error === undefined ? {} : { error }),
        finished,
        problems,
      };
    },
  };
}

/** A reading under way of events, each of which may speak of what earlier ones announced. */
function createEventReader(reader: ResponsesReader): TurnReader {
  let count = 0;
  let done = false;
  let problems: readonly Problem[] = [];
  return {
    push(payload) {
      const frame = count;
      count += 1;
      const isDone = payload.trim() === '[DONE]';
      done ||= isDone;
      const event = isDone ? {} : parseObject(payload);
      if (event === undefined) {
        problems = [...problems, { frame, path: '', message: 'The frame is no JSON object.' }];
      }
      const { text, reasoning, refusal } = reader.take(event ?? {});
      return {
        ...(text === '' ? {} : { text }),
        ...(reasoning === '' ? {} : { reasoning }),
        ...(refusal === '' ? {} : { refusal }),
        finished: done || reader.finished(),
      };
    },
    result() {
      const { finished, ...reading } = reader.result();
      return { ...reading, finished: finished || done, problems };
    },
  };
}

/** The JSON object that a text holds, or nothing. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A turn with calls that ended properly ended for its calls: COHERE has no other word than `COMPLETE`
 * (BerriAI/litellm PR #30947), and Gemini may say `stop`.
 */
export function decided(reason: FinishReason | null, hasCalls: boolean): FinishReason | null {
  return hasCalls && reason === 'stop' ? 'tool_calls' : reason;
}

/** What a repetition of the whole text adds: all of it when nothing was said, else its unsaid rest. */
const notYetSaid = (said: string, whole: string): string =>
  whole.startsWith(said) ? whole.slice(said.length) : '';

/** Fragments are put together; lists of whole calls replace what they repeat. */
function addCalls(tools: ToolAssembler, frame: FrameReading): void {
  if (!frame.whole) {
    tools.add(frame.calls);
    return;
  }
  if (frame.calls.length === 0) return;
  const calls = frame.calls.map(wholeCall);
  const known = tools.calls();
  const repeats =
    frame.finishReason !== undefined || known.every((call, n) => same(call, calls[n]));
  tools.replace(repeats ? calls : [...known, ...calls]);
}

const same = (one: ReturnType<typeof wholeCall>, other: ToolFragment | typeof one | undefined) =>
  one.name === other?.name && one.arguments === other.arguments;
