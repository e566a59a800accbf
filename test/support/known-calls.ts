/** What a provider read and reported, noted, so that a bug can be asked which of it it changes. */
import { isDeepStrictEqual } from 'node:util';
import type { Access } from '../../src/protocol/access.js';
import type { Call } from '../../src/protocol/call.js';
import type { Provider, Report } from '../../src/providers/provider.js';
import { type Readers, referenceReaders } from '../../src/providers/reference/readers.js';

/** Whether changed readers read one noted answer as it was read. */
export type Read = (changed: Readers) => Promise<boolean>;

/** A call as it was made, and what was reported of it. */
export interface Made {
  readonly call: Call;
  readonly access: Access;
  readonly report: Report;
}

/** Readers that note what they read. */
export interface KnownReads {
  readonly readers: Readers;
  take(): readonly Read[];
}

interface Heard {
  /** After how many chunks. */
  readonly after: number;
  readonly kind: string;
  readonly text: string;
}

/** Bytes as they came, and how they ended. */
interface Tape {
  readonly chunks: readonly Uint8Array[];
  readonly end: 'end' | 'open' | { readonly thrown: unknown };
}

/** Starts noting. One call at a time may be read between two `take()`s. */
export function knownReads(): KnownReads {
  let reads: Read[] = [];
  return {
    take() {
      const taken = reads;
      reads = [];
      return taken;
    },
    readers: {
      async stream(bytes, apiFormat, emit) {
        const tape = record(bytes);
        const heard: Heard[] = [];
        const reading = await referenceReaders.stream(tape.bytes, apiFormat, (kind, text) => {
          heard.push({ after: tape.count(), kind, text });
          emit(kind, text);
        });
        const kept = tape.kept();
        reads.push(async ({ stream }) => {
          if (stream === referenceReaders.stream) return true;
          // Nobody can say from a tape how long a reader would wait for bytes that never came.
          if (kept.end === 'open') return false;
          const again = play(kept);
          const told: Heard[] = [];
          return same([plain(reading), heard], async () => {
            const reread = await stream(again.bytes, apiFormat, (kind, text) => {
              told.push({ after: again.count(), kind, text });
            });
            return [plain(reread), told];
          });
        });
        return reading;
      },
      answer(result, apiFormat) {
        const reading = referenceReaders.answer(result, apiFormat);
        reads.push(
          async ({ answer }) =>
            answer === referenceReaders.answer || same(reading, () => answer(result, apiFormat)),
        );
        return reading;
      },
      error(thrown, last) {
        const error = referenceReaders.error(thrown, last);
        reads.push(
          async (changed) =>
            changed.error === referenceReaders.error ||
            same(error, () => changed.error(thrown, last)),
        );
        return error;
      },
    },
  };
}

/** Whether a changed provider makes the call and reports of it as was noted. */
export async function sameCall(
  change: (reference: Provider) => Provider,
  reference: Provider,
  made: Made,
): Promise<boolean> {
  let calls = 0;
  const replaying: Provider = {
    ...reference,
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

function record(source: AsyncIterable<Uint8Array>) {
  const chunks: Uint8Array[] = [];
  let end: Tape['end'] = 'open';
  return {
    count: () => chunks.length,
    kept: (): Tape => ({ chunks, end }),
    bytes: (async function* () {
      try {
        for await (const chunk of source) {
          chunks.push(chunk);
          yield chunk;
        }
        end = 'end';
      } catch (thrown) {
        end = { thrown };
        throw thrown;
      }
    })(),
  };
}

function play({ chunks, end }: Tape) {
  let count = 0;
  return {
    count: () => count,
    bytes: (async function* () {
      for (const chunk of chunks) {
        count += 1;
        yield chunk;
      }
      if (typeof end === 'object') throw end.thrown;
    })(),
  };
}
