/** Conversations and their items. All shapes are OpenAI's, which Oracle's examples rely on (oci-openai). */
import { isObject } from '../../protocol/json.js';
import { findConversation, joinConversation, putConversation } from '../memory/conversations.js';
import { keptItems, weightOf } from '../memory/items.js';
import type { KeptConversation, Stored } from '../memory/memory.js';
import type { Answer } from '../stages.js';
import { listAnswer, pageOf, usualPaging } from './lists.js';
import { give, type Operation, refuse, type Serving, secondsOf } from './serving.js';
import { invalid, notKept } from './state-errors.js';

/** Items in one request at most (npm openai 6.30.1, `ItemCreateParams`). */
const most = 20;

/** The items of a request, or the refusal. */
function itemsOf(
  { place, body }: Serving,
  demanded: boolean,
): { readonly items: readonly Stored[] } | { readonly refusal: Answer } {
  const given = body.items;
  if (given === undefined || given === null) {
    if (!demanded) return { items: [] };
    const message = "Missing required parameter: 'items'.";
    return { refusal: refuse(invalid(message, 'items', 'missing_required_parameter')) };
  }
  if (!Array.isArray(given) || !given.every(isObject)) {
    const message = "Invalid type for 'items': expected an array of objects.";
    return { refusal: refuse(invalid(message, 'items', 'invalid_type')) };
  }
  if (given.length > most) {
    const message = `Invalid 'items': array too long. Expected an array with maximum length ${most}, but got an array with length ${given.length} instead.`;
    return { refusal: refuse(invalid(message, 'items', 'array_above_max_length')) };
  }
  return { items: keptItems(given, place.memory.ids.item) };
}

/** An operation on one conversation. */
const onOne =
  (operation: (serving: Serving, kept: KeptConversation) => Answer): Operation =>
  (serving) => {
    const kept = findConversation(serving.place, serving.id);
    return kept ? operation(serving, kept) : refuse(notKept.conversation(serving.id));
  };

/** In a tenancy that keeps nothing, what is made is forgotten at once. */
const create: Operation = (serving) => {
  const { place, body, inStore } = serving;
  const read = itemsOf(serving, false);
  if ('refusal' in read) return read.refusal;
  const conversation: Stored = {
    id: place.memory.ids.conversation(inStore),
    object: 'conversation',
    created_at: secondsOf(place.now),
    metadata: isObject(body.metadata) ? body.metadata : {},
  };
  if (!place.switches.zeroDataRetention) {
    putConversation(place, { conversation, items: [], weight: 0 });
    joinConversation(place, conversation.id, { input: [], output: read.items });
  }
  return give(serving, conversation);
};

const retrieve = onOne((serving, { conversation }) => give(serving, conversation));

const update = onOne((serving, kept) => {
  const { metadata } = serving.body;
  const conversation = { ...kept.conversation, metadata: isObject(metadata) ? metadata : {} };
  putConversation(serving.place, { ...kept, conversation });
  return give(serving, conversation);
});

const remove = onOne((serving, { conversation: { id } }) => {
  const { memory, scope, now } = serving.place;
  memory.conversations.remove(scope, id, now);
  return give(serving, { id, object: 'conversation.deleted', deleted: true });
});

const createItems = onOne((serving) => {
  const read = itemsOf(serving, true);
  if ('refusal' in read) return read.refusal;
  joinConversation(serving.place, serving.id, { input: [], output: read.items });
  return give(serving, pageOf(read.items, false));
});

const listItems = onOne((serving, { items }) => listAnswer(serving, items, usualPaging));

/** An operation on one item of a conversation. */
const onItem = (
  operation: (serving: Serving, kept: KeptConversation, item: Stored) => Answer,
): Operation =>
  onOne((serving, kept) => {
    const item = kept.items.find(({ id }) => id === serving.secondId);
    return item
      ? operation(serving, kept, item)
      : refuse(notKept.conversationItem(serving.secondId, serving.id));
  });

const retrieveItem = onItem((serving, _, item) => give(serving, item));

const removeItem = onItem((serving, kept, item) => {
  const items = kept.items.filter((one) => one !== item);
  putConversation(serving.place, { ...kept, items, weight: kept.weight - weightOf(item) });
  return give(serving, kept.conversation);
});

/** The operations, by their names in the OpenAI SDKs. */
export const conversations = {
  'conversations.create': create,
  'conversations.retrieve': retrieve,
  'conversations.update': update,
  'conversations.delete': remove,
  'conversations.items.create': createItems,
  'conversations.items.list': listItems,
  'conversations.items.retrieve': retrieveItem,
  'conversations.items.delete': removeItem,
} as const satisfies Record<string, Operation>;
