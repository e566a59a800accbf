/** The grammar of COHERE's frames and whole answers. */
import { type JsonObject, textOf } from '../json.js';
import type { Problem } from './dialect.js';
import {
  anyArray,
  anyObject,
  anywhere,
  arrayOf,
  either,
  exactly,
  type Field,
  may,
  must,
  nothing,
  object,
  pad,
  type Rule,
  string,
} from './grammar.js';
import { envelope, history, opaqueArray, reasonOf, usageShape } from './shapes.js';
import type { FrameKind, NumberedFrame, StreamGrammar } from './strict.js';

const calls: Rule = arrayOf(object({ name: must(string), parameters: must(anyObject) }));

const apiFormat: Field = must(exactly('COHERE'));

/** Where `toolCalls` stands beside `pad` was never seen. */
const increment: Rule = object({
  apiFormat,
  text: may(string),
  chatHistory: may(history),
  toolCalls: anywhere(calls),
  pad: may(pad),
});

/** Frames as recorded: traceloop/openllmetry cassettes, Sep 2026. No `[DONE]`. */
export const cohereGrammar: StreamGrammar = {
  kindOf: (frame): FrameKind => (typeof frame.finishReason === 'string' ? 'closing' : 'increment'),
  rules: {
    increment,
    closing: object({
      apiFormat,
      text: may(string),
      chatHistory: may(history),
      citations: anywhere(anyArray),
      finishReason: must(reasonOf('COHERE')),
      errorMessage: anywhere(string),
      searchQueries: anywhere(anyArray),
      documents: anywhere(anyArray),
      toolCalls: anywhere(calls),
      pad: may(pad),
      usage: may(usageShape),
    }),
    usage: increment,
  },
  done: false,
  across: repetitions,
};

/** A frame that says everything again must say the same: the increments' sum, the tool frame's calls. */
function repetitions(frames: readonly NumberedFrame[]): readonly Problem[] {
  const increments = frames.filter(({ frame }) => !isSummary(frame));
  const said = increments.map(({ frame }) => textOf(frame.text)).join('');
  const summaries = frames.filter(({ frame }) => isSummary(frame));
  const called = summaries.find(({ frame }) => 'toolCalls' in frame)?.frame.toolCalls;
  return summaries.flatMap(({ number, frame }) => [
    ...(increments.length > 0 && 'text' in frame && frame.text !== said
      ? [{ frame: number, path: 'text', message: 'The text is not the sum of the increments.' }]
      : []),
    ...('toolCalls' in frame && JSON.stringify(frame.toolCalls) !== JSON.stringify(called)
      ? [
          {
            frame: number,
            path: 'toolCalls',
            message: 'The calls are not those of the frame before.',
          },
        ]
      : []),
    ...historyProblems(number, frame),
  ]);
}

const isSummary = (frame: JsonObject): boolean =>
  'finishReason' in frame || 'chatHistory' in frame || 'toolCalls' in frame;

/** The history ends with the answer itself. */
function historyProblems(number: number, frame: JsonObject): readonly Problem[] {
  const entries = frame.chatHistory;
  if (!Array.isArray(entries)) return [];
  const last: unknown = entries.at(-1);
  const path = `chatHistory[${entries.length - 1}]`;
  const shape = object({
    role: must(exactly('CHATBOT')),
    message: must(exactly(textOf(frame.text))),
    toolCalls: anywhere(calls),
  });
  return shape(last, path).map((problem) => ({ frame: number, ...problem }));
}

/** A whole answer, recorded likewise; `finishReason` may be null. Other fields by the SDK's model. */
export const cohereAnswer: Rule = envelope(
  object({
    apiFormat,
    text: must(string),
    chatHistory: may(history),
    citations: opaqueArray,
    finishReason: must(either(reasonOf('COHERE'), nothing)),
    errorMessage: may(string),
    searchQueries: opaqueArray,
    documents: opaqueArray,
    toolCalls: anywhere(calls),
    prompt: may(string),
    usage: may(usageShape),
  }),
);
