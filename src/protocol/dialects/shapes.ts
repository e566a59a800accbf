/** Shapes that several grammars share. */
import type { ChatFormat } from '../call.js';
import { isListedReason } from './finish-reasons.js';
import {
  anyArray,
  anyObject,
  arrayOf,
  count,
  exactly,
  type Field,
  may,
  must,
  object,
  type Rule,
  string,
  stringThat,
} from './grammar.js';

const details = (...names: readonly string[]): Rule =>
  object(Object.fromEntries(names.map((name) => [name, may(count)])));

/** Usage's details, after its three counts. */
export const usageDetails: Readonly<Record<string, Field>> = {
  completionTokensDetails: may(
    details('acceptedPredictionTokens', 'reasoningTokens', 'rejectedPredictionTokens'),
  ),
  promptTokensDetails: may(details('cachedTokens')),
};

/** Token counts in the recorded order. `completionTokens` may be missing (BerriAI/litellm PR #25174). */
export const usageShape: Rule = object({
  completionTokens: may(count),
  promptTokens: must(count),
  totalTokens: must(count),
  ...usageDetails,
});

/** A finish reason in one of the format's spellings. */
export const reasonOf = (format: ChatFormat): Rule =>
  stringThat(`a finish reason of ${format}`, (value) => isListedReason(format, value));

export const textPart: Rule = object({ type: must(exactly('TEXT')), text: must(string) });

/** The envelope of a whole answer. */
export const envelope = (chatResponse: Rule): Rule =>
  object({ modelId: must(string), modelVersion: must(string), chatResponse: must(chatResponse) });

/** Entries of COHERE's `chatHistory`; the request decides what stands in them. */
export const history: Rule = arrayOf(anyObject);

/** Fields that whole answers may carry and the kit does not look into. */
export const opaqueArray: Field = may(anyArray);
