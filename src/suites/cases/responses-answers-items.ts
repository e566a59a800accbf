/** What whole Responses call, and how they end. One row a recording. */
import type { Case, CheckUse } from '../case.js';
import type { Played } from './played.js';
import { wholeResponse } from './responses-played.js';

/** An error that came with the answer, beside what was said before it. */
const failed: readonly CheckUse[] = [
  'error-is-reported',
  'error-message-is-reported',
  'text-before-the-error-is-kept',
  'no-clean-finish',
];

const usual = [
  'responses-drops-built-in-calls',
  'responses-reads-top-level-text',
  'responses-usage-always-zero',
] as const;

const rows: readonly Played[] = [
  {
    recording: 'openai-responses/answer-function-call',
    title: 'A call is reported with its name, its arguments and its call_id.',
    because: ['responses/answer/function-call'],
    model: 'gpt',
    tools: true,
    caughtBy: ['responses-calls-by-item-id', 'responses-usage-always-zero'],
  },
  {
    recording: 'openai-responses/answer-function-calls-parallel',
    title: 'Two calls are two, each with its own arguments.',
    because: ['responses/answer/function-call'],
    model: 'gpt',
    tools: true,
    caughtBy: [
      'responses-calls-by-item-id',
      'responses-first-call-only',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-function-calls-same-twice',
    title: 'Two calls of one function are two.',
    because: ['responses/answer/function-call'],
    model: 'gpt',
    tools: true,
    caughtBy: [
      'responses-calls-by-item-id',
      'responses-first-call-only',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-function-call-empty-object',
    title: 'A call without arguments keeps its {}.',
    because: ['responses/answer/function-call'],
    model: 'gpt',
    tools: true,
    caughtBy: ['responses-calls-by-item-id', 'responses-usage-always-zero'],
  },
  {
    recording: 'openai-responses/answer-function-call-no-arguments',
    title: 'A call whose arguments are an empty text is still a call.',
    because: ['responses/answer/function-call'],
    model: 'gpt',
    tools: true,
    caughtBy: [
      'responses-calls-by-item-id',
      'responses-mends-arguments',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-function-call-broken-arguments',
    title: 'Arguments that break off are reported as they are.',
    because: ['responses/answer/function-call'],
    model: 'gpt',
    tools: true,
    raw: true,
    caughtBy: [
      'responses-calls-by-item-id',
      'responses-mends-arguments',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-commentary-then-function-call',
    title: 'What the model says before it calls is kept.',
    because: ['responses/stream/several-items'],
    model: 'gpt',
    tools: true,
    caughtBy: [
      'responses-calls-by-item-id',
      'responses-reads-top-level-text',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-multi-reasoning-function-calls',
    title: 'Reasoning between calls is no call and no text.',
    because: ['responses/stream/several-items'],
    model: 'gpt',
    tools: true,
    caughtBy: [
      'responses-calls-by-item-id',
      'responses-drops-reasoning',
      'responses-first-call-only',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-summary-commentary-function-call',
    title: 'Reasoning, text and a call in one turn are three things.',
    because: ['responses/stream/several-items'],
    model: 'gpt',
    tools: true,
    caughtBy: [
      'responses-calls-by-item-id',
      'responses-drops-reasoning',
      'responses-reads-top-level-text',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-file-search',
    title: 'A file search of the service is told, and its text is the text.',
    because: ['responses/stream/built-in-tools'],
    model: 'gpt',
    and: ['built-in-calls-are-as-given'],
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-web-search',
    title: 'A web search of the service is told, and its text is the text.',
    because: ['responses/stream/built-in-tools'],
    model: 'gpt',
    and: ['built-in-calls-are-as-given'],
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-code-interpreter',
    title: 'Code that the service ran is told, and is no text.',
    because: ['responses/stream/built-in-tools'],
    model: 'gpt',
    and: ['built-in-calls-are-as-given'],
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-image-generation',
    title: 'A turn that makes an image has no text.',
    because: ['responses/stream/built-in-tools'],
    model: 'gpt',
    and: ['built-in-calls-are-as-given'],
    caughtBy: [
      'responses-drops-built-in-calls',
      'responses-empty-answer-is-an-error',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-mcp-call',
    title: 'An MCP call of the service is told, and is no call for the client.',
    because: ['responses/stream/mcp'],
    model: 'gpt',
    and: ['built-in-calls-are-as-given'],
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-mcp-call-failed',
    title: 'An MCP call that failed does not fail the turn.',
    because: ['responses/stream/mcp'],
    model: 'gpt',
    and: ['built-in-calls-are-as-given'],
    caughtBy: [...usual],
  },
  {
    recording: 'openai-responses/answer-mcp-approval-request',
    title: 'A turn that waits for approval has no text, and no error.',
    because: ['responses/stream/mcp'],
    model: 'gpt',
    and: ['built-in-calls-are-as-given'],
    caughtBy: [
      'responses-drops-built-in-calls',
      'responses-empty-answer-is-an-error',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-custom-tool',
    title: 'The input of a custom tool is text, not JSON.',
    because: ['responses/stream/custom-tools'],
    model: 'gpt',
    and: ['built-in-calls-are-as-given'],
    caughtBy: [
      'responses-drops-built-in-calls',
      'responses-empty-answer-is-an-error',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-incomplete-max-output-tokens',
    title: 'A turn cut by its limit is reported as cut, with its text.',
    because: ['responses/answer/status'],
    model: 'gpt',
    caughtBy: [
      'responses-incomplete-is-stop',
      'responses-reads-top-level-text',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-incomplete-content-filter',
    title: 'A turn that a filter ended is reported as such.',
    because: ['responses/answer/status'],
    model: 'gpt',
    caughtBy: [
      'responses-incomplete-is-stop',
      'responses-reads-top-level-text',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-incomplete-without-text',
    title: 'A limit that was spent on reasoning leaves an empty text.',
    because: ['responses/answer/status'],
    model: 'gpt',
    caughtBy: [
      'responses-empty-answer-is-an-error',
      'responses-incomplete-is-stop',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-cancelled',
    title: 'A turn that was cancelled is reported as such.',
    because: ['responses/answer/status'],
    model: 'gpt',
    caughtBy: [
      'responses-cancelled-is-stop',
      'responses-empty-answer-is-an-error',
      'responses-usage-always-zero',
    ],
  },
  {
    recording: 'openai-responses/answer-queued',
    title: 'A turn that waits has no end yet, and no error.',
    because: ['responses/answer/status'],
    model: 'gpt',
    caughtBy: ['responses-empty-answer-is-an-error', 'responses-no-end-is-stop'],
  },
  {
    recording: 'openai-responses/answer-failed',
    title: 'A response that failed is an error, with the words of the service.',
    because: ['responses/answer/failed'],
    model: 'gpt',
    outcome: failed,
    caughtBy: ['responses-failed-is-clean'],
  },
  {
    recording: 'openai-responses/answer-http-error',
    twice: true,
    title: 'An error object with a status is reported with its code and its words.',
    because: ['responses/error/unwrapped'],
    model: 'gpt',
    outcome: [
      'error-status-is-reported',
      { check: 'error-code-is-reported', expect: 'invalid_api_key' },
      'error-message-is-reported',
      'no-clean-finish',
    ],
    caughtBy: ['reports-no-code', 'reports-no-message', 'reports-no-status', 'swallows-errors'],
  },
  {
    recording: 'openai-responses/answer-wrong-response-format',
    title: 'An answer that is something else gives no made-up text.',
    because: ['responses/stream/not-a-response'],
    level: 'info',
    model: 'gpt',
    outcome: ['text-before-the-error-is-kept', 'no-clean-finish'],
    caughtBy: ['responses-no-end-is-stop'],
  },
];

export const responsesAnswersItems: readonly Case[] = rows.map(wholeResponse);
