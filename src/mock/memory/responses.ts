/** Responses: how they stand at a time, and what a turn that goes on from one must know. */
import type { Place } from './conversations.js';
import { outputItems } from './items.js';
import type { KeptResponse, Stored } from './memory.js';

/** What an unfinished Response has not yet. */
const unfinished = {
  completed_at: null,
  error: null,
  incomplete_details: null,
  output: [],
  usage: null,
} as const;

/** A Response object that has not gone further than this. */
export const standing = (
  response: Stored,
  status: 'queued' | 'in_progress' | 'cancelled',
): Stored => ({ ...response, ...unfinished, status });

/** Whether a turn in the background is still at work. */
export const atWork = ({ progress }: KeptResponse, now: number): boolean =>
  progress !== undefined && now < progress.ends;

/** A Response object as it stands at a time. */
export function viewOf(kept: KeptResponse, now: number): Stored {
  const { response, progress } = kept;
  if (progress === undefined || now >= progress.ends) return response;
  return standing(response, now < progress.begins ? 'queued' : 'in_progress');
}

const findResponse = ({ memory, scope, now }: Place, id: string): KeptResponse | undefined =>
  memory.responses.get(scope, id, now);

/** The output items of a response; none while it is at work. */
const outputOf = (place: Place, kept: KeptResponse): readonly Stored[] =>
  outputItems(viewOf(kept, place.now), (prefix) => `${prefix}_${kept.response.id}`);

/**
 * The items of a whole chain of responses, oldest first: the input and the output of each. A link that is
 * gone ends the chain there; what the service does then is unknown.
 */
export function chainItems(place: Place, last: string): readonly Stored[] {
  const seen = new Set<string>();
  const turns: (readonly Stored[])[] = [];
  let id: string | undefined = last;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const kept = findResponse(place, id);
    if (!kept) break;
    turns.unshift([...kept.input, ...outputOf(place, kept)]);
    id = kept.previous;
  }
  return turns.flat();
}

/** An item by its id, wherever in a project it is kept. */
export function findItem(place: Place, id: string): Stored | undefined {
  const { memory, scope, now } = place;
  const has = (items: readonly Stored[]) => items.find((item) => item.id === id);
  for (const kept of memory.responses.list(scope, now).toReversed()) {
    const found = kept.stored ? (has(kept.input) ?? has(outputOf(place, kept))) : undefined;
    if (found) return found;
  }
  for (const { items } of memory.conversations.list(scope, now).toReversed()) {
    const found = has(items);
    if (found) return found;
  }
  return undefined;
}
