/** The model families of OCI Generative AI as a table: which dialects they speak, and how. */

import type { ChatFormat } from './call.js';
import type { DialectName, Variant } from './dialects/dialect.js';
import { geminiChat, gptChat, grokChat, openWeightsChat } from './openai-variants.js';
import { responses, responsesGptOss } from './responses-variants.js';
import type { Evidence } from './variant.js';
import { command, commandV2, gemini, gpt, gptOss, grok, llama } from './variants.js';

export { variantNamed, variants } from './variants.js';

/**
 * How the ids of tool calls look: `chatcmpl-tool-` and 32 hex digits; `call_` and 8 digits; `call_` and
 * letters and digits; an id of no known form; none.
 */
export type ToolCallIds = 'chatcmpl-tool-hex' | 'call-digits' | 'call-letters' | 'free' | 'none';

/** How a family speaks one request format. */
export interface FamilyFormat {
  readonly dialect: DialectName;
  readonly variant: Variant;
  /** `modelVersion` of whole answers. */
  readonly modelVersion: string;
  readonly toolCallIds: ToolCallIds;
}

/** How well a field of a family is known, where that is in doubt or of note. */
export interface Mark {
  readonly field: string;
  readonly evidence: Evidence;
  readonly source: string;
}

/** One family. */
export interface Family {
  readonly name: string;
  /** Beginnings of model names; the longest that fits decides. */
  readonly prefixes: readonly string[];
  /** The formats it takes; a format that is absent is refused by the service. */
  readonly formats: Readonly<Partial<Record<ChatFormat, FamilyFormat>>>;
  readonly marks: readonly Mark[];
}

const genericAs = (variant: Variant, toolCallIds: ToolCallIds): FamilyFormat => ({
  dialect: 'generic',
  variant,
  modelVersion: '1.0.0',
  toolCallIds,
});

/** OpenAI chat completions; their answers tell no version. */
const chatAs = (variant: Variant, toolCallIds: ToolCallIds): FamilyFormat => ({
  dialect: 'openai-chat',
  variant,
  modelVersion: '',
  toolCallIds,
});

/** OpenAI Responses; the ids of calls look as OpenAI's own. */
const responsesAs = (variant: Variant): FamilyFormat => ({
  dialect: 'openai-responses',
  variant,
  modelVersion: '',
  toolCallIds: 'call-letters',
});

const cohere: FamilyFormat = {
  dialect: 'cohere',
  variant: command,
  modelVersion: '1.0',
  toolCallIds: 'none',
};
const cohereV2: FamilyFormat = {
  dialect: 'cohere-v2',
  variant: commandV2,
  modelVersion: '2.0',
  toolCallIds: 'free',
};

const recorded = 'traceloop/openllmetry cassettes, Sep 2026';
const lc4j = 'langchain4j/langchain4j-community, GenericStreamingTest';
/** Who says what of `[DONE]` outside Llama. */
const disputed =
  'not sent: oracle/langchain-oracle PR #304; sent by every GENERIC stream: BerriAI/litellm #39507';

const mark = (field: string, evidence: Evidence, source: string): Mark => ({
  field,
  evidence,
  source,
});

const usageFrame = mark('usage', 'inferred', `the usage frame of Llama: ${recorded}`);
const done = mark('done', 'live', disputed);
/** No stream of chat completions on Oracle's surface was ever published whole. */
const chatStream = mark('openai-chat', 'inferred', "OpenAI's own streams");
const chatIds = (from: string): Mark => mark('openai-chat.toolCallIds', 'inferred', from);

/** No stream of Responses on Oracle's surface was ever published whole. */
const responsesStream = mark(
  'openai-responses',
  'inferred',
  "OpenAI's own streams; of Oracle, the names of the events (sogawa-yk/jetuse, measurement notes)",
);

/** For models of no known family, and for dedicated endpoints, which do not tell their model. */
const unknownFamily: Family = {
  name: 'default',
  prefixes: [],
  formats: {
    GENERIC: genericAs(llama, 'chatcmpl-tool-hex'),
    COHERE: cohere,
    COHEREV2: cohereV2,
    'openai-chat': chatAs(openWeightsChat, 'chatcmpl-tool-hex'),
    'openai-responses': responsesAs(responses),
  },
  marks: [
    mark('formats', 'inferred', 'a dedicated endpoint takes the format of its model'),
    chatStream,
    responsesStream,
  ],
};

/** The families, and `default` last. */
export const families: readonly Family[] = [
  {
    name: 'meta.llama',
    prefixes: ['meta.'],
    formats: {
      GENERIC: genericAs(llama, 'chatcmpl-tool-hex'),
      'openai-chat': chatAs(openWeightsChat, 'chatcmpl-tool-hex'),
      'openai-responses': responsesAs(responses),
    },
    marks: [
      mark('opening', 'recorded', recorded),
      mark('closing', 'recorded', recorded),
      mark('usage', 'recorded', recorded),
      mark('done', 'recorded', recorded),
      mark('answerExtras', 'recorded', recorded),
      mark('toolCalls', 'pasted', `${lc4j}.multiChunkedTool`),
      mark('toolCallIds', 'pasted', `${lc4j}.multiChunkedTool`),
      chatStream,
      responsesStream,
      mark(
        'formats.openai-responses',
        'live',
        'sogawa-yk/jetuse: served in Osaka, Jun 2026; 404 in Chicago, Aug 2026',
      ),
      chatIds('the native route'),
      mark(
        'openai-chat.toolCalls',
        'inferred',
        'a new id a chunk is told of the native route only',
      ),
    ],
  },
  {
    name: 'xai.grok',
    prefixes: ['xai.'],
    formats: {
      GENERIC: genericAs(grok, 'call-digits'),
      'openai-chat': chatAs(grokChat, 'call-digits'),
      'openai-responses': responsesAs(responses),
    },
    marks: [
      mark('opening', 'pasted', `${lc4j}.streamedText`),
      mark('closing', 'pasted', `${lc4j}.streamedText`),
      mark('toolCalls', 'pasted', `${lc4j}.multiToolSingleArg`),
      mark('toolCallIds', 'pasted', `${lc4j}.multiToolSingleArg`),
      mark('reasoning', 'live', 'oracle/langchain-oracle PR #237, xai.grok-3-mini'),
      usageFrame,
      done,
      chatStream,
      responsesStream,
      chatIds('the native route'),
      mark('openai-chat.toolCalls', 'inferred', 'whole calls, as on the native route'),
      mark('openai-chat.usage', 'inferred', "running totals are told of xAI's own API only"),
    ],
  },
  {
    name: 'openai.gpt',
    prefixes: ['openai.'],
    formats: {
      GENERIC: genericAs(gpt, 'call-letters'),
      'openai-chat': chatAs(gptChat, 'call-letters'),
      'openai-responses': responsesAs(responses),
    },
    marks: [
      mark('opening', 'inferred', 'no stream of this family is published whole'),
      mark('closing', 'client-test', `${lc4j}.streamedText1; oracle/langchain-oracle PR #254`),
      mark('toolCalls', 'live', 'oracle/langchain-oracle #252, #253'),
      mark('answerExtras', 'recorded', `openai.gpt-5.4: ${recorded}`),
      usageFrame,
      done,
      chatStream,
      responsesStream,
      mark('openai-chat.toolCalls', 'inferred', "captures of OpenAI's own streams"),
    ],
  },
  {
    name: 'openai.gpt-oss',
    prefixes: ['openai.gpt-oss'],
    formats: {
      GENERIC: genericAs(gptOss, 'call-letters'),
      'openai-chat': chatAs(openWeightsChat, 'call-letters'),
      'openai-responses': responsesAs(responsesGptOss),
    },
    marks: [
      mark('opening', 'inferred', 'no stream of this family is published whole'),
      mark('closing', 'client-test', `${lc4j}.streamedText1`),
      mark('toolCalls', 'live', 'oracle/langchain-oracle #252, #253'),
      mark('reasoning', 'client-test', 'oracle/langchain-oracle unit tests'),
      mark('answerExtras', 'inferred', 'recorded for openai.gpt-5.4 only'),
      usageFrame,
      done,
      chatStream,
      responsesStream,
      mark('openai-responses.reasoning', 'inferred', 'text instead of a summary: never seen whole'),
      mark('openai-chat.reasoning', 'inferred', 'clients look for reasoning_content in deltas'),
    ],
  },
  {
    name: 'google.gemini',
    prefixes: ['google.'],
    formats: {
      GENERIC: genericAs(gemini, 'none'),
      'openai-chat': chatAs(geminiChat, 'none'),
      'openai-responses': responsesAs(responses),
    },
    marks: [
      mark('opening', 'inferred', 'no stream of this family is published whole'),
      mark('closing', 'inferred', 'no stream of this family is published whole'),
      mark('toolCalls', 'live', 'oracle/langchain-oracle #86'),
      mark('finishReasons.length', 'live', 'NVIDIA/NeMo-Relay test comment'),
      mark('finishReasons.tool_calls', 'inferred', '`stop` or `tool_calls`: never seen'),
      mark('finishReasons.error', 'live', 'oracle/langchain-oracle commit log, gemini-2.5-flash'),
      usageFrame,
      done,
      chatStream,
      responsesStream,
      mark(
        'formats.openai-responses',
        'live',
        'sogawa-yk/jetuse: refused in Osaka, Jun 2026; served in Chicago, Aug 2026',
      ),
      mark('openai-chat.usage', 'client-test', 'mastalee928/oci-worker, a usage chunk alone'),
      mark('openai-chat.closing', 'client-test', 'oracle-samples/locus: few chunks, or one'),
      mark(
        'openai-chat.toolCalls',
        'inferred',
        'BerriAI/litellm issue #19223 (native route): no ids',
      ),
    ],
  },
  {
    name: 'cohere.command',
    prefixes: ['cohere.command'],
    formats: { COHERE: cohere, COHEREV2: cohereV2 },
    marks: [
      mark('COHERE', 'recorded', recorded),
      mark('COHERE.toolCalls', 'live', 'BerriAI/litellm PR #39965'),
      mark('COHEREV2', 'live', 'cohere-ai/cohere-python #756, command-a-03-2025'),
      mark('COHEREV2.usage', 'client-test', 'NVIDIA/NeMo-Relay tests'),
      mark('COHEREV2.pad', 'inferred', 'the pasted frames have none; they may have been shortened'),
    ],
  },
  {
    name: 'cohere.command-a-v2',
    prefixes: ['cohere.command-a-reasoning', 'cohere.command-a-vision'],
    formats: { COHEREV2: cohereV2 },
    marks: [
      mark('formats', 'client-test', 'BerriAI/litellm and oracle/langchain-oracle unit tests'),
      mark('reasoning', 'client-test', 'cohere-ai/cohere-python tests'),
    ],
  },
  unknownFamily,
];

/**
 * The family of a model, by the longest prefix of its public name; `default` for any other name, an
 * OCID or a dedicated endpoint.
 *
 * @example
 * familyOf('openai.gpt-oss-120b').name; // 'openai.gpt-oss'
 */
export function familyOf(model: string): Family {
  const fitting = families.flatMap((family) =>
    family.prefixes
      .filter((prefix) => model.startsWith(prefix))
      .map((prefix) => ({ family, prefix })),
  );
  const longest = fitting.sort((one, other) => other.prefix.length - one.prefix.length)[0];
  return longest?.family ?? unknownFamily;
}
