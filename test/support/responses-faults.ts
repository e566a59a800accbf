/** Ways to plant a fault in a client of Responses: small readers that a bug fills in. */
import { isObject, type JsonObject, objectsOf } from '../../src/protocol/json.js';
import type { Turn } from '../../src/protocol/turn.js';
import {
  type OpenAiReaders,
  referenceOpenAiReaders,
} from '../../src/providers/reference/openai-readers.js';
import type { EventsReading } from '../../src/providers/reference/reading.js';

type Reading = ReturnType<OpenAiReaders['answer']>;
type EditEvent = (event: JsonObject) => JsonObject | readonly JsonObject[];

/** Takes each event of a stream for another, for several, or for none. What `edit` throws breaks the stream off. */
export const seesEvents = (start: () => EditEvent): Pick<OpenAiReaders, 'events'> => ({
  events(events, format, emit) {
    if (format !== 'openai-responses') return referenceOpenAiReaders.events(events, format, emit);
    const edit = start();
    async function* changed() {
      for await (const event of events) yield* isObject(event) ? [edit(event)].flat() : [event];
    }
    return referenceOpenAiReaders.events(changed(), format, emit);
  },
});

/** Takes the SDK's whole answer for another. */
export const seesResponses = (
  edit: (response: JsonObject) => JsonObject,
): Pick<OpenAiReaders, 'answer'> => ({
  answer: (answer, format) =>
    referenceOpenAiReaders.answer(
      format === 'openai-responses' && isObject(answer) ? edit(answer) : answer,
      format,
    ),
});

/** Makes another reading of a stream than it should. */
export const misreadsEvents = (
  edit: (reading: EventsReading) => EventsReading,
): Pick<OpenAiReaders, 'events'> => ({
  async events(events, format, emit) {
    const reading = await referenceOpenAiReaders.events(events, format, emit);
    return format === 'openai-responses' ? edit(reading) : reading;
  },
});

/** Makes another reading of streams and answers than it should. */
export const misreads = (
  edit: <R extends Reading>(reading: R) => R,
): Pick<OpenAiReaders, 'events' | 'answer'> => ({
  ...misreadsEvents(edit),
  answer(answer, format) {
    const reading = referenceOpenAiReaders.answer(answer, format);
    return format === 'openai-responses' ? edit(reading) : reading;
  },
});

/** Makes another turn of streams and answers than it should. */
export const mistakesTurns = (edit: (turn: Turn) => Turn) =>
  misreads((reading) => ({ ...reading, turn: edit(reading.turn) }));

/** Takes each output item for another, wherever it stands. */
export const seesItems = (
  edit: (item: JsonObject) => JsonObject,
): Pick<OpenAiReaders, 'events' | 'answer'> => {
  const inResponse = (response: JsonObject): JsonObject => ({
    ...response,
    ...(Array.isArray(response.output) ? { output: objectsOf(response.output).map(edit) } : {}),
  });
  return {
    ...seesEvents(() => (event) => ({
      ...event,
      ...(isObject(event.item) ? { item: edit(event.item) } : {}),
      ...(isObject(event.response) ? { response: inResponse(event.response) } : {}),
    })),
    ...seesResponses(inResponse),
  };
};
