/** Requirements of OpenAI Responses: what a request must carry, and what is refused. */
import type { Requirement } from '../requirement.js';

const jetuse = 'sogawa-yk/jetuse';

/** A refusal that one party saw. */
const refused = (id: string, statement: string, source: string): Requirement => ({
  id: `responses/refused/${id}`,
  statement,
  level: 'should',
  evidence: 'one-report',
  source,
});

export const responsesRequestsRequirements: readonly Requirement[] = [
  {
    id: 'responses/request/compartment',
    statement:
      'Responses reads the compartment from opc-compartment-id; CompartmentId alone gets 400, Compartment ID must be provided.',
    level: 'must',
    evidence: 'several-reports',
    source: `${jetuse}, orm-jetuse-apply; oracle-samples/oci-openai sends both`,
  },
  {
    id: 'responses/request/project',
    statement:
      "Models that are not OpenAI's need a project or a conversation store: 400, Non-OpenAI models require 'OpenAI-Project' or 'opc-conversation-store-id' header.",
    level: 'must',
    evidence: 'several-reports',
    source: `${jetuse}, AGT-06; mastalee928/oci-worker checks it before it asks`,
  },
  {
    id: 'responses/request/project-of-openai',
    statement: "OpenAI's own models need no project where the tenancy does not enforce one.",
    level: 'must',
    evidence: 'several-reports',
    source: 'openai/openai-agents-python PR #3612; oracle-samples/locus',
  },
  refused(
    'project-misreported',
    'A missing project may be reported as a missing compartment.',
    `${jetuse}, docs/tips.md (12 Jun 2026), FW-01, CHAT-01`,
  ),
  refused(
    'project-unknown',
    'A project of another region, or one not yet known: 400, Invalid OpenAI project.',
    `${jetuse}, AGT-06 and AGT-03`,
  ),
  refused(
    'project-empty',
    'An empty OpenAI-Project header is refused by the list of files: 400.',
    jetuse,
  ),
  refused(
    'elsewhere',
    'Where Responses is not served: 400, Incorrect apiIdentifier GenerativeAiService.responses.',
    `${jetuse}, SPIKE-01`,
  ),
  refused('user', "user is refused: 400, Field 'user' is not supported.", `${jetuse}, SPIKE-10`),
  refused(
    'input',
    "An input of the wrong form: 400, Invalid 'input': expected a valid Responses API input payload.",
    jetuse,
  ),
  refused(
    'client-tools-of-agents',
    "Grok's multi-agent models take no tools of the client: 400, with error as a text.",
    `${jetuse}, AGT-06`,
  ),
  refused(
    'agents-at-the-root',
    "At /v1/responses Grok's multi-agent models read the request themselves: no max_tokens (400), no chat-style items, no messages (422).",
    'oracle/langchain-oracle PR #242; mastalee928/oci-worker',
  ),
  refused(
    'gemini-call-id',
    'Gemini refuses a replayed function_call with an id, and only where a stream is asked for.',
    `${jetuse}, AGT-06`,
  ),
  refused(
    'gemini-system-item',
    'Gemini refuses items with the role system; instructions are taken.',
    `${jetuse}, AGT-06`,
  ),
  refused(
    'output-without-call',
    'A function_call_output without its function_call is refused: 400.',
    jetuse,
  ),
  refused(
    'approval-alone',
    'An approval of an MCP call without any message: Input items must contain at least one message.',
    jetuse,
  ),
  refused('image', 'gpt-oss takes no images: 400.', `${jetuse}, AGT-06`),
  refused(
    'web-search',
    "web_search is for OpenAI's models: 400, Tool(s) [web_search] are only supported for OpenAI provider models.",
    `${jetuse}; against it oracle-samples/oci-genai-auth-python, examples (Grok)`,
  ),
  refused(
    'operation',
    'There are no embeddings, and no Cohere models: 400, Unsupported OpenAI operation.',
    `${jetuse}, SPIKE-01 and KNOWLEDGE; oracle-samples/locus`,
  ),
  refused(
    'path',
    "A path that is not there, such as a list of conversations: 404, Path doesn't map to a registered service!",
    `${jetuse}, SPIKE-01 and SPIKE-10`,
  ),
  {
    id: 'responses/refused/model',
    statement: 'A model that is not there or not on offer: 404, Entity with key … not found.',
    level: 'must',
    evidence: 'several-reports',
    source: 'several public guides; oracle-samples/locus, classification of errors',
  },
  {
    id: 'responses/request/unknown-fields',
    statement: 'Fields that the service does not know are ignored.',
    level: 'should',
    evidence: 'one-report',
    source: `${jetuse}, SPIKE-10`,
  },
  {
    id: 'responses/request/carries',
    statement:
      'What a caller says arrives: model, items of input, settings, tools in the flat form, state.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, Responses API; npm openai 6.30.1, ResponseCreateParams',
  },
  {
    id: 'responses/request/hostile',
    statement: 'A body that no client would send is refused, and harms nothing.',
    level: 'should',
    evidence: 'inferred',
    source: 'A promise of the kit; what the service answers was not recorded',
  },
  {
    id: 'responses/auth/key',
    statement: 'A Generative AI API key is a bearer token, good in its own region; else 401.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, API Keys',
  },
  {
    id: 'responses/auth/rights',
    statement: 'Without rights: 404, Authorization failed or requested resource not found.',
    level: 'must',
    evidence: 'several-reports',
    source: `${jetuse}, docs/tips.md; oracle-samples/locus`,
  },
  {
    id: 'responses/request/easy-input',
    statement: 'Messages without type were refused in June 2026, and stand in newer examples.',
    level: 'info',
    evidence: 'one-report',
    source: `${jetuse}; against it oracle-samples/oci-openai and oci-genai-auth-python, examples`,
    excluded: 'The sources disagree; the mock takes both forms.',
  },
  {
    id: 'responses/request/propagation',
    statement: 'A new project is invalid for 10 to 20 seconds, its files missing for minutes.',
    level: 'info',
    evidence: 'one-report',
    source: `${jetuse}, AGT-06`,
    excluded: 'It is a matter of time, which cases do not move.',
  },
];
