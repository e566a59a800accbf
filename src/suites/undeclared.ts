/** What a provider reports although it does not declare it: a note for its author, and no verdict. Pure. */
import { type Feature, featureNames } from './features.js';
import type { StepOutcome, Trace } from './trace.js';

/** Where each feature shows in an outcome, if it shows at all. */
const shows: Partial<Readonly<Record<Feature, (outcome: StepOutcome) => boolean>>> = {
  tools: ({ turn }) => (turn?.toolCalls.length ?? 0) > 0,
  reasoning: ({ turn }) => (turn?.reasoning ?? '') !== '',
  usage: ({ turn }) => turn?.usage !== undefined,
  'usage-details': ({ turn }) =>
    turn?.usage?.reasoningTokens !== undefined || turn?.usage?.cachedTokens !== undefined,
  'finish-reason': ({ turn }) =>
    turn !== undefined && turn.finishReason !== null && turn.finishReason !== 'unknown',
  'request-id': ({ requestId, error }) => (requestId ?? error?.requestId) !== undefined,
  'response-id': ({ id }) => id !== undefined,
  candidates: ({ candidates }) => candidates !== undefined,
  refusal: ({ turn }) => (turn?.refusal ?? '') !== '',
  'built-in-calls': ({ turn }) => (turn?.builtInCalls?.length ?? 0) > 0,
  'error-status': ({ error }) => error?.status !== undefined,
  'error-code': ({ error }) => error?.code !== undefined,
  partial: ({ turn, error }) => error !== undefined && (turn?.text ?? '') !== '',
};

/** The undeclared features that show in a trace, in the order of the table; none where nothing is declared. */
export function reportedUndeclared({ provider, outcome }: Trace): readonly Feature[] {
  const { capabilities } = provider;
  if (capabilities === undefined) return [];
  const all = [outcome, ...(outcome.steps ?? [])];
  return featureNames.filter(
    (feature) =>
      !capabilities.features.includes(feature) && all.some((one) => shows[feature]?.(one) === true),
  );
}
