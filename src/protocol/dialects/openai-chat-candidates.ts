/** Several answers to one question (`n`), each read as a turn of its own. */
import type { Turn } from '../turn.js';
import { createFrameReader, parseObject, type TurnReader } from './assembler.js';
import { candidatesOf, readChatFrame } from './openai-chat-read.js';
import { turnOf } from './reading.js';

/** A stream of several candidates, read as it comes. */
export interface CandidatesReader extends TurnReader {
  /** The turns so far, in the order of their numbers; the first is that of {@link TurnReader.result}. */
  candidates(): readonly Turn[];
}

/**
 * Reads a stream tolerantly, for every candidate in it. Increments and `result()` are those of candidate
 * 0; the turn is finished when every candidate is.
 *
 * @example
 * const reader = createCandidatesReader();
 * for await (const chunk of stream) reader.push(JSON.stringify(chunk));
 * reader.candidates().map(({ text }) => text);
 */
export function createCandidatesReader(): CandidatesReader {
  const first = createFrameReader(readChatFrame());
  const readers = new Map<number, TurnReader>([[0, first]]);
  const readerOf = (candidate: number): TurnReader => {
    const known = readers.get(candidate);
    if (known !== undefined) return known;
    const reader = createFrameReader(readChatFrame(candidate));
    readers.set(candidate, reader);
    return reader;
  };
  return {
    push(payload) {
      for (const candidate of candidatesOf(parseObject(payload))) readerOf(candidate);
      const increment = first.push(payload);
      for (const [candidate, reader] of readers) if (candidate !== 0) reader.push(payload);
      return {
        ...increment,
        finished: [...readers.values()].every((reader) => reader.result().finished),
      };
    },
    result: first.result,
    candidates: () =>
      [...readers].sort(([one], [other]) => one - other).map(([, reader]) => reader.result().turn),
  };
}

/** The turns of a whole answer, in the order of their numbers. */
export function answerCandidates(body: string): readonly Turn[] {
  const answer = parseObject(body);
  return answer === undefined
    ? []
    : candidatesOf(answer).map((candidate) => turnOf(readChatFrame(candidate)(answer)));
}
