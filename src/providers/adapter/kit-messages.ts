/** What the kit writes to an adapter, a line each. */
import Type, { type Static } from 'typebox';
import { apiMethods, authModes, reasoningEfforts } from '../../protocol/call.js';
import { anyObject, count, maybe, open, optional, texts } from './schema-parts.js';

const hello = open(
  {
    type: Type.Literal('hello'),
    protocol: Type.Integer({ minimum: 1 }),
    kit: open({ name: Type.String(), version: Type.String() }),
  },
  'The first line. Answer `ready`.',
);

const access = open(
  {
    endpoint: Type.String({ description: 'Origin of the inference host, no trailing slash.' }),
    managementEndpoint: Type.String({ description: 'Origin of the management host.' }),
    openAiBaseUrl: Type.String({ description: 'The base URL for an OpenAI SDK.' }),
    region: Type.String(),
    tenancyId: Type.String(),
    compartmentId: Type.String(),
    configFile: Type.String({ description: "A config file in the form of Oracle's CLI." }),
    profile: Type.String({ description: 'The profile in it to call with.' }),
    projectId: optional(Type.String({ description: "A project's OCID, for `OpenAI-Project`." })),
    apiKey: optional(Type.String({ description: 'The bearer secret, in `genai_api_key`.' })),
    environment: optional(texts),
    caFile: optional(Type.String({ description: 'PEM, the authority to trust.' })),
    tlsEndpoint: optional(Type.String({ description: 'The same service over TLS.' })),
    delegationTokenFile: optional(Type.String()),
  },
  'All that a client needs to reach the service; another one in every session.',
);

const told = open(
  {
    compartmentId: optional(Type.String()),
    profile: optional(Type.String({ description: 'The profile to call with.' })),
  },
  'In a case of `environment`: what the client is told. The rest it finds in its variables and its home.',
);

const toolCall = open({
  id: maybe(Type.String()),
  name: Type.String(),
  arguments: Type.String({ description: 'JSON text, exactly as the model wrote it.' }),
});

const message = open({
  role: Type.Enum(['system', 'developer', 'user', 'assistant', 'tool']),
  text: Type.String(),
  toolCalls: optional(Type.Array(toolCall)),
  toolCallId: optional(Type.String()),
  images: optional(
    Type.Array(Type.String({ description: 'The URL of an image: `data:…;base64,…` or `https:`.' })),
  ),
  audio: optional(
    Type.Array(
      open({
        data: Type.String({ description: 'Base64.' }),
        format: Type.String({ description: '`wav`, `mp3` …' }),
      }),
    ),
  ),
});

const chatMembers = {
  model: optional(Type.String()),
  apiFormat: optional(
    Type.Enum(['GENERIC', 'COHERE', 'COHEREV2', 'openai-chat', 'openai-responses']),
  ),
  stream: optional(Type.Boolean()),
  messages: optional(Type.Array(message)),
  tools: optional(
    Type.Array(open({ name: Type.String(), description: Type.String(), parameters: anyObject })),
  ),
  options: optional(
    open({
      maxTokens: optional(Type.Number()),
      temperature: optional(Type.Number()),
      topP: optional(Type.Number()),
      seed: optional(Type.Number()),
      stop: optional(Type.Array(Type.String())),
      includeUsage: optional(Type.Boolean()),
      toolChoice: optional(
        Type.Union([Type.Enum(['auto', 'none', 'required']), open({ name: Type.String() })]),
      ),
      parallelToolCalls: optional(Type.Boolean()),
      reasoningEffort: optional(Type.Enum(reasoningEfforts)),
      responseFormat: optional(
        Type.Union([
          Type.Enum(['text', 'json_object']),
          open({ name: Type.String(), schema: anyObject }),
        ]),
      ),
      candidates: optional(count),
      retries: optional(open({ attempts: count })),
    }),
  ),
  state: optional(
    open({
      previousResponse: optional(Type.String()),
      conversation: optional(Type.String()),
      store: optional(Type.Boolean()),
      background: optional(Type.Boolean()),
    }),
  ),
  extra: optional(anyObject),
  headers: optional(texts),
  accumulate: optional(Type.Boolean()),
  timeout: optional(
    Type.Integer({
      minimum: 1,
      description: 'Milliseconds of silence to bear; give it to the client.',
    }),
  ),
  routed: optional(
    Type.Boolean({ description: "Pick the route by the model's name; transport says nothing." }),
  ),
};

const otherMembers = {
  filters: optional(anyObject),
  limit: optional(count),
  pages: optional(count),
  method: optional(Type.Enum([...apiMethods])),
  arguments: optional(Type.Array(Type.Unknown())),
};

const call = open(
  {
    type: Type.Literal('call'),
    id: Type.String({ description: 'Answer with the same id.' }),
    case: Type.String({ description: 'The id of the case, for logs.' }),
    session: Type.String({ description: 'Calls of one session share a client.' }),
    operation: Type.Enum(['chat', 'list-models', 'get-model', 'api', 'open', 'close']),
    transport: Type.Enum(['sdk', 'v1', 'responses', 'management']),
    auth: Type.Enum([...authModes]),
    access: Type.Union([access, told]),
    deadline: Type.Integer({ minimum: 1, description: 'Milliseconds that the call may take.' }),
    ...chatMembers,
    ...otherMembers,
  },
  'What to ask the service. Answer `event`s, then `result`, `error` or `unsupported`.',
);

const toolResult = open(
  {
    type: Type.Literal('tool_result'),
    id: Type.String(),
    results: Type.Array(
      open({
        id: maybe(Type.String()),
        name: Type.String(),
        text: Type.String(),
        failed: optional(Type.Boolean({ description: 'The tool broke, and `text` says how.' })),
      }),
    ),
  },
  'What the tools gave that the last `result` of this id called. Ask the model again, and answer the same id.',
);

const cancel = open(
  { type: Type.Literal('cancel'), id: Type.String() },
  'End the call; answer `error` of kind `cancelled`, or `result`.',
);

const end = open(
  { type: Type.Literal('end'), session: Type.String() },
  'No more calls of this session. No answer.',
);

const close = open({ type: Type.Literal('close') }, 'The last line. Exit 0 within 2 s.');

/** The messages that the kit writes, by their type. */
export const kitMessages = { hello, call, tool_result: toolResult, cancel, end, close } as const;

/** The kit never changes what it has been given to write. */
type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** What a client is told of the service, where it is told all. */
export type FullAccess = Frozen<Static<typeof access>>;

/** The `call` message. */
export type CallMessage = Frozen<Static<typeof call>>;

/** Any message that the kit writes. */
export type KitMessage = Frozen<Static<(typeof kitMessages)[keyof typeof kitMessages]>>;
