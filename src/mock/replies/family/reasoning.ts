/** Which models reason, and whether they show it. */

/** A line of models. */
interface Line {
  readonly names: RegExp;
  readonly reasons: 'shown' | 'hidden' | 'not';
  /** Where it was seen; `inferred` says what was not. */
  readonly source: string;
}

/** The first that fits decides. */
const lines: readonly Line[] = [
  {
    names: /^xai\..*non-reasoning/,
    reasons: 'not',
    source: 'the name',
  },
  {
    names: /^openai\.gpt-oss/,
    reasons: 'shown',
    source: 'oracle/langchain-oracle unit tests',
  },
  {
    names: /^openai\.(?:o\d|gpt-5)/,
    reasons: 'hidden',
    source: 'traceloop/openllmetry cassettes, Sep 2026 (reasoningTokens beside text)',
  },
  {
    names: /^xai\.grok-3-mini/,
    reasons: 'shown',
    source: 'oracle/langchain-oracle PR #237',
  },
  {
    names: /^xai\.grok-4.*reasoning/,
    reasons: 'shown',
    source: 'the name; that it is shown is inferred from grok-3-mini',
  },
  {
    names: /^cohere\.command-a-reasoning/,
    reasons: 'shown',
    source: 'cohere-ai/cohere-python tests',
  },
  {
    names: /^google\.gemini-2\.5-pro/,
    reasons: 'hidden',
    source: "Google's documentation (that OCI counts it is inferred)",
  },
];

/**
 * Whether a model thinks before it speaks.
 *
 * @param model its public name
 *
 * @example
 * reasoningOf('openai.gpt-oss-120b'); // 'shown'
 */
export function reasoningOf(model: string): Line['reasons'] {
  return lines.find(({ names }) => names.test(model))?.reasons ?? 'not';
}
