/** The public sources of the shapes, each with the confidence it carries. */
import type { Origin } from './recipe.js';

const cassettes =
  'traceloop/openllmetry, packages/opentelemetry-instrumentation-oci-genai/tests/cassettes (recorded from the service, us-chicago-1, Sep 2026)';
const lc4j =
  'langchain4j/langchain4j-community, models/langchain4j-community-oci-genai, GenericStreamingTest (client test, looks pasted from live output)';

const verified = (source: string, note?: string): Origin => origin('verified', source, note);
const reported = (source: string, note?: string): Origin => origin('reported', source, note);
const inferred = (source: string, note?: string): Origin => origin('inferred', source, note);

function origin(confidence: Origin['confidence'], source: string, note?: string): Origin {
  return note === undefined ? { confidence, source } : { confidence, source, note };
}

export const llamaStream = verified(`${cassettes}: test_generic_chat_streaming.yaml`);
export const llamaStreamWithoutUsage = verified(
  `${cassettes}: test_generic_chat_streaming_with_events_with_content.yaml`,
);
export const llamaAnswer = verified(`${cassettes}: test_generic_chat_legacy.yaml`);
export const openaiAnswer = verified(`${cassettes}: test_openai_generic_chat_legacy.yaml`);
export const cohereStream = verified(`${cassettes}: test_cohere_chat_streaming.yaml`);
export const cohereAnswer = verified(`${cassettes}: test_cohere_chat_legacy.yaml`);

/** A recorded shape filled with a text or an end that was not recorded in it. */
export const onRecordedLlama = (what: string): Origin => inferred(llamaStream.source, what);
export const onRecordedLlamaAnswer = (what: string): Origin => inferred(llamaAnswer.source, what);
export const onRecordedCohere = (what: string): Origin => inferred(cohereStream.source, what);
export const onRecordedCohereAnswer = (what: string): Origin => inferred(cohereAnswer.source, what);

export const lc4jStream = (test: string, note?: string): Origin =>
  reported(`${lc4j}: ${test}`, note);

/** An issue or pull request whose text describes live behaviour. */
export const issue = (source: string, note?: string): Origin => reported(source, note);

/** A hand-written fixture of a client, or the kit's own deduction. */
export const deduced = (source: string, note?: string): Origin => inferred(source, note);

/** Frames or answers that their author says are from the live service. */
export const live = (source: string, note?: string): Origin => verified(source, note);
