/** Rules of the OpenAI transports about parameters that a model does not take. */
import type { ChatOptions } from './call.js';
import type { OpenAiRule } from './openai-rule.js';
import type { ErrorReply } from './reply.js';

/** OpenAI's reasoning models, which take their limit under another name. */
const reasons = (model: string): boolean => /^openai\.(?:gpt-5|o\d)/.test(model);
const grok = (model: string): boolean => model.startsWith('xai.');

/** Grok models that take no effort at all. */
const effortless = /^xai\.grok-(?:4\.20|code-fast|4$|.*non-reasoning)/;

/** A rejection of OpenAI's own, inside the service's. */
const fromOpenAi = (param: string, code: string, message: string): ErrorReply => ({
  status: 400,
  style: 'upstream-double-encoded',
  message,
  param,
  code,
});

/** A rejection of xAI's own, as it is. */
const fromXai = (message: string): ErrorReply => ({
  status: 400,
  style: 'upstream-bare-string',
  message,
});

/** What xAI calls a model: `grok-4.20` for every model of that line. */
const xaiName = (model: string): string =>
  model.startsWith('xai.grok-4.20') ? 'grok-4.20' : model.replace('xai.', '');

const lacksParameter = (model: string, parameter: string): ErrorReply =>
  fromXai(`Model ${xaiName(model)} does not support parameter ${parameter}.`);

type Effort = NonNullable<ChatOptions['reasoningEffort']>;
const effortsOfGrokMini: readonly Effort[] = ['low', 'high'];
const effortsNotOfGemini: readonly Effort[] = ['none', 'low'];

const penalties = [
  ['frequency_penalty', 'frequencyPenalty'],
  ['presence_penalty', 'presencePenalty'],
] as const;

export const parameterRules: readonly OpenAiRule[] = [
  {
    id: 'openai-max-tokens',
    on: 'openai-chat',
    refuse: ({ model, body }) =>
      reasons(model) && typeof body.max_tokens === 'number'
        ? fromOpenAi(
            'max_tokens',
            'unsupported_parameter',
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          )
        : undefined,
    evidence: 'live',
    source:
      'oracle/langchain-oracle, tests/unit_tests/chat_models/test_gpt5_param_compat.py; sogawa-yk/jetuse, docs/tips.md (beginning and code; the rest of the text is OpenAI’s)',
  },
  {
    id: 'openai-temperature',
    on: 'openai-chat',
    refuse: ({ model, call }) => {
      const { temperature = 1 } = call.options ?? {};
      return model.startsWith('openai.gpt-5') && temperature !== 1
        ? fromOpenAi(
            'temperature',
            'unsupported_value',
            `Unsupported value: 'temperature' does not support ${temperature} with this model. Only the default (1) value is supported.`,
          )
        : undefined;
    },
    evidence: 'live',
    source:
      'oracle/langchain-oracle, tests/unit_tests/chat_models/test_gpt5_param_compat.py (envelope, code and param; the text is shortened there)',
  },
  {
    id: 'search-preview-sampling',
    on: 'openai-chat',
    refuse: ({ model, body }) => {
      const given = ['temperature', 'top_p'].filter((name) => typeof body[name] === 'number');
      return model.endsWith('-search-preview') && given.length > 0
        ? fromOpenAi(
            given[0] ?? '',
            'unsupported_parameter',
            `Model incompatible request arguments supplied: ${given.join(', ')}`,
          )
        : undefined;
    },
    evidence: 'live',
    source: 'sogawa-yk/jetuse (text; the envelope is inferred)',
  },
  {
    id: 'openai-tools-on-chat',
    on: 'openai-chat',
    refuse: ({ model, call }) =>
      /^openai\.gpt-5\.[56]/.test(model) && (call.tools?.length ?? 0) > 0
        ? fromOpenAi(
            'reasoning_effort',
            'unsupported_parameter',
            `Function tools with reasoning_effort are not supported for ${model.replace('openai.', '')} in /v1/chat/completions. Please use /v1/responses instead.`,
          )
        : undefined,
    evidence: 'live',
    source:
      'sogawa-yk/jetuse, docs/tips.md (8 Jul 2026) and SP3-06.md, also without an effort (text; param, code and how the model is called are inferred)',
  },
  {
    id: 'grok-penalties',
    refuse: ({ model, body }) => {
      const given = penalties.find(([name]) => typeof body[name] === 'number');
      return grok(model) && given ? lacksParameter(model, given[1]) : undefined;
    },
    evidence: 'client-test',
    source:
      'oracle-samples/locus, openai_compat.py drops them, 0 too (refused; status and text are inferred)',
  },
  {
    id: 'grok-reasoning-effort',
    refuse: ({ model, call }) =>
      effortless.test(model) && call.options?.reasoningEffort !== undefined
        ? lacksParameter(model, 'reasoningEffort')
        : undefined,
    evidence: 'live',
    source:
      'BerriAI/litellm PR #40732 (grok-4.20), issue #31449 (others, pasted from the native route); sogawa-yk/jetuse, AGT-06.md. The envelope here is that of other rejections by xAI',
  },
  {
    id: 'grok-mini-reasoning-effort',
    refuse: ({ model, call }) => {
      const effort = call.options?.reasoningEffort;
      return model.startsWith('xai.grok-3-mini') && effort && !effortsOfGrokMini.includes(effort)
        ? fromXai(`Invalid reasoning effort: ${effort}.`)
        : undefined;
    },
    evidence: 'client-test',
    source: 'mastalee928/oci-worker, tests (which efforts; status and text are ours)',
  },
  {
    id: 'gemini-reasoning-effort',
    refuse: ({ model, call }) => {
      const effort = call.options?.reasoningEffort;
      return model.startsWith('google.') && effort && effortsNotOfGemini.includes(effort)
        ? { status: 400, message: 'thinking_level is not supported' }
        : undefined;
    },
    evidence: 'live',
    source: 'sogawa-yk/jetuse, AGT-06.md (text on Responses; on chat the status alone)',
  },
];
