/** What a provider under test can do, in the words by which it declares it. What is not declared is not asked of it. */
import type { AuthMode, Transport } from '../protocol/call.js';

/** Every feature, each with one sentence. */
export const features = {
  stream: 'Hands an answer over piece by piece, as it comes.',
  whole: 'Asks for an answer in one piece.',
  tools: 'Offers tools to the model, and reports its calls of them.',
  'tool-choice': 'Says which tool is to be called, or whether several may be.',
  'tool-results': 'Goes on by itself when it is given what the tools answered (`tool_result`).',
  'raw-arguments':
    'Hands the arguments of a call over as the text that the model wrote, JSON or not, and not as an object.',
  reasoning: 'Reports what the model thought aloud, apart from its text.',
  usage: 'Reports token counts.',
  'usage-details': 'Reports the tokens of reasoning and those taken from a cache.',
  'finish-reason': 'Reports why the turn ended.',
  'request-id': 'Reports the `opc-request-id` of an answer or of its error.',
  'response-id': 'Reports the id that an answer gives itself.',
  'structured-output': 'Asks for JSON, or for JSON by a schema.',
  state: 'Builds on a response or a conversation that the service keeps.',
  background: 'Asks for a response that the service makes in the background.',
  candidates: 'Asks for several answers at once, and reports all of them.',
  refusal: 'Reports what the model declined in, apart from its text.',
  'built-in-calls': 'Reports what the service did with its own tools.',
  cohere: 'Calls models in the native format COHERE.',
  'cohere-v2': 'Calls models in the native format COHEREV2.',
  dedicated: 'Calls a dedicated endpoint by its OCID.',
  routing: "Picks the route by the model's name: native, chat completions or Responses (`routed`).",
  images: 'Sends images with a message.',
  audio: 'Sends sounds with a message of chat completions.',
  'list-models': 'Lists models by the management API.',
  cache: 'Remembers a list of models for a day, unless it is told to ask anew.',
  'get-model': 'Gets one model by the management API.',
  api: 'Has the other operations of the OpenAI-compatible surface: files, vector stores, conversations …',
  extra: 'Sends members of the body that it has no name for.',
  headers: 'Sends header lines with one request.',
  accumulate: "Reads a stream with its SDK's own accumulator.",
  'error-status': 'Reports the HTTP status of an error.',
  'error-code': 'Reports the code of an error, as the service spells it.',
  partial: 'Keeps the text that came before an error.',
  retries: 'Makes a call again by itself after a throttling or a fault of the service.',
  renewal: 'Asks for a new credential when the old one has expired or is refused.',
  profiles: 'Reads other profiles of the config file, a key with a passphrase included.',
  delegation: 'Sends and signs a delegation token beside its own credential.',
  environment: 'Is configured by environment variables alone.',
  cancel: 'Ends a call early when it is told to.',
  timeout: 'Gives a call up when the service is silent for longer than it was told (`timeout`).',
  open: 'Makes its client before it asks anything of it (`open`).',
  probes: 'Asks the service something, once, when its client is made.',
  close: 'Closes its client, which is not used for more (`close`).',
} as const satisfies Readonly<Record<string, string>>;

/** One of {@link features}. */
export type Feature = keyof typeof features;

/** Every feature, in the order of the table. */
export const featureNames: readonly Feature[] = Object.keys(features).filter(isFeature);

/** Whether a word is one of {@link features}. */
export function isFeature(word: string): word is Feature {
  return Object.hasOwn(features, word);
}

/** What a provider under test declares. The kit's own providers declare nothing: they can do all. */
export interface Capabilities {
  readonly transports: readonly Transport[];
  readonly auths: readonly AuthMode[];
  readonly features: readonly Feature[];
  /** A gateway: the transport on which it asks the service, in the place of the one on which it is asked. */
  readonly upstream?: Transport;
}
