/** Whole Responses. */
import { gpt, gptOss, grokOfResponses as grok, multiAgent } from './models.js';
import * as builtIns from './openai-responses-built-ins.js';
import * as content from './openai-responses-content.js';
import { aibridge, answerOf, askResponses, reported, sdkTypes } from './openai-responses-say.js';
import type { Origin, Recipe } from './recipe.js';

const simple = aibridge('blocking/simple');
const state = sdkTypes('Response.status');

const row = (
  name: string,
  model: string,
  from: Origin,
  make: Recipe['make'],
  variations?: readonly string[],
): Recipe => ({
  id: `openai-responses/answer-${name}`,
  model,
  from,
  make,
  ...(variations === undefined ? {} : { variations }),
});

/** An answer that ended otherwise: its turn is told anew. */
const ended =
  (
    make: Recipe['make'],
    turn: Partial<ReturnType<Recipe['make']>['turn']>,
    rest = {},
  ): Recipe['make'] =>
  (kit, model) => {
    const made = make(kit, model);
    return { ...made, turn: { ...made.turn, ...turn }, ...rest };
  };

const serverError = { code: 'server_error', message: 'The model stopped answering.' };
const noUsage = ({ usage: _, ...turn }: ReturnType<Recipe['make']>['turn']) => turn;
const empty: Parameters<typeof answerOf>[0] = () => ({ items: [], turn: {} });

export const responsesAnswerRecipes: readonly Recipe[] = [
  row('text', grok, simple, answerOf(content.text())),
  row('text-gpt-oss', gptOss, simple, answerOf(content.text())),
  row(
    'multi-agent',
    multiAgent,
    reported('oracle/langchain-oracle PR #242: where the text stands'),
    answerOf(content.text()),
  ),
  row('emoji', grok, simple, answerOf(content.text('Tea 🍵, crew 👩‍🚀👨‍👩‍👧, flag 🏴‍☠️.'))),
  row('arabic', grok, simple, answerOf(content.text('القطار يصل عند الظهر، ثم يعود.'))),
  row('hebrew', grok, simple, answerOf(content.text('הרכבת מגיעה בצהריים (12:00) וחוזרת.'))),
  row(
    'multi-line-text',
    grok,
    simple,
    answerOf(content.text('One.\n\n```\ntwo\r\n```\n\u2028three')),
  ),
  row('two-messages', gpt, aibridge('blocking: phases'), answerOf(content.twoMessages)),
  row('refusal', gpt, sdkTypes('ResponseOutputRefusal'), answerOf(content.refusal)),
  row(
    'text-then-refusal',
    gpt,
    sdkTypes('ResponseOutputMessage'),
    answerOf(content.textThenRefusal),
  ),
  row('reasoning-summary', grok, sdkTypes('ResponseReasoningItem'), answerOf(content.reasoned)),
  row(
    'reasoning-two-summaries',
    gpt,
    sdkTypes('ResponseReasoningItem'),
    answerOf(content.reasonedInTwo),
  ),
  row(
    'reasoning-text',
    gptOss,
    sdkTypes('ResponseReasoningItem.Content'),
    answerOf(content.reasonedInTheOpen),
  ),
  row(
    'reasoning-encrypted',
    gpt,
    sdkTypes('ResponseReasoningItem'),
    answerOf(content.reasonedInSecret),
  ),
  row('function-call', gpt, aibridge('blocking/single_builtin_tool'), answerOf(content.oneCall)),
  row(
    'function-calls-parallel',
    gpt,
    aibridge('blocking/single_builtin_tool_parallel'),
    answerOf(content.twoCalls),
  ),
  row(
    'function-calls-same-twice',
    gpt,
    aibridge('blocking/single_builtin_tool_parallel'),
    answerOf(content.sameTwice),
  ),
  row(
    'function-call-empty-object',
    gpt,
    aibridge('blocking/single_builtin_tool'),
    answerOf(content.callWithoutArguments),
  ),
  row(
    'function-call-no-arguments',
    gpt,
    aibridge('blocking: empty arguments'),
    answerOf(content.callWithNoText),
  ),
  row(
    'function-call-broken-arguments',
    gpt,
    sdkTypes('arguments is text'),
    answerOf(content.callWithBrokenArguments),
  ),
  row(
    'commentary-then-function-call',
    gpt,
    aibridge('blocking/commentary_builtin_tool'),
    answerOf(content.commentaryThenCall),
  ),
  row(
    'summary-commentary-function-call',
    gpt,
    aibridge('blocking/summary_and_commentary_builtin_tool'),
    answerOf(content.summaryCommentaryCall),
  ),
  row(
    'multi-reasoning-function-calls',
    gpt,
    aibridge('blocking/multi_reasoning_builtin_tool'),
    answerOf(content.reasonedTwiceThenCalls),
  ),
  row('custom-tool', gpt, aibridge('blocking/custom_tool'), answerOf(builtIns.customTool)),
  row('file-search', gpt, sdkTypes('ResponseFileSearchToolCall'), answerOf(builtIns.fileSearch)),
  row('web-search', gpt, sdkTypes('ResponseFunctionWebSearch'), answerOf(builtIns.webSearch)),
  row(
    'code-interpreter',
    gpt,
    sdkTypes('ResponseCodeInterpreterToolCall'),
    answerOf(builtIns.codeInterpreter),
  ),
  row('image-generation', gpt, sdkTypes('ImageGenerationCall'), answerOf(builtIns.imageGeneration)),
  row('mcp-call', gpt, sdkTypes('McpCall'), answerOf(builtIns.mcpWell)),
  row('mcp-call-failed', gpt, sdkTypes('McpCall'), answerOf(builtIns.mcpFailed)),
  row('mcp-approval-request', gpt, sdkTypes('McpApprovalRequest'), answerOf(builtIns.mcpApproval)),
  row('conversation', gpt, aibridge('blocking/conversation'), answerOf(content.inConversation)),
  row(
    'previous-response',
    gpt,
    aibridge('blocking/prev_response_id'),
    answerOf(content.afterResponse),
  ),
  row(
    'cached-input-tokens',
    gpt,
    aibridge('blocking/cached_input_tokens'),
    answerOf(content.cachedInput),
  ),
  row(
    'zero-data-retention',
    gpt,
    reported('sogawa-yk/jetuse, SP3-06: store echoed false'),
    answerOf(content.withoutRetention),
  ),
  row(
    'incomplete-max-output-tokens',
    gpt,
    state,
    ended(
      answerOf(content.text(), {
        status: 'incomplete',
        completed_at: null,
        incomplete_details: { reason: 'max_output_tokens' },
      }),
      { finishReason: 'length' },
    ),
  ),
  row(
    'incomplete-without-text',
    gpt,
    state,
    ended(
      answerOf(empty, {
        status: 'incomplete',
        completed_at: null,
        incomplete_details: { reason: 'max_output_tokens' },
      }),
      { finishReason: 'length' },
    ),
  ),
  row(
    'incomplete-content-filter',
    gpt,
    state,
    ended(
      answerOf(content.text(), {
        status: 'incomplete',
        completed_at: null,
        incomplete_details: { reason: 'content_filter' },
      }),
      { finishReason: 'content_filter' },
    ),
  ),
  row(
    'failed',
    gpt,
    state,
    ended(
      answerOf(empty, { status: 'failed', completed_at: null, error: serverError }),
      { finishReason: 'error' },
      { error: serverError },
    ),
  ),
  row(
    'cancelled',
    gpt,
    state,
    ended(answerOf(empty, { status: 'cancelled', completed_at: null }), {
      finishReason: 'cancelled',
    }),
  ),
  row('queued', gpt, state, (kit, model) => {
    const background = { background: true };
    const own = () => ({
      items: [],
      turn: { finishReason: null },
      ask: background,
      echo: background,
    });
    const made = answerOf(own, { status: 'queued', completed_at: null, usage: null })(kit, model);
    return { ...made, turn: noUsage(made.turn) };
  }),
  row(
    'pretty-printed',
    gpt,
    aibridge('blocking: lines and indents'),
    answerOf(content.text(), {}, (answer) => JSON.stringify(answer, null, 2)),
  ),
  row(
    'unknown-members',
    gpt,
    sdkTypes('none: members that clients must ignore'),
    answerOf(content.text(), { frobnicated: { deep: [1] } }),
  ),
  row(
    'minimal',
    gpt,
    sdkTypes('Response: members that may be missing', 'Not seen; a test of tolerance.'),
    (kit, model) => {
      const made = answerOf(content.text())(kit, model);
      const text = made.turn.text;
      return {
        ...made,
        body: JSON.stringify({
          id: 'resp_1',
          object: 'response',
          status: 'completed',
          model,
          output: [
            { type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] },
          ],
        }),
        turn: noUsage(made.turn),
      };
    },
    ['missing-members'],
  ),
  row(
    'wrong-response-format',
    gpt,
    aibridge('blocking/wrong_response_format'),
    (kit, model) => ({
      request: askResponses(model, kit.question()),
      body: '{"object":"chat.completion","choices":[]}',
      turn: { text: '', toolCalls: [], finishReason: null },
    }),
    ['malformed'],
  ),
  row('http-error', gpt, aibridge('blocking/http_error'), (kit, model) => ({
    request: askResponses(model, kit.question()),
    status: 401,
    body: JSON.stringify({
      error: {
        message: 'Incorrect API key provided.',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_api_key',
      },
    }),
    turn: { text: '', toolCalls: [], finishReason: 'error' },
    error: { code: 'invalid_api_key', message: 'Incorrect API key provided.' },
  })),
];
