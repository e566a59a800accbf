/** Conversations: what joins them, and when. */
import type { TenancySwitches } from '../../protocol/switches.js';
import { weightOf } from './items.js';
import type { KeptConversation, Memory, Said } from './memory.js';
import { expiryOf } from './retention.js';

/** Bytes of items that one conversation keeps at most; the oldest give way. */
const itemsLimit = 16_777_216;

/** Whose memory it is, and the tenancy's time in milliseconds since the epoch. */
export interface Place {
  readonly memory: Memory;
  readonly switches: TenancySwitches;
  /** The project; empty for none. */
  readonly scope: string;
  readonly now: number;
}

/** Puts a conversation down, whose time begins anew. */
export function putConversation(place: Place, kept: KeptConversation): void {
  const { memory, switches, scope, now } = place;
  const { id } = kept.conversation;
  const weight = weightOf(kept.conversation) + kept.weight;
  const expires = expiryOf(switches, now);
  memory.conversations.put({ id, scope, value: kept, weight, expires });
}

/** A conversation, with all that has joined it by now. */
export function findConversation(place: Place, id: string): KeptConversation | undefined {
  settle(place);
  return place.memory.conversations.get(place.scope, id, place.now);
}

/**
 * Lets what was said join a conversation; nothing happens where it is gone. Input that is in it already, by
 * its id, was only referred to or played back.
 */
export function joinConversation(place: Place, id: string, { input, output }: Said): void {
  const kept = place.memory.conversations.get(place.scope, id, place.now);
  if (!kept) return;
  const known = new Set(kept.items.map((item) => item.id));
  const joining = [...input.filter((item) => !known.has(item.id)), ...output];
  const all = [...kept.items, ...joining];
  let weight = kept.weight + joining.reduce((sum, item) => sum + weightOf(item), 0);
  let from = 0;
  while (weight > itemsLimit && from < all.length - 1) {
    weight -= weightOf(all[from]);
    from += 1;
  }
  putConversation(place, { ...kept, items: from === 0 ? all : all.slice(from), weight });
}

/** Lets join what was waiting for a turn in the background to end. */
function settle(place: Place): void {
  const { joining } = place.memory;
  if (joining.length === 0) return;
  const waiting = joining.splice(0);
  for (const one of waiting) {
    if (one.at > place.now) joining.push(one);
    else joinConversation({ ...place, scope: one.scope, now: one.at }, one.conversation, one);
  }
}
