/**
 * Variants of OpenAI chat completions. No stream of Oracle's was published whole: what is special here
 * was met by clients of this surface, or of the native route with the same model.
 */
import type { Variant } from './dialects/dialect.js';
import type { NamedVariant } from './variant.js';

/** OpenAI's own stream and answer, every member of it. */
export const gptChat: Variant = {
  opening: 'empty-text',
  closing: 'bare',
  toolCalls: 'P3',
  usage: 'own-frame',
  done: true,
  pad: false,
  answerExtras: 'openai',
  chat: { role: 'first', toolIndex: 'from-0', fields: 'openai' },
};

/** The same without the members that say nothing: gpt-oss, Llama. */
export const openWeightsChat: Variant = {
  ...gptChat,
  answerExtras: 'none',
  chat: { role: 'first', toolIndex: 'from-0', fields: 'plain' },
};

/** Grok's: whole calls, a delta each. */
export const grokChat: Variant = { ...openWeightsChat, opening: 'none', toolCalls: 'P1' };

/** Gemini's: few large chunks, whole calls without ids, a usage chunk that has no `choices`. */
export const geminiChat: Variant = {
  ...openWeightsChat,
  opening: 'none',
  closing: 'carries-last-text',
  toolCalls: 'P4',
  usage: 'own-frame-bare',
  chat: {
    role: 'first',
    toolIndex: 'from-0',
    fields: 'plain',
    coalesced: true,
    empty: 'no-message',
  },
};

const plain = openWeightsChat;
/** What a variant of chat completions changes of another one's `chat`. */
const chat = (changes: Partial<NonNullable<Variant['chat']>>): Pick<Variant, 'chat'> => ({
  chat: { role: 'first', toolIndex: 'from-0', fields: 'plain', ...changes },
});

const reference = 'OpenAI API reference; captures of OpenAI streams in coder/aibridge fixtures';
const worker = 'mastalee928/oci-worker, tests of OciGenerativeOpenAiService';
const xai = 'public captures of the API of xAI';
const copilot = 'coder/aibridge, fixture of a stream with a nonzero tool index';
const unseen =
  'not seen on this surface; what the SDKs do with it was measured (openai 6, openai-python 3)';

type Row = readonly [
  name: `openai-chat-${string}`,
  variant: Variant,
  evidence: NamedVariant['evidence'],
  source: string,
];

const rows: readonly Row[] = [
  ['openai-chat-gpt', gptChat, 'inferred', reference],
  ['openai-chat-gpt-oss', plain, 'inferred', reference],
  ['openai-chat-grok', grokChat, 'inferred', 'whole calls as on the native route'],
  ['openai-chat-gemini', geminiChat, 'client-test', worker],
  ['openai-chat-without-done', { ...gptChat, done: false }, 'inferred', 'many services'],
  ['openai-chat-obfuscation', { ...gptChat, pad: true }, 'inferred', reference],

  [
    'openai-chat-no-role',
    { ...plain, opening: 'none', ...chat({ role: 'never' }) },
    'client-test',
    worker,
  ],
  [
    'openai-chat-no-role-beside-calls',
    { ...plain, opening: 'none', ...chat({ role: 'not-beside-calls' }) },
    'client-test',
    worker,
  ],
  [
    'openai-chat-coalesced',
    { ...plain, ...chat({ coalesced: true }) },
    'client-test',
    'oracle-samples/locus, tests',
  ],
  [
    'openai-chat-text-in-closing',
    { ...plain, opening: 'none', closing: 'carries-last-text' },
    'inferred',
    'Gemini: short answers come in one chunk (oracle-samples/locus, tests)',
  ],

  ['openai-chat-usage-bare', { ...plain, usage: 'own-frame-bare' }, 'client-test', worker],
  ['openai-chat-usage-in-closing', { ...plain, usage: 'in-closing' }, 'client-test', copilot],
  ['openai-chat-usage-running', { ...grokChat, usage: 'every-frame' }, 'inferred', xai],
  [
    'openai-chat-usage-never',
    { ...plain, usage: 'never' },
    'inferred',
    'a service that ignores the wish',
  ],

  ['openai-chat-calls-whole', grokChat, 'inferred', 'xAI, native route'],
  [
    'openai-chat-calls-in-one-delta',
    { ...plain, toolCalls: 'whole' },
    'client-test',
    'coder/aibridge, tests',
  ],
  [
    'openai-chat-calls-without-id',
    { ...plain, toolCalls: 'P5' },
    'live',
    'BerriAI/litellm issue #19223; oracle/langchain-oracle issue #78 (native route)',
  ],
  ['openai-chat-calls-in-turns', { ...plain, toolCalls: 'P6' }, 'inferred', unseen],
  [
    'openai-chat-calls-renewed-index',
    { ...plain, toolCalls: 'P7', ...chat({ toolIndex: 'renewed' }) },
    'inferred',
    'oracle/langchain-oracle issue #163 (what LangChain handed on)',
  ],
  [
    'openai-chat-calls-renewed-id',
    { ...plain, toolCalls: 'P8', finishReasons: { tool_calls: 'stop' } },
    'inferred',
    'BerriAI/litellm PR #40040 (what LiteLLM sent on)',
  ],
  [
    'openai-chat-calls-from-1',
    {
      ...plain,
      opening: 'none',
      usage: 'in-closing',
      ...chat({ toolIndex: 'from-1', fields: 'least' }),
    },
    'client-test',
    copilot,
  ],
  [
    'openai-chat-calls-without-index',
    { ...plain, ...chat({ toolIndex: 'none' }) },
    'inferred',
    unseen,
  ],
  [
    'openai-chat-calls-stop',
    { ...plain, finishReasons: { tool_calls: 'stop' } },
    'inferred',
    "googleapis/python-genai issue #2868 (Google's own endpoint)",
  ],
  [
    'openai-chat-max-tokens',
    { ...geminiChat, finishReasons: { length: 'max_tokens' } },
    'live',
    'sogawa-yk/jetuse, docs/tips.md (google.gemini-2.5)',
  ],
  [
    'openai-chat-null-content',
    { ...plain, ...chat({ empty: 'null' }) },
    'live',
    'BerriAI/litellm PR #24816 (native route, Gemini)',
  ],
];

/** The rows, for the one table of variants. */
export const chatVariants: readonly NamedVariant[] = rows.map(
  ([name, variant, evidence, source]) => ({
    name,
    dialect: 'openai-chat',
    variant,
    evidence,
    source,
  }),
);
