/** Recipes of Responses in both forms: a stream of items, and the whole object. */
import type { Turn } from '../../src/protocol/turn.js';
import type { Kit } from './kit.js';
import {
  complete,
  counts,
  event,
  type Frame,
  type Item,
  itemEvents,
  numbered,
  response,
  responseId,
} from './openai-responses-events.js';
import type { Json, Made, Origin, Recipe } from './recipe.js';

/** What is in an answer: its items, and the turn that they are. */
export interface Content {
  readonly items: readonly Item[];
  readonly turn: Partial<Turn>;
  /** Members of the request beside model and input. */
  readonly ask?: Json;
  /** Members of every Response object that repeat the request otherwise than by default. */
  readonly echo?: Json;
}

/** Where the shapes come from. Nothing of this transport was ever published from Oracle as bytes. */
export const aibridge = (fixture: string, note?: string): Origin => ({
  confidence: 'inferred',
  source: `coder/aibridge, fixtures/openai/responses: ${fixture}, from OpenAI's own service`,
  ...(note === undefined ? {} : { note }),
});
export const sdkTypes = (what: string, note?: string): Origin => ({
  confidence: 'inferred',
  source: `npm openai 6.30.1, src/resources/responses/responses.ts: ${what}`,
  ...(note === undefined ? {} : { note }),
});
export const reported = (source: string, note?: string): Origin => ({
  confidence: 'reported',
  source,
  ...(note === undefined ? {} : { note }),
});

/** A request with one user message, in the form that was never refused. */
export function askResponses(model: string, question: string, more: Json = {}): Json {
  const content = [{ type: 'input_text', text: question }];
  return { model, input: [{ type: 'message', role: 'user', content }], ...more };
}

/** The events with which every stream begins. */
export const opening = (frame: Frame): readonly Json[] => [
  { type: 'response.created', response: response(frame, {}) },
  { type: 'response.in_progress', response: response(frame, {}) },
];

export const done = 'data: [DONE]\n\n';

const turnOf = (turn: Partial<Turn>): Turn => ({
  text: '',
  toolCalls: [],
  finishReason: (turn.toolCalls?.length ?? 0) > 0 ? 'tool_calls' : 'stop',
  usage: counts,
  ...turn,
});

/** A stream of items that ends well. `rewrite` changes the body last. */
export function streamOf(
  contentOf: (kit: Kit) => Content,
  rewrite: (body: string) => string = (body) => body,
): Recipe['make'] {
  return (kit, model): Made => {
    const { items, turn, ask = {}, echo = {} } = contentOf(kit);
    const frame: Frame = { id: responseId(kit), model, echo };
    const output = items.map((item) => item.done);
    const told = turnOf(turn);
    const last = response(frame, complete(output, told.usage ?? counts));
    const events = [
      ...opening(frame),
      ...itemEvents(items),
      { type: 'response.completed', response: last },
    ];
    return {
      request: askResponses(model, kit.question(), { stream: true, ...ask }),
      body: rewrite(numbered(events).map(event).join('') + done),
      turn: told,
    };
  };
}

/** The same as a whole answer; `more` replaces members of the Response. */
export function answerOf(
  contentOf: (kit: Kit) => Content,
  more: Json = {},
  write: (answer: Json) => string = JSON.stringify,
): Recipe['make'] {
  return (kit, model): Made => {
    const { items, turn, ask = {}, echo = {} } = contentOf(kit);
    const output = items.map((item) => item.done);
    const told = turnOf(turn);
    const frame: Frame = { id: responseId(kit), model, echo };
    return {
      request: askResponses(model, kit.question(), ask),
      body: write(response(frame, { ...complete(output, told.usage ?? counts), ...more })),
      turn: told,
    };
  };
}
