/** Keeping what a Responses turn made. */
import type { Delivery } from '../../protocol/reply.js';
import { jsonAnswer } from '../answers.js';
import { joinConversation, type Place } from '../memory/conversations.js';
import { keptItems, outputItems, weightOf } from '../memory/items.js';
import type { KeptResponse, Progress, Stored } from '../memory/memory.js';
import { standing } from '../memory/responses.js';
import { expiryOf, pollable } from '../memory/retention.js';
import { chunksOf } from '../replies/chunks.js';
import type { Answer, OpenAiAsked, Stages, Understood } from '../stages.js';
import { namedState } from './base.js';
import { responseOfStream, responseOfWhole } from './final-response.js';

/** Milliseconds that a turn in the background waits, and then works. The service's own times are unknown. */
const background = { waits: 250, works: 750 } as const;

/** Whether delivery breaks off before the last byte, and what goes out until then. */
function sentOf({ pieces, delivery }: Answer): { cut: boolean; pieces: readonly Uint8Array[] } {
  const { chunking, ending } = delivery ?? {};
  if (typeof ending !== 'object') return { cut: false, pieces };
  const chunks = chunksOf(pieces, chunking);
  const sent = chunks.slice(0, ending.cutAfter);
  return { cut: sent.length < chunks.length, pieces: [Buffer.concat(sent)] };
}

/** Milliseconds from the first byte to the last, as far as they are planned. */
function pacing(pieces: number, { firstByte = 0, interval = 0 }: Delivery = {}): number {
  return firstByte + interval * Math.max(0, pieces - 1);
}

/** When a turn in the background moves on; one whose stream was read to its end has ended with it. */
function progressOf(now: number, streamed: boolean, cut: boolean, paced: number): Progress {
  if (streamed && !cut) return { begins: now, ends: now + paced };
  const begins = streamed ? now : now + background.waits;
  return { begins, ends: begins + background.works + paced };
}

/** A turn that the service keeps, or whose items join a conversation. */
interface Made {
  readonly understood: Understood;
  readonly asked: OpenAiAsked;
  readonly place: Place;
  readonly response: Stored;
  /** All that was told, or the whole answer. */
  readonly bytes: Uint8Array;
  readonly streamed: boolean;
  readonly progress?: Progress;
}

const succeeded: readonly unknown[] = ['completed', 'incomplete'];

/** Puts a response down, and its items into its conversation: now, or once it has ended. */
function remember(made: Made): void {
  const { understood, asked, place, response, bytes, progress } = made;
  const { memory, switches, scope, now } = place;
  const stored = asked.echo?.store !== false;
  const { previous, conversation } = namedState(understood.body);
  const input = keptItems(asked.input, memory.ids.item);
  const value: KeptResponse = {
    response,
    input,
    stream: made.streamed ? bytes : bytes.subarray(0, 0),
    stored,
    ...(previous === undefined ? {} : { previous }),
    ...(progress ? { progress } : {}),
  };
  if (stored || progress) {
    const weight = bytes.length + weightOf(input);
    const expires = stored ? expiryOf(switches, now) : (progress?.ends ?? now) + pollable;
    memory.responses.put({ id: response.id, scope, value, weight, expires });
  }
  if (conversation === undefined || !succeeded.includes(response.status)) return;
  const said = { input, output: outputItems(response, memory.ids.item) };
  if (!progress || progress.ends <= now) joinConversation(place, conversation, said);
  else
    memory.joining.push({ ...said, scope, conversation, response: response.id, at: progress.ends });
}

/** What an answer to a turn in the background is: the Response as it waits, if no stream was asked for. */
function answerOf(answer: Answer, response: Stored): Answer {
  if (answer.stream) return answer;
  return jsonAnswer({ ...standing(response, 'queued'), background: true }, answer.reply);
}

/**
 * Makes the `keep` stage. The final Response object is taken out of the answer that was made, whatever
 * made it, and kept with its events. Where delivery cuts a stream off before its last event, or an error
 * takes that event's place, nothing is kept; but a turn in the background goes on without its listener.
 */
export function createKeep(): Stages['keep'] {
  return (understood, answer, tenancy) => {
    const { body: request, openai: asked } = understood;
    if (asked === undefined || asked.route.operation !== 'responses.create') return answer;
    const inBackground = request.background === true;
    const joins = namedState(request).conversation !== undefined;
    const needed = inBackground || joins || asked.echo?.store !== false;
    if (!needed || answer.status !== 200) return answer;
    const { cut, pieces } = sentOf(answer);
    const told = inBackground ? answer.pieces : pieces;
    const bytes = Buffer.concat(told);
    const response = answer.stream ? responseOfStream(told) : responseOfWhole(bytes);
    if (!response) return answer;
    const { memory, switches } = tenancy;
    const now = tenancy.now();
    const place: Place = { memory, switches, scope: asked.scope ?? '', now };
    const made = { understood, asked, place, response, bytes, streamed: answer.stream };
    if (!inBackground) {
      remember(made);
      return answer;
    }
    const paced = pacing(answer.pieces.length, answer.delivery);
    remember({ ...made, progress: progressOf(now, answer.stream, cut, paced) });
    return answerOf(answer, response);
  };
}
