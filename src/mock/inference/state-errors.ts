/**
 * How the service refuses what refers to nothing kept. The statuses were seen on OCI (404 for a response
 * that is not stored: oracle-samples/oci-genai-auth-python, examples; for a response or conversation of
 * another project: sogawa-yk/jetuse, AGT-03); no body was, so that envelope and words are OpenAI's.
 */
import type { ErrorReply } from '../../protocol/reply.js';

/** Characters of an id that a refusal repeats at most. */
const longest = 200;

const missing = (message: string, more: Partial<ErrorReply> = {}): ErrorReply => ({
  status: 404,
  style: 'upstream-unwrapped',
  message,
  ...more,
});

const named = (id: string) => `'${id.slice(0, longest)}'`;

/** Nothing has this id. */
export const notKept = {
  response: (id: string) => missing(`Response with id ${named(id)} not found.`),
  /** The wording of a recorded stream error (coder/aibridge, fixtures of Responses). */
  conversation: (id: string) => missing(`Conversation with id ${named(id)} not found.`),
  item: (id: string) => missing(`Item with id ${named(id)} not found.`, { param: 'input' }),
  conversationItem: (id: string, conversation: string) =>
    missing(`Item with id ${named(id)} not found in conversation ${named(conversation)}.`),
  previousResponse: (id: string) =>
    missing(`Previous response with id ${named(id)} not found.`, {
      param: 'previous_response_id',
      code: 'previous_response_not_found',
    }),
  file: (id: string) => missing(`No such File object: ${id.slice(0, longest)}`, { param: 'id' }),
  vectorStoreFile: (id: string, store: string) =>
    missing(`No file found with id ${named(id)} in vector store ${named(store)}.`),
  vectorStore: (id: string) => missing(`Vector store with id ${named(id)} not found.`),
} as const;

/** A request that fits no rule of an operation, in OpenAI's envelope. */
export const invalid = (
  message: string,
  param: string | undefined,
  code: string,
  status = 400,
): ErrorReply => ({
  status,
  style: 'upstream-unwrapped',
  message,
  code,
  ...(param === undefined ? {} : { param }),
});

/** Refusals of a tenancy that keeps nothing. */
export const zeroRetention = {
  /** Text: oracle-samples/locus, changelog 0.2.0b6. Status, param and code are OpenAI's for this text. */
  previousResponse: invalid(
    'Previous response cannot be used for this organization due to Zero Data Retention.',
    'previous_response_id',
    'unsupported_parameter',
  ),
  /** Status and text: sogawa-yk/jetuse, SP3-06; its envelope was not recorded. */
  item: missing('Items are not persisted for Zero Data Retention organizations.', {
    param: 'input',
  }),
} as const;

/** OpenAI's rule and words; that it holds on OCI is inferred. */
export const bothStates: ErrorReply = invalid(
  "Mutually exclusive parameters: ''. Ensure you are only providing one of: 'previous_response_id' or 'conversation'.",
  undefined,
  'mutually_exclusive_parameters',
);
