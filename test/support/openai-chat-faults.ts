/** Ways to plant a fault in a client of chat completions: small readers that a bug fills in. */
import { isObject, type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import type { Turn } from '../../src/protocol/turn.js';
import {
  type OpenAiReaders,
  referenceOpenAiReaders as reference,
} from '../../src/providers/reference/openai-readers.js';
import type { EventsReading } from '../../src/providers/reference/reading.js';

const format = 'openai-chat';

type EditEvent = (event: JsonObject) => JsonObject | readonly JsonObject[];

/** Takes each event of a stream for another, for several, or for none. What `start()` throws ends it. */
export const seesEvents = (start: () => EditEvent): Pick<OpenAiReaders, 'events'> => ({
  events(events, given, emit) {
    return reference.events(given === format ? edited(events, start()) : events, given, emit);
  },
});

async function* edited(events: AsyncIterable<unknown>, edit: EditEvent): AsyncGenerator<unknown> {
  for await (const event of events) {
    if (isObject(event)) yield* [edit(event)].flat();
    else yield event;
  }
}

/** Makes another reading of a stream than it should. */
export const misreadsEvents = (
  edit: (reading: EventsReading) => EventsReading,
): Pick<OpenAiReaders, 'events'> => ({
  async events(events, given, emit) {
    const reading = await reference.events(events, given, emit);
    return given === format ? edit(reading) : reading;
  },
});

/** Takes a whole answer for another. What `edit` throws fails the call. */
export const seesWhole = (
  edit: (answer: JsonObject) => JsonObject,
): Pick<OpenAiReaders, 'answer'> => ({
  answer: (answer, given) =>
    reference.answer(given === format && isObject(answer) ? edit(answer) : answer, given),
});

/** Makes another turn of streams and answers than it should. */
export const misreads = (edit: (turn: Turn) => Turn): Pick<OpenAiReaders, 'events' | 'answer'> => ({
  ...misreadsEvents((reading) => ({ ...reading, turn: edit(reading.turn) })),
  answer(answer, given) {
    const reading = reference.answer(answer, given);
    return given === format ? { ...reading, turn: edit(reading.turn) } : reading;
  },
});

/** Takes each choice of a chat completion's chunks, or of a whole one, for another. */
export const inChoices =
  (edit: (choice: JsonObject) => JsonObject) =>
  (value: JsonObject): JsonObject =>
    Array.isArray(value.choices)
      ? { ...value, choices: objectsOf(value.choices).map(edit) }
      : value;

/** Takes each delta, or each message of a whole answer, for another. */
export const inDeltas = (edit: (said: JsonObject, choice: JsonObject) => JsonObject) =>
  inChoices((choice) => ({
    ...choice,
    ...(isObject(choice.delta) ? { delta: edit(choice.delta, choice) } : {}),
    ...(isObject(choice.message) ? { message: edit(choice.message, choice) } : {}),
  }));

/** Takes each list of tool calls for another. */
export const inCalls = (edit: (calls: readonly JsonObject[]) => readonly JsonObject[]) =>
  inDeltas((said) =>
    Array.isArray(said.tool_calls)
      ? { ...said, tool_calls: edit(objectsOf(said.tool_calls)) }
      : said,
  );

/** The first choice of a chunk; empty where it has none. */
export const choiceOf = (chunk: JsonObject): JsonObject => objectsOf(chunk.choices)[0] ?? {};

/** What the first choice of a chunk adds. */
export const deltaOf = (chunk: JsonObject): JsonObject => objectOf(choiceOf(chunk).delta);
