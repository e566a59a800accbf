/** What is asked of a model, as a well-signed request said byte by byte. Pure. */
import { ConformError } from '../errors.js';
import type { Access } from '../protocol/access.js';
import type {
  ApiFormat,
  ChatCall,
  ChatFormat,
  ProbeCall,
  Tool,
  Transport,
} from '../protocol/call.js';
import { familyOf } from '../protocol/families.js';
import { toNativeRequest } from '../protocol/native-request.js';
import { writeOpenAiChat } from '../protocol/requests/openai-chat.js';
import { writeResponses } from '../protocol/requests/openai-responses.js';

/** What the command line asks for. */
export interface Question {
  readonly model: string;
  readonly prompt: string;
  readonly transport: Exclude<Transport, 'management'>;
  /** On `sdk`; absent: the first that the model's family takes. */
  readonly apiFormat?: ApiFormat;
  readonly stream: boolean;
  /** Offers the model a tool, `get_weather`. */
  readonly tools: boolean;
}

/** The tool on offer. */
const weatherTool: Tool = {
  name: 'get_weather',
  description: 'Tells the weather in a city.',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
  },
};

const nativeFormats = ['GENERIC', 'COHERE', 'COHEREV2'] as const satisfies readonly ApiFormat[];

/** The format in which a question is put; a model that none is known of is asked in GENERIC. */
function formatOf({ model, transport, apiFormat }: Question): ChatFormat {
  if (transport === 'v1') return 'openai-chat';
  if (transport === 'responses') return 'openai-responses';
  const { formats } = familyOf(model);
  return apiFormat ?? nativeFormats.find((format) => format in formats) ?? 'GENERIC';
}

/**
 * The question as a call.
 *
 * @example
 * callOf({ model: 'xai.grok-4', prompt: 'Hello', transport: 'sdk', stream: true, tools: false }).apiFormat; // 'GENERIC'
 */
export function callOf(question: Question): ChatCall {
  const { model, prompt, stream, tools } = question;
  const apiFormat = formatOf(question);
  const withUsage = stream && apiFormat !== 'openai-responses';
  return {
    operation: 'chat',
    model,
    apiFormat,
    stream,
    messages: [{ role: 'user', text: prompt }],
    ...(tools ? { tools: [weatherTool] } : {}),
    ...(withUsage ? { options: { includeUsage: true } } : {}),
  };
}

/** A letter after a brace: a placeholder of the probe's, or the like of one; JSON's own braces have none. */
const placeholder = /\{(?=[A-Za-z])/g;

/**
 * The call as a request of the probe's. A brace in the prompt is escaped, so that nothing is filled in there:
 * `{apiKey}` would send a secret to the model.
 *
 * @throws ConformError `OCIC_BAD_CREDENTIALS` where an API key is to be sent and there is none
 */
export function requestOf(call: ChatCall, access: Access): ProbeCall {
  const { auth = 'api_key', compartmentId, openAiBase = '/openai/v1' } = access;
  const native = call.apiFormat !== 'openai-chat' && call.apiFormat !== 'openai-responses';
  const body = native
    ? toNativeRequest(call, compartmentId)
    : call.apiFormat === 'openai-chat'
      ? writeOpenAiChat(call)
      : writeResponses(call);
  const path = call.apiFormat === 'openai-chat' ? 'chat/completions' : 'responses';
  return {
    operation: 'probe',
    plane: 'inference',
    request: {
      method: 'POST',
      target: native ? '/20231130/actions/chat' : `${openAiBase}/${path}`,
      headers: native ? [] : openAiHeaders(access),
      body: JSON.stringify(body).replace(placeholder, '\\u007b'),
      signing: auth === 'genai_api_key' ? 'none' : {},
    },
  };
}

type Headers = NonNullable<ProbeCall['request']['headers']>;

function openAiHeaders(access: Access): Headers {
  const { auth, compartmentId, projectId, apiKey } = access;
  if (auth === 'genai_api_key' && apiKey === undefined) {
    throw new ConformError(
      'OCIC_BAD_CREDENTIALS',
      'There is no Generative AI API key to send.',
      'Set OCI_CONFORM_GENAI_API_KEY or OCI_GENAI_API_KEY, or choose another --auth.',
    );
  }
  return [
    ['opc-compartment-id', compartmentId],
    ['CompartmentId', compartmentId],
    ...(projectId === undefined ? [] : [['OpenAI-Project', projectId] as const]),
    ...(auth === 'genai_api_key' ? [['authorization', 'Bearer {apiKey}'] as const] : []),
  ];
}
