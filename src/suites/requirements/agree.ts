/** What a turn comes to, whichever transport it came on. */
import type { Requirement } from '../requirement.js';
import { sdkModel } from './sources.js';

const formats = `${sdkModel('generic-chat-request.d.ts')}; OpenAI API reference, chat completions and responses; OCI documentation, OCI OpenAI-compatible endpoints`;

export const agreeRequirements: readonly Requirement[] = [
  {
    id: 'agree/text',
    statement: "Every transport carries a turn's text whole, letter by letter.",
    level: 'must',
    evidence: 'documented',
    source: formats,
  },
  {
    id: 'agree/calls',
    statement: 'Every transport carries the calls of a turn with id, name and arguments, in order.',
    level: 'must',
    evidence: 'documented',
    source: formats,
  },
  {
    id: 'agree/finish-reason',
    statement:
      'Every transport tells whether a turn stopped, was cut by its limit or calls tools: finishReason, finish_reason, or the status and the items of a response.',
    level: 'must',
    evidence: 'documented',
    source: formats,
  },
  {
    id: 'agree/usage',
    statement:
      'Every transport tells the same token counts: promptTokens, prompt_tokens and input_tokens are one number.',
    level: 'must',
    evidence: 'documented',
    source: formats,
  },
  {
    id: 'agree/reasoning',
    statement:
      'Every transport keeps reasoning apart from the text: reasoningContent, reasoning_content, or the summary of a reasoning item.',
    level: 'should',
    evidence: 'several-reports',
    source: `oracle/langchain-oracle PR 237; acedergren/oci-genai-provider, openai-compatible.ts; OpenAI API reference, responses`,
  },
];
