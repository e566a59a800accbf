/** The chat calls that cases make: small, and fit to the model that is to answer. */
import type { ApiFormat, ChatCall, Message, ProbeCall, Tool } from '../../protocol/call.js';

/** The models that recordings and turns are asked of, with the format that each is asked in. */
const models = {
  llama: { name: 'meta.llama-3.3-70b-instruct', apiFormat: 'GENERIC' },
  grok: { name: 'xai.grok-4', apiFormat: 'GENERIC' },
  grokMini: { name: 'xai.grok-3-mini', apiFormat: 'GENERIC' },
  gpt: { name: 'openai.gpt-5.4', apiFormat: 'GENERIC' },
  gptOss: { name: 'openai.gpt-oss-120b', apiFormat: 'GENERIC' },
  gemini: { name: 'google.gemini-2.5-flash', apiFormat: 'GENERIC' },
  dedicated: {
    name: 'ocid1.generativeaiendpoint.oc1.us-chicago-1.exampleuniqueid',
    apiFormat: 'GENERIC',
  },
  cohere: { name: 'cohere.command-a-03-2025', apiFormat: 'COHERE' },
  cohereV2: { name: 'cohere.command-a-03-2025', apiFormat: 'COHEREV2' },
} as const satisfies Readonly<Record<string, { name: string; apiFormat: ApiFormat }>>;

/** A model by the name that cases give it. */
export type ModelKey = keyof typeof models;

/** What a call asks for beside its prompt. */
export interface Asking {
  readonly stream: boolean;
  /** Token counts in the stream. */
  readonly usage?: boolean;
  /** Offer {@link tools}. */
  readonly tools?: boolean;
  /** Begin with {@link history}. */
  readonly history?: boolean;
  readonly prompt?: string;
}

/** The functions on offer where a recording or a turn calls them. */
const tools: readonly Tool[] = [
  {
    name: 'find_train',
    description: 'Finds a train.',
    parameters: {
      type: 'object',
      properties: { from: { type: 'string' }, to: { type: 'string' } },
      required: ['from', 'to'],
    },
  },
  {
    name: 'get_tide',
    description: 'Tells the tide.',
    parameters: {
      type: 'object',
      properties: { harbour: { type: 'string' } },
      required: ['harbour'],
    },
  },
];

const history: readonly Message[] = [
  { role: 'user', text: 'Hello' },
  { role: 'assistant', text: 'Hello! What would you like to know?' },
];

const question = 'When does the next train leave for the harbour?';

/** A call to one of the {@link models}. */
export function ask(key: ModelKey, asking: Asking): ChatCall {
  const { name, apiFormat } = models[key];
  return callTo(name, apiFormat, asking);
}

/** A call to the model that the target has for a format, whichever that is. */
export function askTarget(apiFormat: ApiFormat, asking: Asking): ChatCall {
  return callTo('{model}', apiFormat, asking);
}

function callTo(model: string, apiFormat: ApiFormat, asking: Asking): ChatCall {
  return {
    operation: 'chat',
    model,
    apiFormat,
    stream: asking.stream,
    messages: [
      ...(asking.history === true ? history : []),
      { role: 'user', text: asking.prompt ?? question },
    ],
    ...(asking.tools === true ? { tools } : {}),
    ...(asking.usage === true ? { options: { includeUsage: true } } : {}),
  };
}

/** The same chat as {@link askTarget}, said byte by byte by the kit's own probe, which shows the wire. */
export function probeChat(
  apiFormat: ApiFormat,
  stream: boolean,
  headers: readonly (readonly [name: string, value: string])[] = [],
): ProbeCall {
  const said =
    apiFormat === 'COHERE'
      ? { message: question }
      : { messages: [{ role: 'USER', content: [{ type: 'TEXT', text: question }] }] };
  const body = {
    compartmentId: '{compartment}',
    servingMode: { servingType: 'ON_DEMAND', modelId: '{model}' },
    chatRequest: {
      apiFormat,
      ...said,
      maxTokens: 128,
      isStream: stream,
      ...(stream ? { streamOptions: { isIncludeUsage: true } } : {}),
    },
  };
  return {
    operation: 'probe',
    plane: 'inference',
    request: {
      method: 'POST',
      target: '/20231130/actions/chat',
      ...(headers.length === 0 ? {} : { headers }),
      body: JSON.stringify(body),
      signing: {},
    },
  };
}
