/**
 * The catalogue as data. Names: BerriAI/litellm provider page, traceloop/openllmetry cassettes,
 * sogawa-yk/jetuse verification notes, anomalyco/models.dev #7087 (2025-2026). Versions are known for
 * `meta.llama-3.3-70b-instruct`, `meta.llama-3.1-70b-instruct`, `cohere.command-a-03-2025`,
 * `openai.gpt-5.4` and `cohere.embed-v4.0`; the other versions are ours. `created` of Cohere's models is the
 * release date in OCI's documentation, "Model Retirement Dates"; the others are ours.
 */
import type { ApiFormat, Transport } from './call.js';

/** The transports of the OpenAI-compatible surface. */
export type OpenAiTransport = Extract<Transport, 'v1' | 'responses'>;

/** One catalogue entry in short. */
export interface ModelRow {
  /** The public name, `vendor.name`, which is also the `displayName`. */
  readonly name: string;
  readonly version: string;
  readonly capabilities: readonly string[];
  /** Request formats that chat takes; empty: not a chat model. */
  readonly formats: readonly ApiFormat[];
  /** OpenAI transports that serve it. Sources: {@link vendors}, and at the rows that differ. */
  readonly serves: readonly OpenAiTransport[];
  /** Listed all the same; `retired` gets 400 from chat, `elsewhere` 404. */
  readonly onDemand: 'offered' | 'retired' | 'elsewhere';
  /** ISO date. */
  readonly created: string;
  /** ISO date; may lie in the past while the model is still ACTIVE. */
  readonly deprecated?: string;
  /** ISO date from which on demand (and on dedicated clusters) it is offered no more, as announced. */
  readonly retires?: { readonly onDemand: string; readonly dedicated?: string };
  /** Sets apart rows of one name. */
  readonly twin?: string;
}

type Extras = Partial<
  Pick<
    ModelRow,
    'version' | 'onDemand' | 'deprecated' | 'retires' | 'twin' | 'capabilities' | 'serves'
  >
>;

/**
 * What serves a vendor's chat models: sogawa-yk/jetuse, docs/verification/AGT-06.md (us-chicago-1, Aug
 * 2026) and SPIKE-01.md (Jun 2026). In June, in ap-osaka-1, it was the other way round for two: Llama was
 * there on Responses, and Gemini was not.
 */
const vendors: Readonly<Record<string, readonly OpenAiTransport[]>> = {
  meta: ['v1'],
  xai: ['v1', 'responses'],
  google: ['v1', 'responses'],
  openai: ['v1', 'responses'],
};

const servedBy = (name: string): readonly OpenAiTransport[] =>
  vendors[name.slice(0, name.indexOf('.'))] ?? [];

const chat =
  (...formats: readonly ApiFormat[]) =>
  (name: string, created: string, extras: Extras = {}): ModelRow => ({
    name,
    version: '1.0.0',
    capabilities: ['CHAT'],
    formats,
    serves: servedBy(name),
    onDemand: 'offered',
    created,
    ...extras,
  });

const generic = chat('GENERIC');
/** OpenAI's surface alone has it, as far as is known. */
const openaiOnly = chat();
const cohere = chat('COHERE', 'COHEREV2');
const cohereV2 = chat('COHEREV2');

const other =
  (...capabilities: readonly string[]) =>
  (name: string, created: string, version: string, extras: Extras = {}): ModelRow => ({
    name,
    version,
    capabilities,
    formats: [],
    serves: [],
    onDemand: 'offered',
    created,
    ...extras,
  });

const embeddings = other('TEXT_EMBEDDINGS');
const rerank = other('TEXT_RERANK');
/** The models of `generateText` and `summarizeText`, whose time is over. */
const completion = other('TEXT_GENERATION');
const completionAndSummary = other('TEXT_GENERATION', 'TEXT_SUMMARIZATION');

/**
 * Announced for the third generation of embeddings; nobody has reported them refused yet, so that they are
 * still offered here. Source: OCI documentation, "Model Retirement Dates", both modes.
 */
const leaving: Extras = { retires: { onDemand: '2026-09-30', dedicated: '2026-09-30' } };

/** Retired on demand, and later on dedicated clusters. Source: OCI documentation, "Model Retirement Dates". */
const retiredOn = (onDemand: string, dedicated: string): Extras => ({
  onDemand: 'retired',
  retires: { onDemand, dedicated },
});

/** Still ACTIVE after its deprecation: sogawa-yk/jetuse docs/verification/AGT-06.md (3 Aug 2026). */
const fading: Extras = { deprecated: '2026-05-15' };

/** In no order that a listing keeps. */
export const modelRows: readonly ModelRow[] = [
  generic('meta.llama-3.3-70b-instruct', '2025-01-21'),
  generic('meta.llama-3.3-70b-instruct-fp8-dynamic', '2025-09-02'),
  generic('meta.llama-4-maverick-17b-128e-instruct-fp8', '2025-05-14'),
  generic('meta.llama-4-scout-17b-16e-instruct', '2025-05-14'),
  generic('meta.llama-3.2-90b-vision-instruct', '2024-11-13'),
  generic('meta.llama-3.2-11b-vision-instruct', '2024-11-13', { onDemand: 'elsewhere' }),
  // Listed as ACTIVE, answered "is retired": oracle/ai-optimizer #263.
  generic('meta.llama-3.1-70b-instruct', '2024-09-19', { onDemand: 'retired' }),

  generic('xai.grok-4.3', '2026-06-09'),
  generic('xai.grok-4.20-reasoning', '2026-03-24'),
  generic('xai.grok-4.20-non-reasoning', '2026-03-24'),
  // Refused by chat, in words of its own: oracle/langchain-oracle issue #221.
  generic('xai.grok-4.20-multi-agent', '2026-03-24', { serves: ['responses'] }),
  generic('xai.grok-4.20-multi-agent-0309', '2026-03-24', { serves: ['responses'] }),
  generic('xai.grok-4', '2025-07-23', fading),
  generic('xai.grok-4-fast-reasoning', '2025-10-07', fading),
  generic('xai.grok-4-fast-non-reasoning', '2025-10-07', fading),
  generic('xai.grok-4-1-fast-reasoning', '2025-12-02', fading),
  generic('xai.grok-4-1-fast-non-reasoning', '2025-12-02', fading),
  generic('xai.grok-3', '2025-06-24', fading),
  generic('xai.grok-3-fast', '2025-06-24', fading),
  generic('xai.grok-3-mini', '2025-06-24', fading),
  generic('xai.grok-3-mini-fast', '2025-06-24', fading),
  generic('xai.grok-code-fast-1', '2025-09-16', fading),

  generic('google.gemini-2.5-pro', '2025-08-14'),
  generic('google.gemini-2.5-flash', '2025-08-14'),
  generic('google.gemini-2.5-flash-lite', '2025-08-14'),

  generic('openai.gpt-oss-120b', '2025-08-26'),
  generic('openai.gpt-oss-20b', '2025-08-26'),
  generic('openai.gpt-4.1', '2025-10-14'),
  generic('openai.gpt-4o', '2025-10-14'),
  generic('openai.gpt-5', '2025-10-14'),
  generic('openai.gpt-5-mini', '2025-10-14'),
  generic('openai.gpt-5-nano', '2025-10-14'),
  generic('openai.gpt-5.1', '2025-12-09'),
  generic('openai.gpt-5.2', '2026-01-20'),
  generic('openai.gpt-5.4', '2026-04-14'),
  generic('openai.gpt-5.5', '2026-05-19'),
  // Responses-only: sogawa-yk/jetuse, docs/verification/SP3-06.md; oracle-samples/locus.
  openaiOnly('openai.gpt-5.5-pro', '2026-05-19', { serves: ['responses'] }),
  openaiOnly('openai.gpt-5.1-codex-mini', '2025-12-09', { serves: ['responses'] }),
  openaiOnly('openai.gpt-5.3-codex', '2026-03-10', { serves: ['responses'] }),
  // Chat only: oracle/langchain-oracle issue #226, PR #227.
  openaiOnly('openai.gpt-audio', '2026-05-19', { serves: ['v1'] }),
  openaiOnly('openai.gpt-4o-search-preview', '2025-12-09', { serves: ['v1'] }),
  generic('openai.gpt-5.6-sol', '2026-07-07'),
  generic('openai.gpt-5.6-luna', '2026-07-07'),
  generic('openai.gpt-5.6-terra', '2026-07-07'),
  generic('openai.o1', '2025-10-14'),
  generic('openai.o3', '2025-10-14'),
  generic('openai.o3-mini', '2025-10-14'),
  generic('openai.o4-mini', '2025-10-14'),

  cohere('cohere.command-a-03-2025', '2025-05-14', { version: '1.0' }),
  cohere('cohere.command-r-plus-08-2024', '2024-11-14', { version: '1.6' }),
  cohere('cohere.command-r-08-2024', '2024-11-14', { version: '1.7' }),
  cohere('cohere.command-r-08-2024', '2024-11-14', {
    version: '1.7',
    capabilities: ['CHAT', 'FINE_TUNE'],
    twin: 'fine-tune',
  }),
  cohere('cohere.command-latest', '2025-05-14', { version: '1.0' }),
  cohere('cohere.command-plus-latest', '2025-05-14', { version: '1.0' }),
  cohere('cohere.command-a-translate-08-2025', '2025-10-21', { version: '1.0' }),
  cohereV2('cohere.command-a-reasoning-08-2025', '2026-01-21', { version: '1.0' }),
  // Listed, not on offer on demand: BerriAI/litellm, litellm/llms/oci/chat/cohere_v2.py.
  cohereV2('cohere.command-a-vision-07-2025', '2026-01-21', {
    version: '1.0',
    onDemand: 'elsewhere',
  }),

  cohere('cohere.command-r-plus', '2024-06-18', retiredOn('2025-01-16', '2025-08-07')),
  cohere('cohere.command-r-16k', '2024-06-04', retiredOn('2025-01-16', '2025-08-07')),
  completionAndSummary(
    'cohere.command-light',
    '2024-02-07',
    '15.6',
    retiredOn('2024-10-02', '2025-08-07'),
  ),
  completion('meta.llama-2-70b-chat', '2024-01-22', '1.0', { onDemand: 'retired' }),

  embeddings('cohere.embed-v4.0', '2025-07-03', '4.0'),
  embeddings('cohere.embed-english-v3.0', '2024-02-07', '3.0', leaving),
  embeddings('cohere.embed-english-light-v3.0', '2024-02-07', '3.0', leaving),
  embeddings('cohere.embed-multilingual-v3.0', '2024-02-07', '3.0', leaving),
  embeddings('cohere.embed-multilingual-light-v3.0', '2024-02-07', '3.0', leaving),
  embeddings('cohere.embed-english-image-v3.0', '2025-05-14', '3.0', leaving),
  embeddings('cohere.embed-english-light-image-v3.0', '2025-05-14', '3.0', leaving),
  embeddings('cohere.embed-multilingual-image-v3.0', '2025-05-14', '3.0', leaving),
  rerank('cohere.rerank-v4.0-fast', '2026-02-10', '4.0'),
  rerank('cohere.rerank-v4.0-pro', '2026-02-10', '4.0'),
  // On dedicated clusters only: OCI documentation, "Cohere Rerank 3.5"; 404 on demand (oracle/langchain-oracle).
  rerank('cohere.rerank-v3.5', '2025-05-14', '3.5', { onDemand: 'elsewhere' }),
];
