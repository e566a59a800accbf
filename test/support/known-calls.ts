/** What a provider read and reported, noted, so that a bug can be asked which of it it changes. */

import { isDeepStrictEqual } from 'node:util';
import type { Access } from '../../src/protocol/access.js';
import type { Call } from '../../src/protocol/call.js';
import type { Provider, Report } from '../../src/providers/provider.js';
import {
  type OpenAiReaders,
  referenceOpenAiReaders,
} from '../../src/providers/reference/openai-readers.js';
import { type Readers, referenceReaders } from '../../src/providers/reference/readers.js';
import type { Emit, StreamReading } from '../../src/providers/reference/reading.js';

/** Every part that reads, of all reference providers. */
export interface AllReaders {
  readonly sdk: Readers;
  readonly openai: OpenAiReaders;
}

/** Whether changed readers read one noted answer as it was read. */
export type Read = (changed: AllReaders) => Promise<boolean>;

/** A call as it was made, by whom, and what was reported of it. */
export interface Made {
  readonly call: Call;
  readonly access: Access;
  readonly report: Report;
  readonly reference: Provider;
}

/** Readers that note what they read. */
export interface KnownReads {
  readonly readers: AllReaders;
  take(): readonly Read[];
}

interface Heard {
  /** After how many items. */
  readonly after: number;
  readonly kind: string;
  readonly text: string;
}

/** What came, chunk by chunk or event by event, and how it ended. */
interface Tape<T> {
  readonly items: readonly T[];
  readonly end: 'end' | 'open' | { readonly thrown: unknown };
}

type ReadItems<T, F> = (items: AsyncIterable<T>, format: F, emit: Emit) => Promise<StreamReading>;

/** Starts noting. One call at a time may be read between two `take()`s. */
export function knownReads(): KnownReads {
  let reads: Read[] = [];
  const note = (read: Read) => reads.push(read);
  const { sdk, openai } = { sdk: referenceReaders, openai: referenceOpenAiReaders };
  return {
    take() {
      const taken = reads;
      reads = [];
      return taken;
    },
    readers: {
      sdk: {
        stream: notedStream(sdk.stream, note, (all) => all.sdk.stream),
        answer: notedCall(sdk.answer, note, (all) => all.sdk.answer),
        error: notedCall(sdk.error, note, (all) => all.sdk.error),
      },
      openai: {
        events: notedStream(openai.events, note, (all) => all.openai.events),
        answer: notedCall(openai.answer, note, (all) => all.openai.answer),
        error: notedCall(openai.error, note, (all) => all.openai.error),
      },
    },
  };
}

/** A function that notes what it was given and what it gave. */
function notedCall<Given extends readonly unknown[], Result>(
  reference: (...given: Given) => Result,
  note: (read: Read) => void,
  pick: (changed: AllReaders) => (...given: Given) => Result,
): (...given: Given) => Result {
  return (...given) => {
    const result = reference(...given);
    note(async (all) => {
      const changed = pick(all);
      return changed === reference || same(result, () => changed(...given));
    });
    return result;
  };
}

/** A reader of streams that notes what came, and what it made of it. */
function notedStream<T, F, Result extends StreamReading>(
  reference: (items: AsyncIterable<T>, format: F, emit: Emit) => Promise<Result>,
  note: (read: Read) => void,
  pick: (changed: AllReaders) => ReadItems<T, F>,
): (items: AsyncIterable<T>, format: F, emit: Emit) => Promise<Result> {
  return async (items, format, emit) => {
    const tape = record(items);
    const heard: Heard[] = [];
    const reading = await reference(tape.items, format, (kind, text) => {
      heard.push({ after: tape.count(), kind, text });
      emit(kind, text);
    });
    const kept = tape.kept();
    note(async (all) => {
      const changed = pick(all);
      if (changed === reference) return true;
      // Nobody can say from a tape how long a reader would wait for what never came.
      if (kept.end === 'open') return false;
      const again = play(kept);
      const told: Heard[] = [];
      return same([plain(reading), heard], async () => {
        const reread = await changed(again.items, format, (kind, text) => {
          told.push({ after: again.count(), kind, text });
        });
        return [plain(reread), told];
      });
    });
    return reading;
  };
}

/** Whether a changed provider makes the call and reports of it as was noted. */
export async function sameCall(
  change: (reference: Provider) => Provider,
  made: Made,
): Promise<boolean> {
  let calls = 0;
  const replaying: Provider = {
    ...made.reference,
    async run(call, access) {
      calls += 1;
      if (!isDeepStrictEqual([call, access], [made.call, made.access]))
        throw new Error('Another call.');
      return structuredClone(made.report);
    },
  };
  try {
    const signal = new AbortController().signal;
    const report = await change(replaying).run(made.call, made.access, signal);
    return calls === 1 && isDeepStrictEqual(report, made.report);
  } catch {
    return false;
  }
}

/** Whether reading again gives the same; throwing is something else. */
async function same(before: unknown, again: () => unknown): Promise<boolean> {
  try {
    return isDeepStrictEqual(await again(), before);
  } catch {
    return false;
  }
}

/** Errors are compared by what they say. */
const plain = <T extends { readonly broken?: Error }>({ broken, ...rest }: T) => ({
  ...rest,
  broken: broken?.message,
});

function record<T>(source: AsyncIterable<T>) {
  const items: T[] = [];
  let end: Tape<T>['end'] = 'open';
  return {
    count: () => items.length,
    kept: (): Tape<T> => ({ items, end }),
    items: (async function* () {
      try {
        for await (const item of source) {
          items.push(item);
          yield item;
        }
        end = 'end';
      } catch (thrown) {
        end = { thrown };
        throw thrown;
      }
    })(),
  };
}

function play<T>({ items, end }: Tape<T>) {
  let count = 0;
  return {
    count: () => count,
    items: (async function* () {
      for (const item of items) {
        count += 1;
        yield structuredClone(item);
      }
      if (typeof end === 'object') throw end.thrown;
    })(),
  };
}
