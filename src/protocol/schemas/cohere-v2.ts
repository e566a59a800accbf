/** `apiFormat: COHEREV2`. Source: npm oci-generativeaiinference, lib/model/cohere-chat-request-v2. */
import Type from 'typebox';
import { cohereResponseFormat } from './cohere.js';
import { closed, mediaUrl, open, optional, streamOptions, tagged, words } from './shared.js';

const content = Type.Array(
  tagged('type', [
    closed({ type: Type.Literal('TEXT'), text: optional(Type.String()) }),
    closed({ type: Type.Literal('IMAGE_URL'), imageUrl: optional(mediaUrl) }),
    closed({ type: Type.Literal('DOCUMENT'), document: optional(open()) }),
    closed({ type: Type.Literal('THINKING'), thinking: optional(Type.String()) }),
  ]),
);

/** The SDK leaves `function` untyped; the wire has a name and arguments as JSON text. */
const toolCall = closed({
  id: Type.String(),
  type: Type.Literal('FUNCTION'),
  function: optional(open()),
});

const message = tagged('role', [
  closed({ role: Type.Literal('SYSTEM'), content }),
  closed({ role: Type.Literal('USER'), content }),
  closed({
    role: Type.Literal('ASSISTANT'),
    content: optional(content),
    toolPlan: optional(Type.String()),
    toolCalls: optional(Type.Array(toolCall)),
    citations: optional(Type.Array(open())),
  }),
  closed({ role: Type.Literal('TOOL'), content, toolCallId: Type.String() }),
]);

const tool = closed({
  type: Type.Literal('FUNCTION'),
  function: closed({
    name: Type.String(),
    description: optional(Type.String()),
    parameters: optional(open()),
  }),
});

/** Cohere's second format: messages of typed parts, nested tools, `toolsChoice` a plain word. */
export const cohereV2ChatRequest = closed({
  apiFormat: Type.Literal('COHEREV2'),
  messages: Type.Array(message),
  documents: optional(Type.Array(open())),
  citationOptions: optional(closed({ mode: optional(words('FAST', 'ACCURATE', 'OFF')) })),
  toolsChoice: optional(words('REQUIRED', 'NONE')),
  tools: optional(Type.Array(tool)),
  isStrictToolsEnabled: optional(Type.Boolean()),
  isLogProbsEnabled: optional(Type.Boolean()),
  thinking: optional(
    closed({ type: words('ENABLED', 'DISABLED'), tokenBudget: optional(Type.Integer()) }),
  ),
  responseFormat: optional(cohereResponseFormat),
  isSearchQueriesOnly: optional(Type.Boolean()),
  streamOptions: optional(streamOptions),
  isStream: optional(Type.Boolean()),
  maxTokens: optional(Type.Integer()),
  temperature: optional(Type.Number()),
  topK: optional(Type.Integer()),
  topP: optional(Type.Number()),
  frequencyPenalty: optional(Type.Number()),
  presencePenalty: optional(Type.Number()),
  seed: optional(Type.Integer()),
  stopSequences: optional(Type.Array(Type.String())),
  priority: optional(Type.Integer()),
  isRawPrompting: optional(Type.Boolean()),
  safetyMode: optional(words('CONTEXTUAL', 'STRICT', 'OFF')),
});
