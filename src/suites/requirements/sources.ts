/** Public sources that many requirements name; a reader can open each of them. */

/** A recording of the live service (us-chicago-1, 18 Sep 2026). */
const cassette = (file: string): string =>
  `traceloop/openllmetry, packages/opentelemetry-instrumentation-oci-genai/tests/cassettes/${file} (recorded in us-chicago-1, 18 Sep 2026)`;

/** A model of Oracle's generated TypeScript SDK. */
export const sdkModel = (file: string): string =>
  `npm oci-generativeaiinference 2.142.0, lib/model/${file}`;

/** Frames that a client author pasted from the service into a unit test. */
export const langchain4j = (test: string): string =>
  `langchain4j/langchain4j-community, models/langchain4j-community-oci-genai, GenericStreamingTest.${test}`;

/** A GENERIC stream, recorded. */
export const genericStream = cassette('test_chat/test_generic_chat_streaming.yaml');
/** A whole GENERIC answer of Llama, recorded. */
export const genericAnswer = cassette('test_chat/test_generic_chat_legacy.yaml');
/** A whole GENERIC answer of OpenAI's models, recorded. */
export const openaiAnswer = cassette('test_chat/test_openai_generic_chat_legacy.yaml');
/** A COHERE stream, recorded. */
export const cohereStream = cassette('test_chat/test_cohere_chat_streaming.yaml');
/** A whole COHERE answer, recorded. */
export const cohereAnswer = cassette('test_chat/test_cohere_chat_legacy.yaml');
/** Frames of COHEREV2. */
export const cohereV2Frames =
  'cohere-ai/cohere-python, issue 756 and PR 757 (live frames, us-chicago-1)';
/** Frames of COHERE that call tools. */
export const cohereToolFrames = 'BerriAI/litellm, PR 39965 (test built from live output)';
/** Answers of several families, in the tests of a relay. */
export const relay = 'NVIDIA/NeMo-Relay, crates/core/tests/unit/codec/oci_genai_tests.rs';
