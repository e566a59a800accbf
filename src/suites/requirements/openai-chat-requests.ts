/** OpenAI chat completions: what a client sends, and who may ask for what. */
import type { Requirement } from '../requirement.js';
import { openAiReference } from './openai-chat-sources.js';

const ociOpenAi = 'oracle-samples/oci-openai 1.1.0, src/oci_openai/oci_openai.py';
const bases = 'OCI documentation, OCI OpenAI-compatible endpoints and API keys';

export const openAiChatRequestsRequirements: readonly Requirement[] = [
  {
    id: 'chat/request/base',
    statement:
      'Chat completions stand at /openai/v1/chat/completions of the inference host, and at the older /20231130/actions/v1/chat/completions.',
    level: 'must',
    evidence: 'documented',
    source: `${bases}; ${ociOpenAi}`,
  },
  {
    id: 'chat/request/signed',
    statement:
      "A request is signed as every request to Oracle, in place of the SDK's bearer; or it carries a Generative AI API key as bearer.",
    level: 'must',
    evidence: 'documented',
    source: `OCI documentation, QuickStart and API keys; ${ociOpenAi}`,
  },
  {
    id: 'chat/request/compartment-headers',
    statement:
      "The compartment travels in opc-compartment-id, the newer name, or CompartmentId, the older; Oracle's own client sends both, and chat completions take either.",
    level: 'must',
    evidence: 'several-reports',
    source: `${ociOpenAi}; sogawa-yk/jetuse, docs/tips.md; mastalee928/oci-worker`,
  },
  {
    id: 'chat/request/no-leak',
    statement:
      'OPENAI_ORG_ID and OPENAI_PROJECT_ID of the environment are not sent to Oracle: they name an account of another service.',
    level: 'should',
    evidence: 'one-report',
    source: 'openai/openai-agents-python PR 3612 (review)',
  },
  {
    id: 'chat/request/no-project',
    statement: 'Chat completions need no project.',
    level: 'must',
    evidence: 'several-reports',
    source: 'sogawa-yk/jetuse, docs/tips.md; oracle-samples/locus, openai_compat.py',
  },
  {
    id: 'chat/request/json',
    statement: 'The body is JSON in UTF-8, and content-type says application/json.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, create'),
  },
  {
    id: 'chat/request/messages',
    statement:
      'Messages have a role and content; roles are system, developer, user, assistant and tool, in lower case.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, messages'),
  },
  {
    id: 'chat/request/tools',
    statement:
      'A tool is {"type":"function","function":{name, description, parameters}}; tool_choice is a word or names one function.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, tools and tool_choice'),
  },
  {
    id: 'chat/request/tool-results',
    statement:
      'A second round repeats the call in tool_calls of an assistant message and answers it by tool_call_id in a tool message.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, messages'),
  },
  {
    id: 'chat/request/settings',
    statement:
      'Settings keep their OpenAI names: temperature, top_p, seed, stop, n, response_format, reasoning_effort, stream_options.',
    level: 'must',
    evidence: 'documented',
    source: openAiReference('chat completions, create'),
  },
  {
    id: 'chat/request/token-limit',
    statement:
      "gpt-5 and the o-series take max_completion_tokens and refuse max_tokens; gpt-oss and the other vendors' models take max_tokens.",
    level: 'must',
    evidence: 'several-reports',
    source:
      'sogawa-yk/jetuse, docs/tips.md; oracle/langchain-oracle, test_gpt5_param_compat.py; mastalee928/oci-worker',
  },
  {
    id: 'chat/request/unknown-members',
    statement: 'Members that the service does not know at all are ignored.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, spikes/SPIKE-10.md',
  },
  {
    id: 'chat/request/obeyed',
    statement:
      'n gives as many candidates, max_tokens ends an answer, tool_choice decides over calls, and a response_format with a schema gives JSON.',
    level: 'should',
    evidence: 'documented',
    source: openAiReference('chat completions, create'),
  },
  {
    id: 'chat/key/accepted',
    statement: 'A Generative AI API key as bearer is accepted on the OpenAI-compatible routes.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, API keys',
  },
  {
    id: 'chat/key/unknown',
    statement: 'An unknown key is answered 401.',
    level: 'must',
    evidence: 'several-reports',
    source: 'vercel/ai PR 21153; a public set-up guide for us-ashburn-1',
  },
  {
    id: 'chat/key/placeholder',
    statement: "The placeholder that Oracle's own client puts in a key's place is no key: 401.",
    level: 'should',
    evidence: 'inferred',
    source: `${ociOpenAi} (<NOTUSED>, overwritten by its signer)`,
  },
  {
    id: 'chat/key/regional',
    statement: 'A key is good in its own region alone; elsewhere it is answered 401.',
    level: 'must',
    evidence: 'documented',
    source: 'OCI documentation, API keys; a public set-up guide for us-ashburn-1',
  },
  {
    id: 'chat/key/not-on-native',
    statement: 'The native chat action takes no API key.',
    level: 'should',
    evidence: 'inferred',
    source: 'OCI documentation, API keys, which lists chat completions and Responses',
  },
  {
    id: 'chat/refused/no-credentials',
    statement: 'A request without signature and key is answered 401.',
    level: 'must',
    evidence: 'several-reports',
    source: 'vercel/ai PR 21153; OCI documentation, API errors',
  },
  {
    id: 'chat/refused/no-rights',
    statement: 'A caller without rights is answered 404, never 403.',
    level: 'must',
    evidence: 'several-reports',
    source: 'sogawa-yk/jetuse, docs/tips.md; oracle-samples/locus, docs',
  },
  {
    id: 'chat/refused/unknown-model',
    statement:
      'A model that is not there, or not on offer, is answered 404: Entity with key <model> not found.',
    level: 'must',
    evidence: 'several-reports',
    source: 'public set-up guides and error classifiers; sogawa-yk/jetuse, AGT-06.md',
  },
  {
    id: 'chat/refused/other-compartment',
    statement:
      'A compartment that is not the caller’s is answered 404, as if the model were not there.',
    level: 'should',
    evidence: 'one-report',
    source: 'a public set-up guide for us-ashburn-1',
  },
  {
    id: 'chat/refused/no-compartment',
    statement: 'Without a compartment the answer is 400: Compartment ID must be provided.',
    level: 'must',
    evidence: 'several-reports',
    source: 'mastalee928/oci-worker; sogawa-yk/jetuse',
  },
  {
    id: 'chat/refused/cohere',
    statement: 'Cohere models are not served: 400, Unsupported OpenAI operation.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'sogawa-yk/jetuse, SPIKE-01.md and SEC-02.md; oracle-samples/locus; oracle-samples/oci-openai, README',
  },
  {
    id: 'chat/refused/multi-agent',
    statement:
      'Multi-agent models are not served here: 400, Multi Agent requests are not allowed on chat completions.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle issue 221',
  },
  {
    id: 'chat/refused/responses-only',
    statement: 'Models that Responses alone serve, such as gpt-5.5-pro, are answered 404.',
    level: 'must',
    evidence: 'several-reports',
    source: 'sogawa-yk/jetuse, SP3-06.md; oracle-samples/locus, openai_compat.py',
  },
  {
    id: 'chat/refused/max-tokens',
    statement: 'max_tokens for gpt-5 and the o-series is answered 400, unsupported_parameter.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'sogawa-yk/jetuse, docs/tips.md (8 Jul 2026); oracle/langchain-oracle, test_gpt5_param_compat.py',
  },
  {
    id: 'chat/refused/temperature',
    statement: 'A temperature other than 1 for gpt-5 is answered 400, unsupported_value.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle, test_gpt5_param_compat.py',
  },
  {
    id: 'chat/refused/tools-beside-gpt-5-5',
    statement: 'Tools for gpt-5.5 and gpt-5.6 are answered 400, which points to Responses.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, docs/tips.md (8 Jul 2026)',
  },
  {
    id: 'chat/refused/effort',
    statement: 'reasoning_effort for grok-4.20 is answered 400.',
    level: 'must',
    evidence: 'several-reports',
    source: 'BerriAI/litellm issue 40732; sogawa-yk/jetuse, AGT-06.md',
  },
  {
    id: 'chat/refused/penalties',
    statement: 'Penalties for Grok are answered 400, 0 too.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle-samples/locus, openai_compat.py, which leaves them out',
  },
  {
    id: 'chat/refused/effort-of-gemini',
    statement: 'reasoning_effort none and low for Gemini are answered 400.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, AGT-06.md',
  },
  {
    id: 'chat/refused/strange-tools',
    statement: 'Tools other than functions are answered 400.',
    level: 'should',
    evidence: 'one-report',
    source: 'BerriAI/litellm issue 31449',
  },
  {
    id: 'chat/refused/stray-tool-result',
    statement: 'A tool result that answers no call is answered 400, which quotes its id.',
    level: 'should',
    evidence: 'several-reports',
    source: 'BerriAI/litellm issues 14158 and 14171 (native route)',
  },
  {
    id: 'chat/refused/system-beside-tools',
    statement: 'Llama refuses tools where the first message is a system message.',
    level: 'info',
    evidence: 'one-report',
    source: 'vercel/ai PR 21153',
  },
  {
    id: 'chat/refused/schema-references',
    statement: 'Gemini refuses $ref and $defs in the parameters of a tool.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle-samples/locus, openai_compat.py, which inlines them',
  },
  {
    id: 'chat/refused/misshapen',
    statement: 'A body that is no JSON, or lacks model or messages, is answered 400.',
    level: 'should',
    evidence: 'inferred',
    source: 'the native route; OpenAI API reference, error codes',
  },
  {
    id: 'chat/route/models',
    statement:
      'There is no GET /models: 404 on the current base, 400 on the older one. Clients ask for it as they start.',
    level: 'must',
    evidence: 'several-reports',
    source:
      'sogawa-yk/jetuse, SPIKE-01.md; pydantic/pydantic-ai issue 1385; huggingface/smolagents PR 2150',
  },
  {
    id: 'chat/route/embeddings',
    statement: 'POST /embeddings is answered 400, Unsupported OpenAI operation.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, docs/KNOWLEDGE.md',
  },
  {
    id: 'chat/route/unknown',
    statement: "An unknown path is answered 404, Path doesn't map to a registered service!",
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, SPIKE-10.md',
  },
  {
    id: 'chat/error/own-envelope',
    statement:
      "The service's own refusals are { code, message }, the code being the status as text: OpenAI's SDKs show the status and, but for Python's, nothing of the words.",
    level: 'must',
    evidence: 'several-reports',
    source:
      'sogawa-yk/jetuse, SPIKE-M1.md; oracle/langchain-oracle, unit tests; openai/openai-node, src/core/error.ts',
  },
  {
    id: 'chat/error/double-encoded',
    statement: "A rejection by OpenAI's models is a JSON document inside the message.",
    level: 'must',
    evidence: 'several-reports',
    source:
      'oracle/langchain-oracle, test_gpt5_param_compat.py; sogawa-yk/jetuse, SPIKE-M1.md (this surface)',
  },
  {
    id: 'chat/error/unwrapped',
    statement: 'An error may be {"error":{message,type,param,code}}, as OpenAI sends it.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, measurement notes (files and Responses)',
  },
  {
    id: 'chat/error/text',
    statement:
      'A rejection by xAI has error as a text: {"code","error"}; openai-go cannot decode it.',
    level: 'should',
    evidence: 'one-report',
    source: 'sogawa-yk/jetuse, AGT-06.md; openai/openai-go v3.52.0, internal/apierror',
  },
  {
    id: 'chat/error/document-of-xai',
    statement: 'A rejection by xAI may also stand, as {"code","error"}, inside the message.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle issue 45 (native route)',
  },
  {
    id: 'chat/error/plain-text',
    statement: 'A body that cannot be deserialized may be answered 422 with plain text.',
    level: 'info',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle PR 242 (on Responses; the envelope is unknown)',
  },
  {
    id: 'chat/error/statuses',
    statement:
      'A client reports the status of a refusal, streamed or not, and takes no refusal for an answer.',
    level: 'must',
    evidence: 'documented',
    source: 'openai/openai-node, README (handling errors); OCI documentation, API errors',
  },
  {
    id: 'chat/error/throttled',
    statement: 'A 429 is reported as such; what its body says is not known.',
    level: 'should',
    evidence: 'inferred',
    source: 'no body of a 429 of this surface was published',
  },
  {
    id: 'chat/header/request-id',
    statement: 'An answer carries opc-request-id, which OpenAI’s SDKs do not show by themselves.',
    level: 'should',
    evidence: 'one-report',
    source:
      'acedergren/oci-genai-provider, openai-compatible.ts; openai/openai-node, src/client.ts',
  },
  {
    id: 'chat/header/content-type',
    statement: 'A whole answer is application/json, a stream text/event-stream.',
    level: 'must',
    evidence: 'several-reports',
    source: 'mastalee928/oci-worker; oracle-samples/locus, openai_compat.py',
  },
];
