/** Cases on what the service refuses, sent by the probe: first by shape, then by family. */
import type { ProbeCall } from '../../protocol/call.js';
import type { Case, Level, Need } from '../case.js';
import { chatBody, cohereRequest, genericRequest, probeChat } from './probes.js';

const badFormat = 'Please pass in correct format of request.';

interface Refused {
  /** Behind `request/refused/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  readonly level?: Level;
  readonly when: ProbeCall;
  /** What the refusal says; default the one text of all misshapen requests. */
  readonly message?: string;
}

/** Bugs that let a refusal with, or without, that one text pass. */
const sinOf = ({ message = badFormat }: Refused) =>
  message === badFormat ? 'accepts-misshapen-requests' : 'forgets-family-rules';

/** A request to whichever GENERIC model the target has. */
const generic = (more: object) => probeChat(chatBody('{model}', genericRequest(more)));
const cohere = (more: object) => probeChat(chatBody('{model}', cohereRequest(more)));

const shapes: readonly Refused[] = [
  {
    id: 'unknown-key',
    title: "OpenAI's stream_options is an unknown key",
    because: ['request/refused/unknown-key'],
    when: generic({ stream_options: { include_usage: true } }),
  },
  {
    id: 'strict-in-json-schema',
    title: "OpenAI's strict in jsonSchema is an unknown key",
    because: ['request/refused/unknown-key'],
    when: generic({
      responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'tide', strict: true } },
    }),
  },
  {
    id: 'image-with-other-keys',
    title: 'An image part with the keys of another API is refused',
    because: ['request/refused/unknown-key'],
    when: generic({
      messages: [{ role: 'USER', content: [{ type: 'IMAGE', image_url: { url: 'data:,' } }] }],
    }),
  },
  {
    id: 'unknown-role',
    title: 'A lower-case role is no role',
    because: ['request/refused/wrong-discriminator'],
    when: generic({ messages: [{ role: 'user', content: [{ type: 'TEXT', text: 'Hello' }] }] }),
  },
  {
    id: 'unknown-part',
    title: 'A lower-case part type is no part type',
    because: ['request/refused/wrong-discriminator'],
    when: generic({ messages: [{ role: 'USER', content: [{ type: 'text', text: 'Hello' }] }] }),
  },
  {
    id: 'unknown-format',
    title: 'An apiFormat that does not exist is refused',
    because: ['request/refused/wrong-discriminator'],
    when: generic({ apiFormat: 'OPENAI' }),
  },
  {
    id: 'cohere-shape-under-generic',
    title: 'The shape of COHERE under GENERIC is refused',
    because: ['request/refused/other-shape'],
    when: generic({ messages: undefined, message: 'Hello', chatHistory: [] }),
  },
  {
    id: 'nested-tool',
    title: 'A nested function as tool is refused in GENERIC',
    because: ['request/refused/other-shape'],
    when: generic({ tools: [{ type: 'FUNCTION', function: { name: 'f' } }] }),
  },
  {
    id: 'bare-tool-choice',
    title: 'A tool choice that is a plain word is refused in GENERIC',
    because: ['request/refused/bare-tool-choice'],
    when: generic({ toolChoice: 'AUTO' }),
  },
  {
    id: 'json-schema-in-cohere',
    title: 'COHERE has no JSON_SCHEMA',
    because: ['request/refused/json-schema-in-cohere'],
    when: cohere({ responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'tide' } } }),
  },
];

/** Not even JSON objects. What the service says to them is not known; that it refuses them is. */
const noJson: readonly Refused[] = [
  {
    id: 'broken-json',
    title: 'A body that is not JSON is refused',
    because: ['request/refused/no-json'],
    level: 'should',
    when: probeChat('{"compartmentId": '),
  },
  {
    id: 'empty-body',
    title: 'An empty body is refused',
    because: ['request/refused/no-json'],
    level: 'should',
    when: probeChat(''),
  },
];

const named = (model: string, more: object = {}) =>
  probeChat(chatBody(model, genericRequest(more)));
const calling = (count: number) => ({
  role: 'ASSISTANT',
  toolCalls: Array.from({ length: count }, (_, at) => ({
    id: `call_${at}`,
    type: 'FUNCTION',
    name: 'f',
    arguments: '{}',
  })),
});
const user = { role: 'USER', content: [{ type: 'TEXT', text: 'Go on' }] };
const result = (at: number) => ({
  role: 'TOOL',
  toolCallId: `call_${at}`,
  content: [{ type: 'TEXT', text: 'done' }],
});
const tool = (parameters: object) => ({
  tools: [{ type: 'FUNCTION', name: 'f', description: 'Does it.', parameters }],
});

const families: readonly Refused[] = [
  {
    id: 'retired-model',
    title: 'A retired model is named with its version',
    because: ['request/retired-model'],
    when: named('meta.llama-3.1-70b-instruct'),
    message: 'Model meta.llama-3.1-70b-instruct 1.0.0 is retired',
  },
  {
    id: 'generic-to-cohere',
    title: 'GENERIC does not match a Cohere model',
    because: ['request/format-of-the-family'],
    level: 'should',
    when: named('cohere.command-a-reasoning-08-2025'),
    message: 'Chat request type does not match serving model.',
  },
  {
    id: 'cohere-to-gemini',
    title: 'COHERE is no format of other families',
    because: ['request/cohere-format-to-others'],
    when: probeChat(chatBody('google.gemini-2.5-flash', cohereRequest())),
  },
  {
    id: 'multi-agent',
    title: 'A multi-agent model does not chat',
    because: ['request/multi-agent'],
    when: named('xai.grok-4.20-multi-agent'),
    message: 'Multi Agent requests are not allowed on chat completions',
  },
  {
    id: 'openai-max-tokens',
    title: 'GPT models refuse maxTokens',
    because: ['request/openai/limit'],
    when: named('openai.gpt-5.4', { maxTokens: 60 }),
    message:
      "Invalid 'maxTokens': Unsupported parameter: 'maxTokens' is not supported with this model. Use 'maxCompletionTokens' instead.",
  },
  {
    id: 'openai-audio',
    title: 'OpenAI models refuse audio parts',
    because: ['request/openai/audio'],
    level: 'should',
    when: named('openai.gpt-4.1', {
      messages: [{ role: 'USER', content: [{ type: 'AUDIO', audioUrl: { url: 'data:,' } }] }],
    }),
    message: 'Content blocks are expected to be either text or image_url type',
  },
  {
    id: 'cohere-message-after-tool-results',
    title: 'COHERE takes no message when the history ends in tool results',
    because: ['request/cohere/no-message-after-tool-results'],
    level: 'should',
    when: probeChat(
      chatBody(
        'cohere.command-a-03-2025',
        cohereRequest({
          chatHistory: [
            { role: 'USER', message: 'Do it' },
            { role: 'CHATBOT', toolCalls: [{ name: 'f', parameters: {} }] },
            {
              role: 'TOOL',
              toolResults: [{ call: { name: 'f', parameters: {} }, outputs: [{ output: 'done' }] }],
            },
          ],
        }),
      ),
    ),
    message:
      'invalid request: cannot specify message if the last entry in chat history contains tool results',
  },
  {
    id: 'gemini-unanswered-calls',
    title: 'Gemini wants a result for every call of the history',
    because: ['request/gemini/tool-results'],
    level: 'should',
    when: named('google.gemini-2.5-flash', { messages: [user, calling(1), user] }),
    message:
      "An assistant message with 'toolCalls' must be followed by tool messages responding to each 'toolCallId'. The following toolCallIds did not have response messages: call_0",
  },
  {
    id: 'gemini-results-apart',
    title: 'Gemini wants the results of one turn together',
    because: ['request/gemini/tool-results'],
    level: 'should',
    when: named('google.gemini-2.5-pro', {
      messages: [user, calling(2), result(0), user, result(1)],
    }),
    message:
      'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
  },
  {
    id: 'gemini-required-undefined',
    title: 'Gemini refuses a tool schema that requires what it does not define',
    because: ['request/gemini/tool-schema'],
    level: 'should',
    when: named(
      'google.gemini-2.5-flash',
      tool({ type: 'object', properties: {}, required: ['pattern'] }),
    ),
    message: "required fields ['pattern'] are not defined in the schema properties",
  },
];

/** Refusals whose text is not known in full, or is wrapped by the model's own vendor. */
const wrapped: readonly Refused[] = [
  {
    id: 'gpt-5-temperature',
    title: 'GPT-5 refuses a temperature, in a document inside the message',
    because: ['request/openai/sampling'],
    when: named('openai.gpt-5', { temperature: 0.2 }),
    message: 'unsupported_value',
  },
  {
    id: 'gpt-5-top-p',
    title: 'GPT-5 refuses topP, in a document inside the message',
    because: ['request/openai/sampling'],
    when: named('openai.gpt-5', { topP: 0.5 }),
    message: 'unsupported_value',
  },
  {
    id: 'grok-function-schema',
    title: 'Grok refuses a tool schema with a reference, as JSON inside the message',
    because: ['request/grok/tool-schema'],
    when: named(
      'xai.grok-3',
      tool({ type: 'object', properties: { at: { $ref: '#/$defs/Place' } } }),
    ),
    message:
      '{"code":"Client specified an invalid argument","error":"Invalid request content: Invalid function schema."}',
  },
  {
    id: 'gemini-exclusive-minimum',
    title: 'Gemini does not know exclusiveMinimum',
    because: ['request/gemini/tool-schema'],
    level: 'should',
    when: named(
      'google.gemini-2.5-flash',
      tool({ type: 'object', properties: { days: { type: 'integer', exclusiveMinimum: 0 } } }),
    ),
    message: 'Unknown name "exclusiveMinimum"',
  },
  {
    id: 'cohere-empty-tool-description',
    title: 'COHERE refuses a tool without a description',
    because: ['request/cohere/tool-description'],
    level: 'should',
    when: probeChat(
      chatBody(
        'cohere.command-a-03-2025',
        cohereRequest({ tools: [{ name: 'f', description: '' }] }),
      ),
    ),
  },
];

/** The bodies of refusals, spoilt; they turn every probe for one red. */
const spoilt = ['error-code-as-number', 'error-body-openai-style'];

const build =
  (needs: readonly Need[], sin: (row: Refused) => string) =>
  (row: Refused): Case => {
    const { id, title, because, level = 'must', when, message = badFormat } = row;
    return {
      id: `request/refused/${id}`,
      level,
      title,
      because,
      transports: ['sdk'],
      needs,
      when,
      then: [
        { check: 'answer-is-the-refusal', expect: { status: 400, code: '400', message } },
        'error-body-is-decodable',
      ],
      caughtBy: [sin(row), ...spoilt],
    };
  };

const buildWrapped = (row: Refused): Case => ({
  ...build(['known-models'], sinOf)(row),
  then: [
    { check: 'answer-is-the-refusal', expect: { status: 400, code: '400' } },
    ...(row.message === undefined
      ? []
      : [{ check: 'error-message-is-reported', expect: row.message } as const]),
    'error-body-is-decodable',
  ],
});

/** Requests that look forbidden and are not: a service stricter than the real one hides bugs. */
const accepted: readonly (Pick<Refused, 'id' | 'title' | 'because' | 'when'> & {
  readonly caughtBy: Case['caughtBy'];
})[] = [
  {
    id: 'is-strict',
    title: 'jsonSchema takes isStrict',
    because: ['request/is-strict'],
    when: named('xai.grok-4', {
      responseFormat: {
        type: 'JSON_SCHEMA',
        jsonSchema: { name: 'tide', schema: { type: 'object' }, isStrict: true },
      },
    }),
    caughtBy: ['refuses-is-strict'],
  },
  {
    id: 'max-tokens-to-gpt-oss',
    title: 'The open-weight models still take maxTokens',
    because: ['request/openai/limit'],
    when: named('openai.gpt-oss-120b', { maxTokens: 60 }),
    caughtBy: ['refuses-max-tokens'],
  },
  {
    id: 'any-key-order',
    title: 'The order of keys in the body is free',
    because: ['request/key-order'],
    when: probeChat(
      '{"chatRequest":{"messages":[{"content":[{"text":"Hello","type":"TEXT"}],"role":"USER"}],"apiFormat":"GENERIC"},"servingMode":{"modelId":"xai.grok-4","servingType":"ON_DEMAND"},"compartmentId":"{compartment}"}',
    ),
    caughtBy: ['demands-key-order'],
  },
  {
    id: 'root-compartment',
    title: "The tenancy's own OCID names its root compartment",
    because: ['request/root-compartment'],
    when: probeChat({ ...chatBody('xai.grok-4', genericRequest()), compartmentId: '{tenancy}' }),
    caughtBy: ['refuses-the-root-compartment'],
  },
];

/** What a service must refuse, and what it must not. */
export const refusedCases: readonly Case[] = [
  ...shapes.map(build(['chat-model'], sinOf)),
  ...noJson.map((row): Case => {
    const built = build([], () => 'answers-broken-json')(row);
    // An empty body is also what a careless check of signatures stumbles over.
    const more = row.id === 'empty-body' ? ['refuses-empty-bodies'] : [];
    return { ...built, caughtBy: [...built.caughtBy, ...more] };
  }),
  ...families.map(build(['known-models'], sinOf)),
  ...wrapped.map(buildWrapped),
  ...accepted.map(
    ({ id, title, because, when, caughtBy }): Case => ({
      id: `request/accepted/${id}`,
      level: 'must',
      title,
      because,
      transports: ['sdk'],
      needs: ['known-models'],
      when,
      then: ['request-is-accepted'],
      caughtBy,
    }),
  ),
];
