/** `apiFormat: GENERIC`. Source: npm oci-generativeaiinference, lib/model/generic-chat-request. */
import Type from 'typebox';
import { closed, mediaUrl, open, optional, streamOptions, tagged, words } from './shared.js';

const textPart = closed({ type: Type.Literal('TEXT'), text: optional(Type.String()) });

const contentPart = tagged('type', [
  textPart,
  closed({ type: Type.Literal('IMAGE'), imageUrl: optional(mediaUrl) }),
  closed({ type: Type.Literal('AUDIO'), audioUrl: optional(mediaUrl) }),
  closed({ type: Type.Literal('VIDEO'), videoUrl: optional(mediaUrl) }),
  closed({ type: Type.Literal('DOCUMENT'), documentUrl: optional(mediaUrl) }),
]);

const content = optional(Type.Array(contentPart));
const name = optional(Type.String());

/** `id` may be missing: clients repeat Gemini's calls, which have none. */
const toolCall = closed({
  id: optional(Type.String()),
  type: Type.Literal('FUNCTION'),
  name: optional(Type.String()),
  arguments: optional(Type.String()),
});

const annotation = closed({
  type: optional(Type.String()),
  urlCitation: optional(
    closed({
      startIndex: optional(Type.Integer()),
      endIndex: optional(Type.Integer()),
      title: optional(Type.String()),
      url: optional(Type.String()),
    }),
  ),
});

const message = tagged('role', [
  closed({ role: Type.Literal('SYSTEM'), content, name }),
  closed({ role: Type.Literal('DEVELOPER'), content, name }),
  closed({ role: Type.Literal('USER'), content, name }),
  closed({
    role: Type.Literal('ASSISTANT'),
    content,
    name,
    refusal: optional(Type.String()),
    toolCalls: optional(Type.Array(toolCall)),
    annotations: optional(Type.Array(annotation)),
    reasoningContent: optional(Type.String()),
  }),
  closed({ role: Type.Literal('TOOL'), content, toolCallId: optional(Type.String()) }),
]);

const responseFormat = tagged('type', [
  closed({ type: Type.Literal('TEXT') }),
  closed({ type: Type.Literal('JSON_OBJECT') }),
  closed({
    type: Type.Literal('JSON_SCHEMA'),
    jsonSchema: optional(
      closed({
        name: Type.String(),
        description: optional(Type.String()),
        schema: optional(open()),
        isStrict: optional(Type.Boolean()),
      }),
    ),
  }),
]);

const toolChoice = tagged('type', [
  closed({ type: words('AUTO', 'NONE', 'REQUIRED') }),
  closed({ type: Type.Literal('FUNCTION'), name: optional(Type.String()) }),
]);

const tool = closed({
  type: Type.Literal('FUNCTION'),
  name: optional(Type.String()),
  description: optional(Type.String()),
  parameters: optional(open()),
});

const webSearchOptions = closed({
  searchContextSize: optional(words('HIGH', 'MEDIUM', 'LOW')),
  userLocation: optional(
    closed({
      city: optional(Type.String()),
      region: optional(Type.String()),
      country: optional(Type.String()),
      timezone: optional(Type.String()),
    }),
  ),
});

/** The chat request of every family but Cohere's. No numeric ranges: none is known from the wire. */
export const genericChatRequest = closed({
  apiFormat: Type.Literal('GENERIC'),
  messages: optional(Type.Array(message)),
  reasoningEffort: optional(words('NONE', 'MINIMAL', 'LOW', 'MEDIUM', 'HIGH')),
  verbosity: optional(words('LOW', 'MEDIUM', 'HIGH')),
  metadata: optional(open()),
  isStream: optional(Type.Boolean()),
  streamOptions: optional(streamOptions),
  numGenerations: optional(Type.Integer()),
  seed: optional(Type.Integer()),
  isEcho: optional(Type.Boolean()),
  topK: optional(Type.Integer()),
  topP: optional(Type.Number()),
  temperature: optional(Type.Number()),
  frequencyPenalty: optional(Type.Number()),
  presencePenalty: optional(Type.Number()),
  stop: optional(Type.Array(Type.String())),
  logProbs: optional(Type.Integer()),
  maxTokens: optional(Type.Integer()),
  maxCompletionTokens: optional(Type.Integer()),
  logitBias: optional(open()),
  prediction: optional(
    closed({ type: Type.Literal('CONTENT'), content: optional(Type.Array(textPart)) }),
  ),
  responseFormat: optional(responseFormat),
  toolChoice: optional(toolChoice),
  isParallelToolCalls: optional(Type.Boolean()),
  tools: optional(Type.Array(tool)),
  webSearchOptions: optional(webSearchOptions),
  serviceTier: optional(words('AUTO', 'DEFAULT', 'PRIORITY')),
});
