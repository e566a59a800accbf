/** Named variants of `openai-responses`. No bytes of this transport were ever published from Oracle. */
import type { Variant } from './dialects/dialect.js';
import type { NamedVariant } from './variant.js';

/** Summaries of the reasoning, and `[DONE]` at the end. */
export const responses: Variant = {
  opening: 'none',
  closing: 'bare',
  toolCalls: 'whole',
  usage: 'in-closing',
  done: true,
  pad: false,
};

/** gpt-oss: its reasoning in the open. */
export const responsesGptOss: Variant = { ...responses, responses: { reasoning: 'text' } };

type Row = readonly [
  name: string,
  variant: Variant,
  evidence: NamedVariant['evidence'],
  source: string,
];

const sdkTypes = 'npm openai 6.30.1, src/resources/responses/responses.ts';
const aibridge = 'coder/aibridge, fixtures/openai/responses/streaming';

const rows: readonly Row[] = [
  [
    'responses',
    responses,
    'inferred',
    'Open Responses demands [DONE] (openresponses/openresponses); whether Oracle sends it is unknown',
  ],
  [
    'responses-without-done',
    { ...responses, done: false },
    'client-test',
    `${aibridge}: OpenAI's own streams end without it`,
  ],
  [
    'responses-reasoning-text',
    responsesGptOss,
    'inferred',
    `${sdkTypes}: ResponseReasoningTextDeltaEvent; how gpt-oss may reason`,
  ],
  [
    'responses-obfuscation',
    { ...responses, pad: true },
    'client-test',
    `${aibridge}: OpenAI's own deltas have it; of Oracle nothing is known`,
  ],
  [
    'responses-flat-error',
    { ...responses, responses: { failure: 'flat-error' } },
    'client-test',
    `${aibridge}/stream_error`,
  ],
  [
    'responses-nested-error',
    { ...responses, responses: { failure: 'nested-error' } },
    'client-test',
    `${aibridge}/conversation: in place of response.completed, after all text`,
  ],
];

/** The variants; see {@link NamedVariant}. */
export const responsesVariants: readonly NamedVariant[] = rows.map(
  ([name, variant, evidence, source]) => ({
    name,
    dialect: 'openai-responses',
    variant,
    evidence,
    source,
  }),
);
