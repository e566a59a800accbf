/** Named variants: each way a stream was seen, so that a reply can ask for one by its name. */
import type { DialectName, Variant } from './dialects/dialect.js';
import { chatVariants } from './openai-variants.js';
import { responsesVariants } from './responses-variants.js';
import type { Evidence, NamedVariant } from './variant.js';

/** Llama's stream: an empty opening, a closing frame with empty text, usage apart, `[DONE]`. */
export const llama: Variant = {
  opening: 'empty-text',
  closing: 'empty-text',
  toolCalls: 'P2',
  usage: 'own-frame',
  done: true,
  pad: true,
  answerExtras: 'llama',
};

/** Grok's: no opening, whole calls, a bare closing frame. */
export const grok: Variant = {
  opening: 'none',
  closing: 'bare',
  toolCalls: 'P1',
  usage: 'own-frame',
  done: false,
  pad: true,
};

/** GPT's: calls in fragments, a closing frame with the role alone. */
export const gpt: Variant = {
  opening: 'none',
  closing: 'role-only',
  toolCalls: 'P3',
  usage: 'own-frame',
  done: false,
  pad: true,
  answerExtras: 'openai',
};

/** gpt-oss: as GPT, without the upstream's extras in whole answers. */
export const gptOss: Variant = { ...gpt, answerExtras: 'none' };

/** Gemini's: whole calls without ids, and finish reasons of its own. */
export const gemini: Variant = {
  opening: 'none',
  closing: 'role-only',
  toolCalls: 'P4',
  usage: 'own-frame',
  done: false,
  pad: true,
  finishReasons: { length: 'max_tokens', tool_calls: 'stop', error: 'malformed_function_call' },
};

/** COHERE's: the closing frame repeats text and history. */
export const command: Variant = {
  opening: 'none',
  closing: 'full-text-with-history',
  toolCalls: 'whole',
  usage: 'in-closing',
  done: false,
  pad: true,
};

/** COHEREV2's: the closing frame has the role alone. */
export const commandV2: Variant = { ...command, closing: 'role-only', pad: false };

const choices: Variant = { ...grok, usage: 'in-closing', pad: false };

const lc4j = 'langchain4j/langchain4j-community, GenericStreamingTest';
const recorded = 'traceloop/openllmetry cassettes, Sep 2026';
const remark = 'openai/openai-agents-python PR #3612; NVIDIA/NeMo-Relay tests';

type Row = readonly [
  name: string,
  dialect: DialectName,
  variant: Variant,
  evidence: Evidence,
  source: string,
];

const rows: readonly Row[] = [
  ['generic-llama', 'generic', llama, 'recorded', recorded],
  ['generic-grok', 'generic', grok, 'pasted', `${lc4j}.streamedText`],
  ['generic-gpt', 'generic', gpt, 'live', 'oracle/langchain-oracle #252, #253'],
  ['generic-gpt-oss', 'generic', gptOss, 'live', 'oracle/langchain-oracle #252, #253'],
  ['generic-gemini', 'generic', gemini, 'live', 'oracle/langchain-oracle #86'],

  ['generic-opening-empty', 'generic', { ...grok, opening: 'empty-text' }, 'recorded', recorded],
  [
    'generic-closing-empty-text',
    'generic',
    { ...grok, closing: 'empty-text' },
    'recorded',
    recorded,
  ],
  ['generic-closing-bare', 'generic', grok, 'pasted', `${lc4j}.streamedText`],
  [
    'generic-closing-role-only',
    'generic',
    { ...grok, closing: 'role-only' },
    'pasted',
    `${lc4j}.streamedText1`,
  ],
  [
    'generic-closing-carries-text',
    'generic',
    { ...grok, opening: 'empty-text', closing: 'carries-last-text' },
    'pasted',
    `${lc4j}.streamedText2`,
  ],
  [
    'generic-usage-in-closing',
    'generic',
    { ...grok, usage: 'in-closing' },
    'client-test',
    'NVIDIA/NeMo-Relay and acedergren/oci-genai-provider fixtures',
  ],
  [
    'generic-usage-never',
    'generic',
    { ...grok, usage: 'never' },
    'inferred',
    'no recording of a usage frame outside Llama',
  ],
  ['generic-done', 'generic', { ...grok, done: true }, 'live', 'BerriAI/litellm #39507'],
  [
    'generic-llama-without-done',
    'generic',
    { ...llama, done: false },
    'client-test',
    'langchain4j-community and coda fixtures of 2025',
  ],
  [
    'generic-without-pad',
    'generic',
    { ...grok, pad: false },
    'client-test',
    'djvolz/coda-code-assistant and acedergren/oci-genai-provider fixtures',
  ],

  ['generic-tools-p1', 'generic', grok, 'pasted', `${lc4j}.multiToolSingleArg`],
  ['generic-tools-p2', 'generic', llama, 'pasted', `${lc4j}.multiChunkedTool`],
  ['generic-tools-p3', 'generic', gpt, 'live', 'oracle/langchain-oracle #252, #253, PR #254'],
  ['generic-tools-p4', 'generic', gemini, 'live', 'oracle/langchain-oracle #86'],
  [
    'generic-tools-p5',
    'generic',
    { ...llama, toolCalls: 'P5' },
    'client-test',
    `${lc4j}.missingToolCallId`,
  ],
  [
    'generic-tools-p6',
    'generic',
    { ...gpt, toolCalls: 'P6' },
    'client-test',
    'NVIDIA/NeMo-Relay #554; oracle/langchain-oracle #100, #108',
  ],
  [
    'generic-tools-p7',
    'generic',
    { ...gpt, toolCalls: 'P7' },
    'live',
    'oracle/langchain-oracle #150',
  ],
  [
    'generic-gemini-tool-calls-reason',
    'generic',
    {
      ...gemini,
      finishReasons: { length: 'max_tokens', error: 'malformed_function_call' },
    },
    'inferred',
    'the finish reason of a Gemini tool turn was never seen',
  ],

  ['generic-choices', 'generic-choices', choices, 'client-test', remark],
  [
    'generic-choices-envelope',
    'generic-choices',
    { ...choices, opening: 'envelope' },
    'client-test',
    remark,
  ],
  ['generic-choices-done', 'generic-choices', { ...choices, done: true }, 'client-test', remark],
  [
    'generic-choices-usage-frame',
    'generic-choices',
    { ...choices, usage: 'own-frame' },
    'inferred',
    'the usage frame of GENERIC streams',
  ],
  [
    'legacy',
    'legacy',
    { ...grok, usage: 'never', pad: false },
    'client-test',
    'djvolz/coda-code-assistant',
  ],
  [
    'legacy-done',
    'legacy',
    { ...grok, usage: 'never', pad: false, done: true },
    'client-test',
    'djvolz/coda-code-assistant',
  ],

  ['cohere', 'cohere', command, 'recorded', recorded],
  [
    'cohere-full-text',
    'cohere',
    { ...command, closing: 'full-text' },
    'client-test',
    'elastic/elasticsearch and djvolz/coda-code-assistant fixtures',
  ],
  [
    'cohere-single-frame',
    'cohere',
    { ...command, closing: 'carries-last-text' },
    'inferred',
    'the closing frame carries the whole text, so it may carry the only one',
  ],
  [
    'cohere-split-end',
    'cohere',
    { ...command, closing: 'split' },
    'client-test',
    'BerriAI/litellm tests',
  ],
  [
    'cohere-tool-only',
    'cohere',
    { ...command, closing: 'no-text' },
    'pasted',
    'langchain4j/langchain4j-community, Cohere streaming test',
  ],
  [
    'cohere-closing-empty-text',
    'cohere',
    { ...command, closing: 'empty-text' },
    'contradicted',
    'NVIDIA/NeMo-Relay, oracle-samples/locus and genai-bench fixtures',
  ],
  [
    'cohere-usage-never',
    'cohere',
    { ...command, usage: 'never' },
    'inferred',
    'a request without streamOptions',
  ],
  [
    'cohere-without-pad',
    'cohere',
    { ...command, pad: false },
    'live',
    'BerriAI/litellm PR #39965, where pad was left out',
  ],
  ['cohere-v2', 'cohere-v2', commandV2, 'live', 'cohere-ai/cohere-python #756'],
  [
    'cohere-v2-calls-apart',
    'cohere-v2',
    { ...commandV2, closing: 'split' },
    'inferred',
    'how COHEREV2 streams end when calls stand in a frame of their own',
  ],
  [
    'cohere-v2-pad',
    'cohere-v2',
    { ...commandV2, pad: true },
    'inferred',
    'pad as in the other formats; the pasted frames have none',
  ],
];

/** The named variants, families' defaults among them. */
export const variants: readonly NamedVariant[] = [
  ...rows.map(([name, dialect, variant, evidence, source]) => ({
    name,
    dialect,
    variant,
    evidence,
    source,
  })),
  ...chatVariants,
  ...responsesVariants,
];

/**
 * The variant of that name; `undefined` when there is none.
 *
 * @example
 * variantNamed('generic-tools-p6')?.dialect; // 'generic'
 */
export function variantNamed(name: string): NamedVariant | undefined {
  return variants.find((variant) => variant.name === name);
}
