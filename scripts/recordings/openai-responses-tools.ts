/** Responses streams that call tools. */
import { gemini, gpt, gptOss, grokOfResponses as grok } from './models.js';
import * as builtIns from './openai-responses-built-ins.js';
import * as content from './openai-responses-content.js';
import { aibridge, reported, sdkTypes, streamOf } from './openai-responses-say.js';
import type { Origin, Recipe } from './recipe.js';

const row = (name: string, model: string, from: Origin, make: Recipe['make']): Recipe => ({
  id: `openai-responses/${name}`,
  model,
  from,
  make,
});

const mcp = reported('oracle-samples/oci-genai-auth-python, examples: MCP items');

export const responsesToolRecipes: readonly Recipe[] = [
  row('function-call', gpt, aibridge('streaming/builtin_tool'), streamOf(content.oneCall)),
  row('function-call-grok', grok, aibridge('streaming/builtin_tool'), streamOf(content.oneCall)),
  row(
    'function-call-gpt-oss',
    gptOss,
    aibridge('streaming/builtin_tool'),
    streamOf(content.oneCall),
  ),
  row(
    'function-call-gemini',
    gemini,
    aibridge('streaming/builtin_tool'),
    streamOf(content.oneCall),
  ),
  row(
    'function-calls-parallel',
    gpt,
    aibridge('streaming/single_builtin_tool_parallel'),
    streamOf(content.twoCalls),
  ),
  row(
    'function-calls-same-twice',
    gpt,
    aibridge('streaming/single_builtin_tool_parallel'),
    streamOf(content.sameTwice),
  ),
  row(
    'function-call-empty-object',
    gpt,
    aibridge('streaming/builtin_tool'),
    streamOf(content.callWithoutArguments),
  ),
  row(
    'function-call-no-arguments',
    gpt,
    aibridge('streaming: empty arguments'),
    streamOf(content.callWithNoText),
  ),
  row(
    'function-call-broken-arguments',
    gpt,
    sdkTypes('arguments is text'),
    streamOf(content.callWithBrokenArguments),
  ),
  row(
    'commentary-then-function-call',
    gpt,
    aibridge('streaming/commentary_builtin_tool'),
    streamOf(content.commentaryThenCall),
  ),
  row(
    'summary-commentary-function-call',
    gpt,
    aibridge('streaming/summary_and_commentary_builtin_tool'),
    streamOf(content.summaryCommentaryCall),
  ),
  row(
    'multi-reasoning-function-calls',
    gpt,
    aibridge('streaming/multi_reasoning_builtin_tool'),
    streamOf(content.reasonedTwiceThenCalls),
  ),
  row('custom-tool', gpt, aibridge('streaming/custom_tool'), streamOf(builtIns.customTool)),
  row('file-search', gpt, sdkTypes('ResponseFileSearchToolCall'), streamOf(builtIns.fileSearch)),
  row('web-search', gpt, sdkTypes('ResponseFunctionWebSearch'), streamOf(builtIns.webSearch)),
  row(
    'code-interpreter',
    gpt,
    sdkTypes('ResponseCodeInterpreterToolCall'),
    streamOf(builtIns.codeInterpreter),
  ),
  row('image-generation', gpt, sdkTypes('ImageGenerationCall'), streamOf(builtIns.imageGeneration)),
  row('mcp-call', gpt, mcp, streamOf(builtIns.mcpWell)),
  row('mcp-call-failed', gpt, sdkTypes('ResponseMcpCallFailedEvent'), streamOf(builtIns.mcpFailed)),
  row('mcp-approval-request', gpt, mcp, streamOf(builtIns.mcpApproval)),
];
