/** Public sources that requirements of the OpenAI transports name. */

/** OpenAI's API reference, which Oracle's documentation calls its chat completions compatible with. */
export const openAiReference = (place: string): string =>
  `OpenAI API reference, ${place}; OCI documentation, OCI OpenAI-compatible endpoints and Chat Completions API`;

/** Tests of a gateway in front of this surface. */
export const ociWorker = (test: string): string =>
  `mastalee928/oci-worker, OciGenerativeOpenAiService, test ${test} (a client's guard, no recording)`;

export const aibridge = 'coder/aibridge, fixtures/openai/chatcompletions (client tests)';

/** What the SDKs make of it was tried against a server that sends it. */
export const measured = 'measured with openai-node 6 and openai-python 3';
