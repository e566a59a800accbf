/** A stream of chunks or events as `openai` yields them, read to the end of its turn. */
import type { OpenAiFormat } from '../../protocol/call.js';
import { createTurnReader, type TurnReader } from '../../protocol/dialects/assembler.js';
import type { Reading } from '../../protocol/dialects/dialect.js';
import { isObject, type JsonObject, objectOf, objectsOf } from '../../protocol/json.js';
import { late, soon } from './grace.js';
import { saidInStream } from './openai-error.js';
import type { Emit, EventsReading } from './reading.js';

/**
 * Reads until the turn is finished, then only what follows promptly. A stream that breaks off gives the
 * turn so far and `broken`; an error that the stream itself carried is the reading's `error`.
 *
 * @param events what iterating the SDK's stream gives, parsed
 * @param emit called with each piece of text and reasoning of the first choice, in order
 */
export async function readEvents(
  events: AsyncIterable<unknown>,
  format: OpenAiFormat,
  emit: Emit,
): Promise<EventsReading> {
  const turns = gatherEvents(format, emit);
  try {
    await readInto(turns, events);
  } catch (thrown) {
    const error = saidInStream(thrown);
    if (error !== undefined) return { ...turns.reading(), error };
    // What breaks after the turn is whole takes nothing from it.
    if (!turns.finished()) return { ...turns.reading(), broken: brokenBy(thrown) };
  }
  return turns.reading();
}

type Gathering = ReturnType<typeof gatherEvents>;

async function readInto(turns: Gathering, events: AsyncIterable<unknown>): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  for (;;) {
    const next = await (turns.finished() ? soon(iterator.next()) : iterator.next());
    if (next === late || next.done) return;
    turns.push(next.value);
  }
}

function brokenBy(thrown: unknown): Error {
  if (thrown instanceof SyntaxError) {
    return new Error(`an event of the stream cannot be read: ${thrown.message}`, { cause: thrown });
  }
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new Error(`stream ended early: ${reason}`, { cause: thrown });
}

/** Gathers events; chunks of several choices are read choice by choice. */
function gatherEvents(format: OpenAiFormat, emit: Emit) {
  const first = createTurnReader(format);
  const others = new Map<number, TurnReader>();
  const finished = new Set<TurnReader>();
  let id: string | undefined;

  const take = (reader: TurnReader, event: unknown) => {
    const increment = reader.push(JSON.stringify(event));
    if (increment.finished) finished.add(reader);
    if (reader !== first) return;
    if (increment.reasoning) emit('reasoning', increment.reasoning);
    if (increment.text) emit('text', increment.text);
  };
  const readerOf = (index: number): TurnReader => {
    if (index === 0) return first;
    const reader = others.get(index) ?? createTurnReader(format);
    others.set(index, reader);
    return reader;
  };

  return {
    push(event: unknown) {
      id ??= idOf(event);
      for (const [index, part] of byChoice(event)) take(readerOf(index), part);
    },
    finished: () => [first, ...others.values()].every((reader) => finished.has(reader)),
    reading(): EventsReading {
      const reading: Reading = first.result();
      const turns = [...others].sort(([one], [other]) => one - other);
      return {
        ...reading,
        ...(id === undefined ? {} : { id }),
        ...(turns.length === 0
          ? {}
          : { candidates: [reading.turn, ...turns.map(([, reader]) => reader.result().turn)] }),
      };
    },
  };
}

/** A completion's id stands in its chunks, a response's in the events that carry the response. */
function idOf(event: unknown): string | undefined {
  const { id, response } = objectOf(event);
  const found = isObject(response) ? response.id : id;
  return typeof found === 'string' ? found : undefined;
}

/**
 * A chunk or a chat completion taken apart by choice, each part as if its choice were the only one. What
 * holds no further choice is given as it is.
 */
export function byChoice(value: unknown): readonly (readonly [index: number, part: unknown])[] {
  if (!isObject(value) || !Array.isArray(value.choices)) return [[0, value]];
  const choices = objectsOf(value.choices);
  if (choices.every((choice) => indexOf(choice) === 0)) return [[0, value]];
  return choices.map((choice) => {
    const part = { ...value, choices: [{ ...choice, index: 0 }] };
    return [indexOf(choice), part] as const;
  });
}

function indexOf({ index }: JsonObject): number {
  return typeof index === 'number' ? index : 0;
}
