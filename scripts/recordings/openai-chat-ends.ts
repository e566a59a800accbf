/** Chat completions: streams that fail, end badly, or are framed in an unusual way. */
import type { TurnError } from '../../src/protocol/turn.js';
import { done, frame } from './frames.js';
import { words } from './kit.js';
import { gemini, gpt, llama } from './models.js';
import {
  askChat,
  headOf,
  openaiChunks,
  openaiExtras,
  plainChunks,
  streamed,
} from './openai-chat-frames.js';
import * as from from './origins.js';
import type { Origin, Recipe } from './recipe.js';

const role = { role: 'assistant', content: '' };
const measured = 'What the SDKs make of it was measured with openai 6 and openai-python 3';
const guarded = from.deduced(`${measured}; not seen on this surface.`);
const standard = from.deduced(
  'WHATWG HTML, server-sent events: the forms that a reader must accept',
  `${measured}; not seen on this surface.`,
);

/** A text that breaks off in a frame of its own. */
const failing =
  (last: string, error: TurnError | undefined, said = true): Recipe['make'] =>
  (kit, model) => {
    const parts = said ? words(kit.sentence()).slice(0, 3) : [];
    const write = plainChunks(headOf(kit, model));
    const text = parts.map((content) => write({ content })).join('');
    return {
      request: askChat(model, kit.question(), streamed),
      body: (said ? write(role) + text : '') + last,
      turn: { text: parts.join(''), toolCalls: [], finishReason: null },
      ...(error === undefined ? {} : { error }),
    };
  };

/** A whole text, whose frames are then written otherwise; `opening` of its words stand in the first chunk. */
const framed =
  (rewrite: (body: string) => string, opening = 0): Recipe['make'] =>
  (kit, model) => {
    const text = kit.sentence();
    const parts = words(text);
    const write = plainChunks(headOf(kit, model));
    const body =
      write({ ...role, content: parts.slice(0, opening).join('') }) +
      parts
        .slice(opening)
        .map((content) => write({ content }))
        .join('') +
      write({}, 'stop') +
      done;
    return {
      request: askChat(model, kit.question(), streamed),
      body: rewrite(body),
      turn: { text, toolCalls: [], finishReason: 'stop' },
    };
  };

const framing = (
  name: string,
  variation: string,
  rewrite: (body: string) => string,
  origin: Origin = guarded,
): Recipe => ({
  id: `openai-chat/framing-${name}`,
  model: llama,
  from: origin,
  variations: [variation],
  make: framed(rewrite),
});

const serverError = { message: 'The server had an error.', type: 'server_error', param: null };

export const chatEndRecipes: readonly Recipe[] = [
  {
    id: 'openai-chat/error-in-first-frame',
    model: gpt,
    from: guarded,
    make: failing(
      frame({ error: { ...serverError, code: 'server_error' } }) + done,
      { code: 'server_error', message: serverError.message },
      false,
    ),
  },
  {
    id: 'openai-chat/error-nested',
    model: gpt,
    from: from.deduced(
      'OpenAI streams; coder/aibridge, fixture of an error in a stream (client test)',
    ),
    make: failing(frame({ error: { ...serverError, code: 'server_error' } }) + done, {
      code: 'server_error',
      message: serverError.message,
    }),
  },
  {
    id: 'openai-chat/error-envelope',
    model: gemini,
    from: from.deduced(`The service's envelope in a frame: plausible, not seen. ${measured}.`),
    make: failing(frame({ code: '500', message: 'Internal server error.' }), {
      code: '500',
      message: 'Internal server error.',
    }),
  },
  {
    id: 'openai-chat/error-bare-string',
    model: 'xai.grok-4.3',
    from: from.deduced('sogawa-yk/jetuse, AGT-06.md, before a stream; within one it was not seen'),
    make: failing(frame({ code: 'internal-error', error: 'The model is overloaded.' }), {
      code: 'internal-error',
      message: 'The model is overloaded.',
    }),
  },
  {
    id: 'openai-chat/error-not-json',
    model: gemini,
    from: from.issue('sogawa-yk/jetuse, docs/tips.md (11 Jun 2026): passing, in single quotes'),
    variations: ['not-json'],
    make: failing("data: {'code': '400', 'message': 'Bad Request'}\n\n", undefined),
  },
  {
    id: 'openai-chat/error-null',
    model: gpt,
    from: from.deduced(
      'openai/openai-go v3.52.0, packages/ssestream: a key `error`, even null, is an error there',
    ),
    variations: ['error-null'],
    make: (kit, model) => {
      const text = kit.sentence();
      const write = openaiChunks(headOf(kit, model, openaiExtras), { error: null });
      return {
        request: askChat(model, kit.question(), streamed),
        body:
          write(role) +
          words(text)
            .map((content) => write({ content }))
            .join('') +
          write({}, 'stop') +
          done,
        turn: { text, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'openai-chat/cut',
    model: llama,
    from: guarded,
    variations: ['cut'],
    make: failing('', undefined),
  },
  {
    id: 'openai-chat/done-only',
    model: llama,
    from: guarded,
    variations: ['done-only'],
    make: failing(done, undefined, false),
  },
  {
    id: 'openai-chat/finish-null-after-stop',
    model: llama,
    from: from.deduced(
      'openai/openai-go v3.52.0, streamaccumulator.go: a later null erases the reason',
    ),
    variations: ['increment-after-closing'],
    make: (kit, model) => {
      const text = kit.sentence();
      const write = plainChunks(headOf(kit, model));
      return {
        request: askChat(model, kit.question(), streamed),
        body:
          write(role) +
          words(text)
            .map((content) => write({ content }))
            .join('') +
          write({}, 'stop') +
          write({ content: '' }, null) +
          done,
        turn: { text, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'openai-chat/other-id-in-chunk',
    model: llama,
    from: from.deduced(
      'openai/openai-go v3.52.0, streamaccumulator.go: a chunk of another id is passed over',
    ),
    variations: ['other-id'],
    make: (kit, model) => {
      const parts = words(kit.sentence());
      const [write, other] = [plainChunks(headOf(kit, model)), plainChunks(headOf(kit, model))];
      return {
        request: askChat(model, kit.question(), streamed),
        body:
          write(role) +
          parts.map((content, n) => (n === 1 ? other : write)({ content })).join('') +
          write({}, 'stop') +
          done,
        turn: { text: parts.join(''), toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  framing('crlf', 'crlf', (body) => body.replaceAll('\n', '\r\n')),
  framing('cr', 'cr', (body) => body.replaceAll('\n', '\r')),
  {
    id: 'openai-chat/framing-bom',
    model: llama,
    from: standard,
    variations: ['bom'],
    // The first chunk says something, so that it is missed by whoever loses it.
    make: framed((body) => `\u{feff}${body}`, 1),
  },
  framing(
    'id-and-retry-lines',
    'id-and-retry-lines',
    (body) => `retry: 3000\n\n${body.replaceAll('data: ', 'id: 7\ndata: ')}`,
    standard,
  ),
  framing('comments', 'comments', (body) => `: ping\n\n${body.replace('\n\n', '\n\n: ping\n\n')}`),
  framing('without-space', 'no-space', (body) => body.replaceAll('data: ', 'data:')),
  framing('event-lines', 'event-lines', (body) =>
    body.replaceAll('data: {', 'event: message\ndata: {'),
  ),
  framing('last-blank-line-missing', 'last-blank-line-missing', (body) =>
    body.slice(0, body.indexOf(done) - 1),
  ),
];
