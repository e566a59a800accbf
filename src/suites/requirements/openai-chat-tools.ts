/** OpenAI chat completions: calls of tools. */
import type { Requirement } from '../requirement.js';
import { aibridge, measured, ociWorker, openAiReference } from './openai-chat-sources.js';

export const openAiChatToolsRequirements: readonly Requirement[] = [
  {
    id: 'chat/tools/fragments',
    statement:
      'The first fragment of a call carries index, id, type and name; those after it carry index and a piece of the arguments.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion chunk object'),
  },
  {
    id: 'chat/tools/by-index',
    statement: 'Parallel calls are told apart by index, in the order of which they are reported.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion chunk object'),
  },
  {
    id: 'chat/tools/whole-answer',
    statement:
      'In a whole answer message.tool_calls holds id, type and function with name and arguments, a JSON text.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion object'),
  },
  {
    id: 'chat/tools/text-before',
    statement: 'Text may come before a call; both are reported.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('the chat completion chunk object'),
  },
  {
    id: 'chat/tools/whole-in-one-delta',
    statement: 'A delta may hold a whole call, or several.',
    level: 'should',
    evidence: 'one-report',
    source: `${aibridge}; Grok on the native route does so`,
  },
  {
    id: 'chat/tools/in-turns',
    statement: 'Fragments of several calls may take turns; index says whose they are.',
    level: 'should',
    evidence: 'inferred',
    source: `allowed by the shape; ${measured}`,
  },
  {
    id: 'chat/tools/without-id',
    statement: 'Calls of Gemini may have no id; they are calls all the same.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'BerriAI/litellm issue 19223; oracle/langchain-oracle issue 78 and PR 81 (native route)',
  },
  {
    id: 'chat/tools/without-role',
    statement: 'Chunks with calls may name no role at all.',
    level: 'should',
    evidence: 'one-report',
    source: `${ociWorker('addsAssistantRoleToToolCallSsePayload')}; ${measured}: an accumulator throws`,
  },
  {
    id: 'chat/tools/renewed-ids',
    statement:
      'Every fragment may come under a new id, as a proxy in between made them; it is one call. The service is not known to do so.',
    level: 'info',
    evidence: 'inferred',
    source: 'BerriAI/litellm PR 40040 (what LiteLLM itself sent on)',
  },
  {
    id: 'chat/tools/renewed-indexes',
    statement:
      'Every fragment of the arguments may come under a new index and id, without a name, as a client in between made them; it is one call. The service is not known to do so.',
    level: 'info',
    evidence: 'inferred',
    source: 'oracle/langchain-oracle issue 163 and PR 108 (what LangChain itself handed on)',
  },
  {
    id: 'chat/tools/without-index',
    statement: 'A fragment without an index belongs to the call before it.',
    level: 'info',
    evidence: 'inferred',
    source: `${measured}: one loses the call, the other throws`,
  },
  {
    id: 'chat/tools/late-name',
    statement: 'The name may come in a later fragment than the id.',
    level: 'info',
    evidence: 'inferred',
    source:
      'coder/aibridge, chat completions interception, which looks at the first fragment alone',
  },
  {
    id: 'chat/tools/index-from-1',
    statement:
      'The first call may have index 1, in chunks that carry little else; there is one call, and no empty one before it.',
    level: 'should',
    evidence: 'one-report',
    source: `${aibridge}: streaming with a nonzero tool index; ${measured}: accumulators throw`,
  },
  {
    id: 'chat/tools/finish-stop',
    statement: 'finish_reason may be stop although the turn calls tools; the calls count.',
    level: 'should',
    evidence: 'one-report',
    source:
      "googleapis/python-genai issue 2868 (Google's own endpoint, streamed; its whole answers say tool_calls)",
  },
  {
    id: 'chat/tools/empty-arguments',
    statement: 'Arguments may be an empty text, which stands for no arguments.',
    level: 'should',
    evidence: 'one-report',
    source: aibridge,
  },
  {
    id: 'chat/tools/empty-key',
    statement: 'Arguments of gpt-oss may have an empty key; they are handed on as they are.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, docs/tips.md',
  },
  {
    id: 'chat/tools/broken-arguments',
    statement: 'Arguments that are no JSON are handed on as they are; they do not break the turn.',
    level: 'should',
    evidence: 'inferred',
    source: 'oracle/langchain-oracle issue 163: what a reader makes of renewed indexes',
  },
];
