/** How the reference provider over `openai` reads what comes back: parts that can be replaced one by one. */
import type { OpenAiFormat } from '../../protocol/call.js';
import type { Reading } from '../../protocol/dialects/dialect.js';
import type { OutcomeError } from '../../suites/trace.js';
import { readAnswer } from './answer.js';
import type { LastAnswer } from './http-client.js';
import { openAiError } from './openai-error.js';
import { readEvents } from './openai-events.js';
import type { Emit, EventsReading } from './reading.js';

/** The replaceable parts. A planted bug replaces one; `createOpenAiProvider` fills in the others. */
export interface OpenAiReaders {
  /** Reads chunks or events, as the SDK's iteration yields them; never rejects. */
  readonly events: (
    events: AsyncIterable<unknown>,
    format: OpenAiFormat,
    emit: Emit,
  ) => Promise<EventsReading>;
  /** Reads a chat completion or a response, whole, or as an accumulator put it together. */
  readonly answer: (answer: unknown, format: OpenAiFormat) => Reading;
  /** Describes what the SDK threw. */
  readonly error: (thrown: unknown, answer?: LastAnswer) => OutcomeError;
}

/** The reference parts. */
export const referenceOpenAiReaders: OpenAiReaders = {
  events: readEvents,
  answer: readAnswer,
  error: openAiError,
};
