/**
 * The bodies of the native operations besides chat. Source: npm oci-generativeaiinference, lib/model/<name>-details
 * and the kinds they refer to. Required is what is required there, but for guardrails, where OCI's own examples
 * leave out `categories` and `types`.
 */
import Type, { type TSchema } from 'typebox';
import type { ActionName } from '../actions/action.js';
import { closed, mediaUrl, optional, servingMode, tagged, words } from './shared.js';

const strings = Type.Array(Type.String());
const common = { compartmentId: Type.String(), servingMode };

const embedContent = tagged('type', [
  closed({ type: Type.Literal('TEXT'), text: optional(Type.String()) }),
  closed({ type: Type.Literal('IMAGE'), imageUrl: optional(mediaUrl) }),
]);

const embedText = closed({
  ...common,
  inputs: optional(strings),
  embedContents: optional(Type.Array(embedContent)),
  isEcho: optional(Type.Boolean()),
  embeddingTypes: optional(
    Type.Array(words('float', 'int8', 'uint8', 'binary', 'ubinary', 'base64')),
  ),
  outputDimensions: optional(Type.Integer()),
  truncate: optional(words('NONE', 'START', 'END')),
  inputType: optional(
    words('SEARCH_DOCUMENT', 'SEARCH_QUERY', 'CLASSIFICATION', 'CLUSTERING', 'IMAGE'),
  ),
});

const rerankText = closed({
  ...common,
  input: Type.String(),
  documents: strings,
  topN: optional(Type.Integer()),
  isEcho: optional(Type.Boolean()),
  maxChunksPerDocument: optional(Type.Integer()),
  maxTokensPerDocument: optional(Type.Integer()),
});

const summarizeText = closed({
  ...common,
  input: Type.String(),
  isEcho: optional(Type.Boolean()),
  temperature: optional(Type.Number()),
  additionalCommand: optional(Type.String()),
  length: optional(words('SHORT', 'MEDIUM', 'LONG', 'AUTO')),
  format: optional(words('PARAGRAPH', 'BULLETS', 'AUTO')),
  extractiveness: optional(words('LOW', 'MEDIUM', 'HIGH', 'AUTO')),
});

const sampling = {
  isStream: optional(Type.Boolean()),
  numGenerations: optional(Type.Integer()),
  isEcho: optional(Type.Boolean()),
  maxTokens: optional(Type.Integer()),
  temperature: optional(Type.Number()),
  topK: optional(Type.Integer()),
  topP: optional(Type.Number()),
  frequencyPenalty: optional(Type.Number()),
  presencePenalty: optional(Type.Number()),
};

const generateText = closed({
  ...common,
  inferenceRequest: tagged('runtimeType', [
    closed({
      runtimeType: Type.Literal('COHERE'),
      prompt: Type.String(),
      ...sampling,
      stopSequences: optional(strings),
      returnLikelihoods: optional(words('NONE', 'ALL', 'GENERATION')),
      truncate: optional(words('NONE', 'START', 'END')),
    }),
    closed({
      runtimeType: Type.Literal('LLAMA'),
      prompt: optional(Type.String()),
      ...sampling,
      stop: optional(strings),
      logProbs: optional(Type.Integer()),
    }),
  ]),
});

const guardrailsInput = tagged('type', [
  closed({
    type: Type.Literal('TEXT'),
    content: optional(Type.String()),
    languageCode: optional(Type.String()),
  }),
  closed({
    type: Type.Literal('IMAGE'),
    imageUrl: optional(closed({ url: Type.String() })),
  }),
]);

const applyGuardrails = closed({
  compartmentId: Type.String(),
  input: optional(guardrailsInput),
  multimodalInput: optional(Type.Array(guardrailsInput)),
  guardrailConfigs: closed({
    contentModerationConfig: optional(closed({ categories: optional(strings) })),
    personallyIdentifiableInformationConfig: optional(closed({ types: optional(strings) })),
    promptInjectionConfig: optional(closed({})),
  }),
  guardrailVersionConfig: optional(closed({ guardrailVersion: Type.String() })),
});

/** One schema an action. */
export const actionDetails: Readonly<Record<ActionName, TSchema>> = {
  embedText,
  rerankText,
  summarizeText,
  generateText,
  applyGuardrails,
};
