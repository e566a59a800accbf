/** Requirements of subject `rounds`: turns that are made of what tools answered. */
import type { Requirement } from '../requirement.js';
import { openAiReference } from './openai-chat-sources.js';
import { sdkModel } from './sources.js';

const shapes = sdkModel('tool-message.d.ts, cohere-tool-result.d.ts');

export const roundsRequirements: readonly Requirement[] = [
  {
    id: 'rounds/answered',
    statement:
      'The request after a call carries the call and its answer as a pair, in the shape of the format, for each call of the turn.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${shapes}; ${openAiReference('chat completions, messages, and Responses, input')}; oracle/langchain-oracle issues 78 and 81`,
  },
  {
    id: 'rounds/said-beside-calls',
    statement:
      'A turn that says something and calls tools is repeated whole: its text with its calls.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${sdkModel('assistant-message.d.ts, cohere-chat-bot-message.d.ts')}; ${openAiReference('chat completions, assistant message, content and tool_calls')}`,
  },
  {
    id: 'rounds/as-written',
    statement: 'What a tool answers is a text, which arrives as the tool wrote it.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${shapes}; ${openAiReference('chat completions, tool message, content')}`,
  },
  {
    id: 'rounds/failures-told',
    statement: 'A call whose tool broke is answered too: a call without an answer is refused.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'oracle/langchain-oracle issue 78 (Gemini: a result for every call); OpenAI API reference: an assistant message with tool_calls must be followed by tool messages for each; coder/aibridge',
  },
  {
    id: 'rounds/to-the-end',
    statement:
      'Rounds go on while the model calls tools, and each request tells of all that came before.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('function calling guide'),
  },
  {
    id: 'rounds/ids-made',
    statement:
      'A call that came without an id is given one by the client, different from all others of the conversation, since its answer has to name it.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'oracle/langchain-oracle issues 78 and 252; BerriAI/litellm issue 18654 (Gemini calls without ids); oracle-samples/locus',
  },
];
