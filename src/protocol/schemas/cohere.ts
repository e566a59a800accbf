/** `apiFormat: COHERE`. Source: npm oci-generativeaiinference, lib/model/cohere-chat-request. */
import Type from 'typebox';
import { closed, open, optional, streamOptions, tagged, words } from './shared.js';

const toolCall = closed({ name: Type.String(), parameters: optional(open()) });

const toolResult = closed({ call: toolCall, outputs: Type.Array(open()) });

const message = tagged('role', [
  closed({ role: Type.Literal('USER'), message: optional(Type.String()) }),
  closed({
    role: Type.Literal('CHATBOT'),
    message: optional(Type.String()),
    toolCalls: optional(Type.Array(toolCall)),
  }),
  closed({ role: Type.Literal('SYSTEM'), message: optional(Type.String()) }),
  closed({ role: Type.Literal('TOOL'), toolResults: optional(Type.Array(toolResult)) }),
]);

/** `TEXT`, or `JSON_OBJECT` with a schema; this format has no `JSON_SCHEMA`. */
export const cohereResponseFormat = tagged('type', [
  closed({ type: Type.Literal('TEXT') }),
  closed({ type: Type.Literal('JSON_OBJECT'), schema: optional(open()) }),
]);

const tool = closed({
  name: Type.String(),
  description: Type.String(),
  parameterDefinitions: optional(
    Type.Record(
      Type.String(),
      closed({
        description: optional(Type.String()),
        type: Type.String(),
        isRequired: optional(Type.Boolean()),
      }),
    ),
  ),
});

/** Cohere's first format: one `message` beside the history. */
export const cohereChatRequest = closed({
  apiFormat: Type.Literal('COHERE'),
  message: Type.String(),
  chatHistory: optional(Type.Array(message)),
  documents: optional(Type.Array(open())),
  responseFormat: optional(cohereResponseFormat),
  isSearchQueriesOnly: optional(Type.Boolean()),
  preambleOverride: optional(Type.String()),
  isStream: optional(Type.Boolean()),
  streamOptions: optional(streamOptions),
  maxTokens: optional(Type.Integer()),
  maxInputTokens: optional(Type.Integer()),
  temperature: optional(Type.Number()),
  topK: optional(Type.Integer()),
  topP: optional(Type.Number()),
  promptTruncation: optional(words('OFF', 'AUTO_PRESERVE_ORDER')),
  frequencyPenalty: optional(Type.Number()),
  presencePenalty: optional(Type.Number()),
  seed: optional(Type.Integer()),
  isEcho: optional(Type.Boolean()),
  tools: optional(Type.Array(tool)),
  toolResults: optional(Type.Array(toolResult)),
  isForceSingleStep: optional(Type.Boolean()),
  stopSequences: optional(Type.Array(Type.String())),
  isRawPrompting: optional(Type.Boolean()),
  citationQuality: optional(words('ACCURATE', 'FAST')),
  safetyMode: optional(words('CONTEXTUAL', 'STRICT', 'OFF')),
});
