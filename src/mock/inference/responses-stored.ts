/** Responses that are kept: retrieve and replay, delete, cancel, list their input, compact. */
import { createHash } from 'node:crypto';
import { textOf } from '../../protocol/json.js';
import { splitText } from '../../protocol/split.js';
import { keptItems } from '../memory/items.js';
import type { KeptResponse } from '../memory/memory.js';
import {
  atWork,
  cancelResponse,
  findResponse,
  finishResponse,
  removeResponse,
  viewOf,
} from '../memory/responses.js';
import type { Answer } from '../stages.js';
import { baseOf } from './base.js';
import { eventsOf } from './final-response.js';
import { listAnswer, usualPaging } from './lists.js';
import { give, type Operation, refuse, type Serving, secondsOf } from './serving.js';
import { invalid, notKept } from './state-errors.js';

/** An operation on one response. */
const onOne =
  (operation: (serving: Serving, kept: KeptResponse) => Answer): Operation =>
  (serving) => {
    const kept = findResponse(serving.place, serving.id);
    return kept ? operation(serving, kept) : refuse(notKept.response(serving.id));
  };

/**
 * Plays a stream again, from the event after `starting_after`. OpenAI replays only what was made in the
 * background and as a stream (npm openai 6.30.1, `ResponseRetrieveParams`); here a stream is enough. A turn
 * that is still at work is told to its end, and with that has ended.
 */
function replay(serving: Serving, kept: KeptResponse): Answer {
  const { place, query } = serving;
  if (kept.stream.length === 0) {
    const message = 'This response cannot be streamed because it was not created with stream=true.';
    return refuse(invalid(message, 'stream', 'invalid_value'));
  }
  const after = query.get('starting_after') ?? '-1';
  if (!/^-?\d{1,15}$/.test(after)) {
    const message = "Invalid type for 'starting_after': expected an integer.";
    return refuse(invalid(message, 'starting_after', 'invalid_type'));
  }
  if (atWork(kept, place.now)) finishResponse(place, kept);
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' },
    pieces: eventsOf(kept.stream).flatMap(({ sequence, bytes }) =>
      sequence > Number(after) ? [bytes] : [],
    ),
    stream: true,
    reply: serving.route.operation,
  };
}

const retrieve = onOne((serving, kept) =>
  serving.query.get('stream') === 'true'
    ? replay(serving, kept)
    : give(serving, viewOf(kept, serving.place.now)),
);

/** The body is OpenAI's; SDKs do not look at it. */
const remove = onOne((serving, { response: { id } }) => {
  removeResponse(serving.place, id);
  return give(serving, { id, object: 'response', deleted: true });
});

/**
 * Only what runs in the background can be cancelled; what has ended stays as it is, however often it is
 * asked (OpenAI's guide to background mode; vllm-project/vllm issue #57999).
 */
const cancel = onOne((serving, kept) => {
  const { place } = serving;
  if (kept.progress === undefined) {
    return refuse({
      status: 400,
      style: 'upstream-unwrapped',
      message: 'Cannot cancel a synchronous response.',
    });
  }
  return give(serving, atWork(kept, place.now) ? cancelResponse(place, kept) : kept.response);
});

/** The items of the turn's own input. Whether those of the turns before are listed too is unknown. */
const inputItems = onOne((serving, kept) => listAnswer(serving, kept.input, usualPaging));

/** Characters that are really cut into increments. */
const counted = 65_536;

/**
 * OpenAI's shape: the user's messages and one item that stands for all else (npm openai 6.30.1,
 * `CompactedResponse`). Whether OCI has this operation is unknown.
 */
const compact: Operation = (serving) => {
  const { place, body } = serving;
  if (textOf(body.model) === '') {
    const message = "Missing required parameter: 'model'.";
    return refuse(invalid(message, 'model', 'missing_required_parameter'));
  }
  const base = baseOf(place, body);
  if (!base.ok) return refuse(base.error);
  const { ids } = place.memory;
  const items = [...base.context, ...base.input];
  const text = JSON.stringify(items);
  const digest = createHash('sha256').update(text).digest('base64');
  const tokens = splitText(text.slice(0, counted)).length;
  return give(serving, {
    id: ids.response(),
    object: 'response.compaction',
    created_at: secondsOf(place.now),
    output: [
      ...keptItems(
        items.filter(({ type, role }) => type === 'message' && role === 'user'),
        ids.item,
      ),
      { id: ids.item('cmp'), type: 'compaction', encrypted_content: digest },
    ],
    usage: {
      input_tokens: tokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 0,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: tokens,
    },
  });
};

/** The operations, by their names in the OpenAI SDKs. */
export const storedResponses = {
  'responses.retrieve': retrieve,
  'responses.delete': remove,
  'responses.cancel': cancel,
  'responses.inputItems.list': inputItems,
  'responses.compact': compact,
} as const satisfies Record<string, Operation>;
