/** What single families refuse, though the request has the right shape. */
import type { ProbeCall } from '../../protocol/call.js';
import type { Case, Level } from '../case.js';
import { chatBody, cohereRequest, genericRequest, probeChat } from './probes.js';

/** One refusal. */
export interface Refused {
  /** Behind `request/refused/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  readonly level?: Level;
  readonly when: ProbeCall;
  /** What the refusal says; default the one text of all misshapen requests. */
  readonly message?: string;
}

/** A request to this GENERIC model. */
export const named = (model: string, more: object = {}) =>
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

/** Refusals whose text is known. */
export const families: readonly Refused[] = [
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
export const wrapped: readonly Refused[] = [
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
    id: 'gemini-exclusive-maximum',
    title: 'Gemini does not know exclusiveMaximum',
    because: ['request/gemini/tool-schema'],
    level: 'should',
    when: named(
      'google.gemini-2.5-flash',
      tool({ type: 'object', properties: { days: { type: 'integer', exclusiveMaximum: 9 } } }),
    ),
    message: 'Unknown name "exclusiveMaximum"',
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
