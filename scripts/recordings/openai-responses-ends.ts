/** Responses streams that end otherwise than well, or are built otherwise than they should be. */
import type { Turn, TurnError } from '../../src/protocol/turn.js';
import { type Kit, words } from './kit.js';
import { gpt, gptOss, grokOfResponses } from './models.js';
import * as content from './openai-responses-content.js';
import {
  counts,
  event,
  type Frame,
  type Item,
  itemEvents,
  itemId,
  message,
  numbered,
  response,
  responseId,
  summary,
  textPart,
  wireUsage,
} from './openai-responses-events.js';
import {
  aibridge,
  askResponses,
  done,
  opening,
  sdkTypes,
  streamOf,
} from './openai-responses-say.js';
import type { Json, Origin, Recipe } from './recipe.js';

/** What a stream was when it ended. */
interface Under {
  readonly frame: Frame;
  readonly text: string;
  readonly items: readonly Item[];
  readonly kit: Kit;
}

interface End {
  readonly events: readonly Json[];
  readonly turn: Partial<Turn>;
  readonly error?: TurnError;
  readonly ask?: Json;
}

/** The items that a stream had before its end. */
type Before = (kit: Kit, increments: readonly string[]) => readonly Item[];

const said: Before = (kit, increments) => [message(kit, [textPart(increments)])];
const nothing: Before = () => [];
/** The message is cut short: it says so itself. */
const cutShort: Before = (kit, increments) =>
  said(kit, increments).map((item) => ({ ...item, done: { ...item.done, status: 'incomplete' } }));

/** A stream that ends as told; `rewrite` changes the body last. */
function ending(
  before: Before,
  endOf: (under: Under) => End,
  rewrite: (body: string) => string = (body) => body,
): Recipe['make'] {
  return (kit, model) => {
    const text = kit.sentence();
    const frame: Frame = { id: responseId(kit), model, echo: {} };
    const items = before(kit, words(text));
    const end = endOf({ frame, text: items.length > 0 ? text : '', items, kit });
    const events = [...opening(frame), ...itemEvents(items), ...end.events];
    return {
      request: askResponses(model, kit.question(), { stream: true, ...end.ask }),
      body: rewrite(numbered(events).map(event).join('') + done),
      turn: {
        text: items.length > 0 ? text : '',
        toolCalls: [],
        finishReason: null,
        ...end.turn,
      },
      ...(end.error === undefined ? {} : { error: end.error }),
    };
  };
}

const outputOf = (items: readonly Item[]): readonly Json[] => items.map((item) => item.done);

const incomplete =
  (reason: string, finishReason: Turn['finishReason']) =>
  ({ frame, items }: Under): End => ({
    events: [
      {
        type: 'response.incomplete',
        response: response(frame, {
          status: 'incomplete',
          incomplete_details: { reason },
          output: outputOf(items),
          usage: wireUsage(counts),
        }),
      },
    ],
    turn: { finishReason, usage: counts },
    ask: { max_output_tokens: 16 },
  });

const serverError: TurnError = { code: 'server_error', message: 'The model stopped answering.' };

const failed = ({ frame, items }: Under): End => ({
  events: [
    {
      type: 'response.failed',
      response: response(frame, { status: 'failed', error: serverError, output: outputOf(items) }),
    },
  ],
  turn: { finishReason: 'error' },
  error: serverError,
});

const flat: End = {
  events: [{ type: 'error', code: 'ERR_SOMETHING', message: 'Something broke.', param: null }],
  turn: { finishReason: 'error' },
  error: { code: 'ERR_SOMETHING', message: 'Something broke.' },
};

const nested = ({ kit }: Under): End => {
  const text = `Conversation with id 'conv_ord_${kit.hex(48)}' not found.`;
  return {
    events: [
      {
        type: 'error',
        error: { type: 'invalid_request_error', code: null, message: text, param: null },
      },
    ],
    turn: { finishReason: 'error' },
    error: { message: text },
  };
};

const cut = (): End => ({ events: [], turn: {} });
/** Without `[DONE]`, and without so many of the last events. */
const cutLast =
  (count: number) =>
  (body: string): string =>
    `${body.replace(done, '').trimEnd().split('\n\n').slice(0, -count).join('\n\n')}\n\n`;

const row = (
  name: string,
  from: Origin,
  make: Recipe['make'],
  variations?: readonly string[],
  model = gpt,
): Recipe => ({
  id: `openai-responses/${name}`,
  model,
  from,
  make,
  ...(variations === undefined ? {} : { variations }),
});

const reasoningOnly: Before = (kit, increments) => [summary(kit, [increments])];
const types = sdkTypes('ResponseIncompleteEvent');
const tolerance = (what: string): Origin =>
  sdkTypes(what, 'Not seen from a service; a test of tolerance.');

/** Changes the payload of each event; what gives `undefined` is left out. */
const eachEvent =
  (change: (payload: string, index: number) => string | undefined) =>
  (body: string): string =>
    body
      .split('\n\n')
      .filter((block) => block !== '')
      .flatMap((block, index) => change(block, index) ?? [])
      .map((block) => `${block}\n\n`)
      .join('');

export const responsesEndRecipes: readonly Recipe[] = [
  row(
    'incomplete-max-output-tokens',
    types,
    ending(cutShort, incomplete('max_output_tokens', 'length')),
  ),
  row('incomplete-without-text', types, ending(nothing, incomplete('max_output_tokens', 'length'))),
  row(
    'incomplete-content-filter',
    types,
    ending(cutShort, incomplete('content_filter', 'content_filter')),
  ),
  row(
    'incomplete-in-reasoning',
    types,
    ending(reasoningOnly, (under) => {
      const end = incomplete('max_output_tokens', 'length')(under);
      return { ...end, turn: { ...end.turn, text: '', reasoning: under.text } };
    }),
    undefined,
    gptOss,
  ),
  row('failed', aibridge('streaming/stream_failure'), ending(nothing, failed)),
  row('failed-after-text', aibridge('streaming/stream_failure'), ending(said, failed)),
  row(
    'error-flat',
    aibridge('streaming/stream_error'),
    ending(nothing, () => flat),
  ),
  row(
    'error-flat-after-text',
    aibridge('streaming/stream_error'),
    ending(said, () => flat),
  ),
  row('error-nested-after-text', aibridge('streaming/conversation'), ending(said, nested)),
  row(
    'error-then-failed',
    sdkTypes('ResponseErrorEvent', 'Open Responses: an error, a failed Response, [DONE].'),
    ending(said, (under) => {
      const { events, error = serverError } = flat;
      const last = response(under.frame, {
        status: 'failed',
        error,
        output: outputOf(under.items),
      });
      return { ...flat, events: [...events, { type: 'response.failed', response: last }] };
    }),
  ),
  row(
    'cut-before-first-event',
    tolerance('none'),
    ending(nothing, cut, () => ''),
    ['cut'],
  ),
  row('cut-between-events', tolerance('none'), ending(said, cut, cutLast(3)), ['cut']),
  row(
    'cut-inside-event',
    tolerance('none'),
    ending(said, cut, (body) => cutLast(2)(body).slice(0, -40)),
    ['cut'],
  ),
  row('done-without-ending', tolerance('none'), ending(said, cut), ['missing-ending']),
  row(
    'data-lines-only',
    tolerance('the name stands in the JSON too'),
    streamOf(content.text(), (body) => body.replaceAll(/^event: .*\n/gm, '')),
    ['no-event-lines'],
  ),
  row(
    'crlf',
    tolerance('none; WHATWG HTML, server-sent events'),
    streamOf(content.text(), (body) => body.replaceAll('\n', '\r\n')),
    ['crlf'],
  ),
  row(
    'comments',
    tolerance('none; WHATWG HTML, server-sent events'),
    streamOf(content.text(), (body) => body.replaceAll('event: ', ': ping\nevent: ')),
    ['comments'],
  ),
  row(
    'first-event-not-created',
    tolerance('ResponseCreatedEvent'),
    streamOf(
      content.text(),
      eachEvent((block, index) => (index === 0 ? undefined : block)),
    ),
    ['first-event'],
  ),
  row(
    'delta-before-part',
    tolerance('ResponseContentPartAddedEvent'),
    streamOf(
      content.text(),
      eachEvent((block) =>
        block.startsWith('event: response.content_part.added') ? undefined : block,
      ),
    ),
    ['part-not-announced'],
  ),
  row(
    'delta-before-item',
    tolerance('ResponseOutputItemAddedEvent'),
    streamOf(
      content.text(),
      eachEvent((block) =>
        /^event: response\.(output_item|content_part)\.added/.test(block) ? undefined : block,
      ),
    ),
    ['item-not-announced'],
  ),
  row(
    'deltas-alone',
    tolerance('ResponseTextDeltaEvent'),
    streamOf(
      content.text(),
      eachEvent((block) =>
        /^event: response\.(output_item|content_part|output_text\.done)/.test(block) &&
        !block.includes('.added')
          ? undefined
          : block,
      ),
    ),
    ['nothing-done'],
  ),
  row(
    'text-without-deltas',
    tolerance('ResponseTextDoneEvent'),
    streamOf(
      content.text(),
      eachEvent((block) =>
        block.startsWith('event: response.output_text.delta') ? undefined : block,
      ),
    ),
    ['no-deltas'],
  ),
  row(
    'unknown-event',
    tolerance('none: an event that no SDK knows'),
    streamOf(content.text(), (body) =>
      body.replace(
        'event: response.output_item.added',
        'event: response.mood.changed\ndata: {"type":"response.mood.changed","mood":"calm"}\n\nevent: response.output_item.added',
      ),
    ),
    ['unknown-event'],
  ),
  row(
    'keepalive-events',
    tolerance('none: undeclared, and let through by the accumulator of openai-node'),
    streamOf(content.text(), (body) =>
      body.replace(
        'event: response.output_item.added',
        'event: keepalive\ndata: {"type":"keepalive","sequence_number":2}\n\nevent: response.output_item.added',
      ),
    ),
    ['keepalive'],
  ),
  row(
    'unknown-members',
    tolerance('none: members that clients must ignore'),
    streamOf(content.text(), (body) =>
      body.replaceAll('"sequence_number":', '"frobnicated":true,"sequence_number":'),
    ),
  ),
  row(
    'without-sequence-numbers',
    tolerance('sequence_number'),
    streamOf(content.text(), (body) => body.replaceAll(/"sequence_number":\d+,/g, '')),
    ['no-sequence-numbers'],
  ),
  row(
    'wrong-response-format',
    aibridge('streaming/wrong_response_format'),
    (kit, model) => ({
      request: askResponses(model, kit.question(), { stream: true }),
      body: 'event: response.created\ndata: {"response":{"id":"resp_1"\n\nevent: chunk\ndata: not JSON\n\n',
      turn: { text: '', toolCalls: [], finishReason: null },
    }),
    ['malformed'],
  ),
  row(
    'background-queued',
    sdkTypes('ResponseQueuedEvent', 'Oracle, release note of 2026-07-29: background mode.'),
    (kit, model) => {
      const text = kit.sentence();
      const frame: Frame = { id: responseId(kit), model, echo: { background: true } };
      const items = said(kit, words(text));
      const queued = response(frame, { status: 'queued' });
      const last = {
        status: 'completed',
        completed_at: 1_795_253_420,
        output: outputOf(items),
        usage: wireUsage(counts),
      };
      const events = [
        { type: 'response.created', response: queued },
        { type: 'response.queued', response: queued },
        { type: 'response.in_progress', response: response(frame, {}) },
        ...itemEvents(items),
        { type: 'response.completed', response: response(frame, last) },
      ];
      return {
        request: askResponses(model, kit.question(), { stream: true, background: true }),
        body: numbered(events).map(event).join('') + done,
        turn: { text, toolCalls: [], finishReason: 'stop', usage: counts },
      };
    },
    undefined,
    grokOfResponses,
  ),
  row(
    'codex-example',
    aibridge('streaming/codex_example'),
    streamOf((kit) => {
      const own = content.summaryCommentaryCall(kit);
      return { ...own, echo: { ...own.echo, prompt_cache_key: itemId(kit, 'key'), store: false } };
    }),
  ),
];
