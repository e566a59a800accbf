/** Responses: how they stand at a time, and what a turn that goes on from one must know. */
import type { Place } from './conversations.js';
import { outputItems } from './items.js';
import type { KeptResponse, Memory, Stored } from './memory.js';

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

/** A response, as it is kept. */
export const findResponse = ({ memory, scope, now }: Place, id: string): KeptResponse | undefined =>
  memory.responses.get(scope, id, now);

/** Ends a turn in the background before its time: somebody read its stream to the end. */
export function finishResponse({ memory, scope, now }: Place, kept: KeptResponse): void {
  const { id } = kept.response;
  const progress = { begins: now, ends: now };
  memory.responses.replace(scope, id, now, { ...kept, progress });
  for (const [at, one] of memory.joining.entries()) {
    if (one.response === id && one.scope === scope) memory.joining[at] = { ...one, at: now };
  }
}

/** Breaks a turn in the background off; the Response as it stands then. */
export function cancelResponse({ memory, scope, now }: Place, kept: KeptResponse): Stored {
  const response = standing(kept.response, 'cancelled');
  const progress = { begins: now, ends: now };
  const stream = kept.stream.subarray(0, 0);
  memory.responses.replace(scope, response.id, now, { ...kept, response, progress, stream });
  forgetJoining(memory, scope, response.id, now);
  return response;
}

/** Takes a response away. */
export function removeResponse({ memory, scope, now }: Place, id: string): boolean {
  forgetJoining(memory, scope, id, now);
  return memory.responses.remove(scope, id, now) !== undefined;
}

/** What a turn would still have said joins no conversation; what it has said does. */
function forgetJoining({ joining }: Memory, scope: string, id: string, now: number): void {
  const at = joining.findIndex((one) => one.response === id && one.scope === scope && one.at > now);
  if (at >= 0) joining.splice(at, 1);
}

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
