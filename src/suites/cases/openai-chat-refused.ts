/** What chat completions refuse for the sake of the model, and of the shape. */
import type { Case } from '../case.js';
import {
  asked,
  hello,
  llama,
  type Probed,
  probe,
  probed,
  refused,
  tool,
  vendors,
} from './openai-chat-probes.js';

const models: readonly Probed[] = [
  {
    id: 'refused/cohere',
    title: 'A Cohere model is answered 400, Unsupported OpenAI operation.',
    because: ['chat/refused/cohere'],
    level: 'must',
    when: asked('cohere.command-a-03-2025'),
    then: [refused({ status: 400, message: 'Unsupported OpenAI operation' })],
    caughtBy: ['error-body-openai-style', 'openai-chat-serves-cohere'],
  },
  {
    id: 'refused/multi-agent',
    title: 'A multi-agent model is answered 400.',
    because: ['chat/refused/multi-agent'],
    when: asked('xai.grok-4.20-multi-agent'),
    then: [
      refused({
        status: 400,
        message: 'Multi Agent requests are not allowed on chat completions',
      }),
    ],
    caughtBy: ['error-body-openai-style', 'openai-chat-serves-multi-agent'],
  },
  {
    id: 'refused/responses-only',
    title: 'A model that Responses alone serve is answered 404.',
    because: ['chat/refused/responses-only'],
    level: 'must',
    when: asked('openai.gpt-5.5-pro'),
    then: [refused({ status: 404 })],
    caughtBy: ['openai-chat-answers-for-everyone'],
  },
  {
    id: 'refused/max-tokens',
    title: 'max_tokens for gpt-5 is answered 400.',
    because: ['chat/refused/max-tokens', 'chat/error/double-encoded'],
    level: 'must',
    when: asked('openai.gpt-5', { max_tokens: 16 }),
    then: [
      vendors({
        status: 400,
        envelope: 'double-encoded',
        code: 'unsupported_parameter',
        param: 'max_tokens',
      }),
    ],
    caughtBy: ['error-body-openai-style', 'openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/temperature',
    title: 'A temperature for gpt-5 is answered 400.',
    because: ['chat/refused/temperature', 'chat/error/double-encoded'],
    when: asked('openai.gpt-5', { temperature: 0.2 }),
    then: [
      vendors({
        status: 400,
        envelope: 'double-encoded',
        code: 'unsupported_value',
        param: 'temperature',
      }),
    ],
    caughtBy: ['error-body-openai-style', 'openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/tools-beside-gpt-5-5',
    title: 'Tools for gpt-5.5 are answered 400, which points to Responses.',
    because: ['chat/refused/tools-beside-gpt-5-5'],
    when: asked('openai.gpt-5.5', { tools: [tool()] }),
    then: [
      vendors({
        status: 400,
        envelope: 'double-encoded',
        message:
          'Function tools with reasoning_effort are not supported for gpt-5.5 in /v1/chat/completions. Please use /v1/responses instead.',
      }),
    ],
    caughtBy: ['error-body-openai-style', 'openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/effort-of-grok',
    title: 'reasoning_effort for grok-4.20 is answered 400.',
    because: ['chat/refused/effort', 'chat/error/text'],
    level: 'must',
    when: asked('xai.grok-4.20-reasoning', { reasoning_effort: 'low' }),
    then: [refused({ status: 400 })],
    caughtBy: ['openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/effort-of-grok-in-words',
    title: "The refusal of reasoning_effort is xAI's own, its text as error.",
    because: ['chat/error/text', 'chat/refused/effort'],
    when: asked('xai.grok-4.20-reasoning', { reasoning_effort: 'low' }),
    then: [
      vendors({
        status: 400,
        envelope: 'text',
        message: 'Model grok-4.20 does not support parameter reasoningEffort.',
      }),
    ],
    caughtBy: ['error-body-openai-style', 'openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/penalties-of-grok',
    title: 'A penalty for Grok is answered 400, 0 too.',
    because: ['chat/refused/penalties'],
    when: asked('xai.grok-4', { frequency_penalty: 0 }),
    then: [refused({ status: 400 })],
    caughtBy: ['openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/effort-of-gemini',
    title: 'reasoning_effort low for Gemini is answered 400.',
    because: ['chat/refused/effort-of-gemini'],
    when: asked('google.gemini-2.5-flash', { reasoning_effort: 'low' }),
    then: [refused({ status: 400 })],
    caughtBy: ['openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/schema-references-of-gemini',
    title: 'A $ref in the parameters of a tool is answered 400 by Gemini.',
    because: ['chat/refused/schema-references'],
    when: asked('google.gemini-2.5-flash', {
      tools: [tool({ type: 'object', properties: { at: { $ref: '#/$defs/at' } } })],
    }),
    then: [refused({ status: 400 })],
    caughtBy: ['openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/strange-tools',
    title: 'A tool that is no function is answered 400.',
    because: ['chat/refused/strange-tools'],
    when: asked(llama, { tools: [{ type: 'web_search' }] }),
    then: [refused({ status: 400 })],
    caughtBy: ['openai-chat-takes-misshapen-requests'],
  },
  {
    id: 'refused/stray-tool-result',
    title: 'A tool result that answers no call is answered 400, which quotes its id.',
    because: ['chat/refused/stray-tool-result'],
    when: asked(llama, {
      messages: [...hello, { role: 'tool', tool_call_id: 'call_stray', content: 'noon' }],
    }),
    then: [
      refused({
        status: 400,
        message:
          "Invalid parameter: 'toolCallId' of 'call_stray' not found in 'toolCalls' of previous message.",
      }),
    ],
    caughtBy: ['error-body-openai-style', 'openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/system-beside-tools',
    title: 'Tools after a system message are answered 400 by Llama.',
    because: ['chat/refused/system-beside-tools'],
    level: 'info',
    when: asked(llama, {
      messages: [{ role: 'system', content: 'Be brief.' }, ...hello],
      tools: [tool()],
    }),
    then: [refused({ status: 400 })],
    caughtBy: ['openai-chat-forgets-family-rules'],
  },
  {
    id: 'refused/no-json',
    title: 'A body that is no JSON is answered 400.',
    because: ['chat/refused/misshapen'],
    when: probe({ body: '{"model":' }),
    then: [refused({ status: 400, code: '400' })],
    caughtBy: [
      'error-body-openai-style',
      'error-code-as-number',
      'openai-chat-takes-misshapen-requests',
    ],
  },
  {
    id: 'refused/no-messages',
    title: 'A body without messages is answered 400.',
    because: ['chat/refused/misshapen'],
    when: probe({ body: JSON.stringify({ model: llama }) }),
    then: [refused({ status: 400, code: '400' })],
    caughtBy: [
      'error-body-openai-style',
      'error-code-as-number',
      'openai-chat-takes-misshapen-requests',
    ],
  },
];

export const openAiChatRefusedCases: readonly Case[] = [...models].map(probed);
