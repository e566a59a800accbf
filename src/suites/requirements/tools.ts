/** How tool calls are spread over frames and answers. */
import type { Requirement } from '../requirement.js';
import { langchain4j, relay, sdkModel } from './sources.js';

export const toolsRequirements: readonly Requirement[] = [
  {
    id: 'tools/generic/flat-delta',
    statement:
      'message.toolCalls carries calls in GENERIC frames; an entry is flat (type, id, name, arguments) and has no index of its own: every frame counts from position 0.',
    level: 'must',
    evidence: 'several-reports',
    source: `${langchain4j('multiToolSingleArg, multiChunkedTool')}; oracle/langchain-oracle issues 163, 252, 253; langchain4j/langchain4j-community issue 392`,
  },
  {
    id: 'tools/generic/whole-calls',
    statement:
      'P1: a call comes whole in one frame, with an id; parallel calls come in frames of their own, each at position 0 (xAI Grok). They are separate calls.',
    level: 'must',
    evidence: 'several-reports',
    source: `${langchain4j('multiToolSingleArg, multiToolMultiArgs')}; langchain4j/langchain4j-community issue 392; oracle/langchain-oracle issue 100`,
  },
  {
    id: 'tools/generic/opening-without-arguments',
    statement:
      'P2: the opening frame has id and name and no arguments; fragments have neither; empty fragments stand between calls and the last one in the final frame (Meta Llama).',
    level: 'must',
    evidence: 'several-reports',
    source: `${langchain4j('singleChunkedTool, multiChunkedTool')}; jin38324/OCI_GenAI_access_gateway issue 22`,
  },
  {
    id: 'tools/generic/opening-with-empty-arguments',
    statement:
      'P3: the opening frame has id, name and empty arguments, then fragments without id; parallel calls follow one another (OpenAI GPT). A fragment belongs to the call opened last.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'oracle/langchain-oracle issues 150, 163, 252, 253 and PR 254; BerriAI/litellm PR 40040',
  },
  {
    id: 'tools/generic/whole-call-without-id',
    statement:
      'P4: a call comes whole and without id, beside a TEXT part that has no text (Google Gemini); the call is not lost.',
    level: 'must',
    evidence: 'several-reports',
    source: 'oracle/langchain-oracle issue 86; BerriAI/litellm issue 18654 and PR 27192',
  },
  {
    id: 'tools/generic/fragments-without-any-id',
    statement: 'P5: as P2, yet no frame has an id (Llama); name and arguments still make a call.',
    level: 'should',
    evidence: 'one-report',
    source: langchain4j('missingToolCallId'),
  },
  {
    id: 'tools/generic/id-in-every-fragment',
    statement:
      'P6: every fragment repeats the id, and fragments of two calls may alternate; an id that is known continues its call.',
    level: 'should',
    evidence: 'several-reports',
    source: `${relay}; oracle/langchain-oracle issues 100, 108`,
  },
  {
    id: 'tools/generic/empty-ids-in-fragments',
    statement:
      'P7: fragments may carry an empty id and an empty name; these do not overwrite the real ones.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle issue 150 and PR 151',
  },
  {
    id: 'tools/generic/nested-function',
    statement:
      'A GENERIC frame may nest name and arguments in function, as OpenAI does; all pasted output contradicts it.',
    level: 'info',
    evidence: 'one-report',
    source: 'acedergren/oci-genai-provider, test fixtures',
  },
  {
    id: 'tools/name-as-given',
    statement: 'The name of a function is the one under which it was offered, letter by letter.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('function-call.d.ts'),
  },
  {
    id: 'tools/arguments-are-text',
    statement:
      'arguments is the text that the model wrote: two calls of one function stay two, an empty object stays, and broken JSON is kept for the caller to see.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'oracle/langchain-oracle issues 52, 163; oracle-samples/locus, generic.py parse_stream_chunk; run-llama/llama_index issue 19376',
  },
  {
    id: 'tools/text-and-calls',
    statement: 'A turn may hold text and calls; both are reported.',
    level: 'must',
    evidence: 'several-reports',
    source: 'oracle/langchain-oracle issue 86; BerriAI/litellm PR 39965',
  },
  {
    id: 'tools/ids-are-unique',
    statement:
      'Where the wire has no id, a client leaves it out or makes one; what it makes is not empty and not used twice.',
    level: 'must',
    evidence: 'several-reports',
    source: 'BerriAI/litellm issue 18654 and PR 27192; oracle/langchain-oracle PR 79',
  },
  {
    id: 'tools/cohere/parameters-are-an-object',
    statement:
      'A COHERE call has a name and parameters, which is a JSON object; there is no id, and the turn ends as COMPLETE.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('cohere-tool-call.d.ts, cohere-chat-response.d.ts')}; BerriAI/litellm PR 30947`,
  },
  {
    id: 'tools/calls-as-text',
    statement:
      'Models on dedicated clusters may write calls into the text as <tool_call>…</tool_call>; the text arrives as it was written.',
    level: 'info',
    evidence: 'several-reports',
    source: 'oracle/langchain-oracle issue 207; oracle-samples/locus, docs/how-to/oci-dac.md',
  },
  {
    id: 'tools/sparse-index',
    statement: 'Calls may carry an index that does not begin at zero or leaves gaps.',
    level: 'info',
    evidence: 'inferred',
    source: 'OpenAI chat completions; native entries have no index',
    excluded: 'Belongs to the OpenAI-compatible transport, which this suite does not run.',
  },
  {
    id: 'tools/loops',
    statement: 'Loops of tool turns, their limits, and tools that a gateway injects.',
    level: 'info',
    evidence: 'inferred',
    source: 'behaviour of agents and gateways, not of the service',
    excluded:
      'Limits and injected tools are the policy of an agent or gateway; that rounds are gone through to the end is held by rounds/to-the-end.',
  },
];
