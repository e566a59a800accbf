/** Requirements of subject `routing`: which route serves a model, for clients that pick it by the model's name. */
import type { Requirement } from '../requirement.js';
import { sdkModel } from './sources.js';

const agents = 'openai/openai-agents-python PR 3612';
const locus = 'oracle-samples/locus';
const jetuse = 'sogawa-yk/jetuse, docs/verification';

export const routingRequirements: readonly Requirement[] = [
  {
    id: 'routing/cohere',
    statement:
      'Cohere’s models are asked natively, in a format of their own: the OpenAI-compatible routes refuse them.',
    level: 'must',
    evidence: 'several-reports',
    source: `${jetuse}/SPIKE-01.md and SEC-02.md; ${locus}; oracle-samples/oci-openai, README`,
  },
  {
    id: 'routing/cohere-v2',
    statement: 'Cohere’s reasoning models take COHEREV2 alone.',
    level: 'should',
    evidence: 'one-report',
    source:
      'BerriAI/litellm, litellm/llms/oci/chat/cohere_v2.py; oracle/langchain-oracle, unit tests',
  },
  {
    id: 'routing/responses-only',
    statement:
      'Models that Responses alone serve (gpt-5.5-pro, Grok’s multi-agent models) are asked there.',
    level: 'must',
    evidence: 'several-reports',
    source: `${jetuse}/SP3-06.md and AGT-06.md; ${locus}; oracle/langchain-oracle issue 221 and PR 242`,
  },
  {
    id: 'routing/chat-only',
    statement: 'openai.gpt-audio is asked by chat completions, which alone serve it.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle issue 226 and PR 227',
  },
  {
    id: 'routing/served',
    statement:
      'A model that several routes serve is asked by one of them, at the first try: Llama, Grok, Gemini and OpenAI’s models natively or by chat completions, all but Llama by Responses too.',
    level: 'must',
    evidence: 'several-reports',
    source: `${jetuse}/AGT-06.md; traceloop/openllmetry, cassettes; ${agents}; ${locus}`,
  },
  {
    id: 'routing/ocid',
    statement:
      'An OCID in the place of a name is asked natively: an endpoint’s DEDICATED, a model’s ON_DEMAND. Whether an OpenAI-compatible route takes one is disputed.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${sdkModel('dedicated-serving-mode.d.ts and on-demand-serving-mode.d.ts')}; ${locus}, get_model; oracle/agent-spec issue 263`,
  },
  {
    id: 'routing/prefix',
    statement:
      'Where a client takes prefixes, they pick the route and are not sent: `oci:` names the vendor of the service, `responses:` the route.',
    level: 'info',
    evidence: 'one-report',
    source: `${locus}, get_model (oci:); ${agents} (responses:)`,
  },
  {
    id: 'routing/case',
    statement:
      'Names of models are lower case on the wire; a client that takes other spellings routes them alike.',
    level: 'info',
    evidence: 'one-report',
    source: `${locus} and oracle/langchain-oracle, tests of routing`,
  },
  {
    id: 'routing/unknown-vendor',
    statement:
      'A model of a vendor that the client does not know ends in an answer or a clean error, after one request.',
    level: 'should',
    evidence: 'one-report',
    source: `${locus}, get_model (everything else goes to chat completions)`,
  },
  {
    id: 'routing/spelling',
    statement: 'Settings and tools are spelled as the route that was picked has them.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('generic-chat-request.d.ts and cohere-chat-request.d.ts')}; OpenAI API reference, Create chat completion and Create a model response`,
  },
];
