/** What a Responses turn builds on: the items before its own, and its own. */
import { objectOf, textOf } from '../../protocol/json.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { findConversation, type Place } from '../memory/conversations.js';
import { keptItems } from '../memory/items.js';
import type { Stored } from '../memory/memory.js';
import { chainItems, findItem } from '../memory/responses.js';
import { bothStates, notKept, zeroRetention } from './state-errors.js';

/** The state that a request names. */
export interface Named {
  readonly previous?: string;
  readonly conversation?: string;
}

/** What a turn builds on, or the service's refusal. */
export type Base =
  | {
      readonly ok: true;
      /** What was said before, oldest first. */
      readonly context: readonly Stored[];
      /** The request's own items, those that it refers to among them. */
      readonly input: readonly Stored[];
    }
  | { readonly ok: false; readonly error: ErrorReply };

/** Reads `previous_response_id` and `conversation`, an id or an object with one. */
export function namedState(body: Readonly<Record<string, unknown>>): Named {
  const previous = textOf(body.previous_response_id);
  const conversation = textOf(body.conversation) || textOf(objectOf(body.conversation).id);
  return {
    ...(previous === '' ? {} : { previous }),
    ...(conversation === '' ? {} : { conversation }),
  };
}

/** Whether an item stands for one that must be kept: a reference, or reasoning played back by its id. */
const refers = ({ type, id }: Stored): boolean =>
  type === 'item_reference' || (type === 'reasoning' && id.startsWith('rs_'));

/**
 * Finds what a turn builds on. Nothing is stored by that.
 *
 * @param body the request, read
 * @returns the refusal where it names what is not there: unknown, expired, deleted, not stored, of
 *   another project or tenancy; all alike
 */
export function baseOf(place: Place, body: Readonly<Record<string, unknown>>): Base {
  const refuse = (error: ErrorReply): Base => ({ ok: false, error });
  const { memory, switches, scope, now } = place;
  const { previous, conversation } = namedState(body);
  const given = keptItems(body.input, memory.ids.item);
  if (previous !== undefined && conversation !== undefined) return refuse(bothStates);
  if (switches.zeroDataRetention) {
    if (previous !== undefined) return refuse(zeroRetention.previousResponse);
    if (given.some(refers)) return refuse(zeroRetention.item);
  }
  const input: Stored[] = [];
  for (const item of given) {
    const found = item.type === 'item_reference' ? findItem(place, item.id) : item;
    if (!found) return refuse(notKept.item(item.id));
    input.push(found);
  }
  if (previous !== undefined) {
    const kept = memory.responses.get(scope, previous, now);
    if (!kept?.stored) return refuse(notKept.previousResponse(previous));
    return { ok: true, context: chainItems(place, previous), input };
  }
  if (conversation !== undefined) {
    const kept = findConversation(place, conversation);
    if (!kept) return refuse(notKept.conversation(conversation));
    return { ok: true, context: kept.items, input };
  }
  return { ok: true, context: [], input };
}
