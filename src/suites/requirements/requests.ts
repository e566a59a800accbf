/** Requirements of subject `requests`. */
import type { Requirement } from '../requirement.js';
import { cohereAnswer, genericAnswer, sdkModel } from './sources.js';

const misshapen = 'BerriAI/litellm issues 18166 and 29692, PR 29691 (pasted answers)';

const shapes: readonly Requirement[] = [
  {
    id: 'request/generic/messages',
    statement:
      'A GENERIC request has messages with an upper-case role and content of typed parts; the system is a message of its own.',
    level: 'must',
    evidence: 'recorded',
    source: genericAnswer,
  },
  {
    id: 'request/generic/tools',
    statement: 'A GENERIC tool is flat: type FUNCTION beside name, description and parameters.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('function-definition.d.ts'),
  },
  {
    id: 'request/generic/tool-choice',
    statement:
      'A GENERIC toolChoice is an object whose type is AUTO, NONE, REQUIRED or FUNCTION, the last with the name beside it.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('tool-choice-function.d.ts'),
  },
  {
    id: 'request/generic/tool-results',
    statement:
      'A GENERIC history repeats the call with its id and arguments as JSON text, and answers it in a TOOL message by toolCallId.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('tool-message.d.ts'),
  },
  {
    id: 'request/generic/settings',
    statement: 'GENERIC spells its settings maxTokens, temperature, topP, seed and stop.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('generic-chat-request.d.ts'),
  },
  {
    id: 'request/generic/reasoning-effort',
    statement: 'GENERIC takes reasoningEffort in upper case: NONE, MINIMAL, LOW, MEDIUM or HIGH.',
    level: 'should',
    evidence: 'sdk-model',
    source: sdkModel('generic-chat-request.d.ts'),
  },
  {
    id: 'request/generic/response-format',
    statement:
      'A GENERIC responseFormat is an object whose type is TEXT, JSON_OBJECT or JSON_SCHEMA, the last with name and schema in jsonSchema and no key of OpenAI; the answer is such JSON.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${sdkModel('json-object-response-format.d.ts, json-schema-response-format.d.ts and response-json-schema.d.ts')}; BerriAI/litellm issue 29692 (strict, which is refused)`,
  },
  {
    id: 'request/generic/candidates',
    statement: 'GENERIC says how many answers are wanted in numGenerations.',
    level: 'should',
    evidence: 'sdk-model',
    source: sdkModel('generic-chat-request.d.ts'),
  },
  {
    id: 'request/cohere/response-format',
    statement:
      'COHERE and COHEREV2 take a schema beside the type JSON_OBJECT, and have no JSON_SCHEMA.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${sdkModel('cohere-response-json-format.d.ts')}; BerriAI/litellm PR 29691 (JSON_SCHEMA, which is refused)`,
  },
  {
    id: 'request/cohere/message-and-history',
    statement:
      'A COHERE request has the last user turn as message and what came before as chatHistory of USER, CHATBOT, SYSTEM and TOOL entries.',
    level: 'must',
    evidence: 'recorded',
    source: cohereAnswer,
  },
  {
    id: 'request/cohere/tools',
    statement:
      'A COHERE tool has parameterDefinitions, flat, whose types are the names of Python types; the format has no toolChoice.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-tool.d.ts and cohere-parameter-definition.d.ts'),
  },
  {
    id: 'request/cohere/tool-results',
    statement:
      'COHERE has the results that end a conversation in toolResults beside an empty message, and older ones in TOOL entries of the history.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-chat-request.d.ts and cohere-tool-message.d.ts'),
  },
  {
    id: 'request/cohere/settings',
    statement: 'COHERE spells its settings as GENERIC does, but for stopSequences.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-chat-request.d.ts'),
  },
  {
    id: 'request/cohere-v2/messages',
    statement:
      'A COHEREV2 request has messages of typed parts, and neither message nor chatHistory.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-chat-request-v2.d.ts'),
  },
  {
    id: 'request/cohere-v2/settings',
    statement: 'COHEREV2 spells its settings as COHERE does, stopSequences among them.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-chat-request-v2.d.ts'),
  },
  {
    id: 'request/cohere-v2/tools',
    statement:
      'COHEREV2 nests name and parameters, or name and arguments, in function; toolsChoice is the word REQUIRED or NONE.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('cohere-tool-v2.d.ts and cohere-chat-request-v2.d.ts'),
  },
  {
    id: 'request/serving-mode',
    statement:
      "A model's name or OCID is served ON_DEMAND as modelId; an endpoint's OCID is served DEDICATED as endpointId.",
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('on-demand-serving-mode.d.ts and dedicated-serving-mode.d.ts'),
  },
  {
    id: 'request/key-order',
    statement: 'The order of keys in a request is free.',
    level: 'must',
    evidence: 'documented',
    source: 'RFC 8259, section 4: an object is an unordered collection',
  },
  {
    id: 'request/is-strict',
    statement: 'The strictness of a JSON schema is called isStrict.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('response-json-schema.d.ts'),
  },
];

const refusals: readonly Requirement[] = [
  {
    id: 'request/refused/unknown-key',
    statement:
      'The service refuses an unknown key anywhere in a request: 400, Please pass in correct format of request.',
    level: 'must',
    evidence: 'recorded',
    source: `${misshapen}; BerriAI/litellm issues 14158 and 15080`,
  },
  {
    id: 'request/refused/wrong-discriminator',
    statement: 'The service refuses a role, part type or apiFormat that it does not know.',
    level: 'must',
    evidence: 'several-reports',
    source: 'BerriAI/litellm issue 18166; acedergren/opencode-oci-provider, AGENTS.md',
  },
  {
    id: 'request/refused/other-shape',
    statement: 'The service refuses the shape of one format under the name of another.',
    level: 'must',
    evidence: 'several-reports',
    source: 'BerriAI/litellm issue 18166; acedergren/opencode-oci-provider, AGENTS.md',
  },
  {
    id: 'request/refused/bare-tool-choice',
    statement: 'A GENERIC toolChoice that is a plain word does not fit the model.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('tool-choice.d.ts'),
  },
  {
    id: 'request/refused/json-schema-in-cohere',
    statement: 'COHERE knows the response formats TEXT and JSON_OBJECT, and refuses JSON_SCHEMA.',
    level: 'must',
    evidence: 'recorded',
    source: misshapen,
  },
  {
    id: 'request/refused/no-json',
    statement: 'A body that is empty or no JSON is refused as misshapen.',
    level: 'should',
    evidence: 'inferred',
    source: 'No source; every other misshapen request gets this answer.',
  },
  {
    id: 'request/refused/ranges',
    statement: 'Settings out of their documented range are refused.',
    level: 'info',
    evidence: 'documented',
    source: sdkModel('generic-chat-request.d.ts (comments)'),
    excluded: 'No refusal of a number was seen, and its words are not known.',
  },
];

const families: readonly Requirement[] = [
  {
    id: 'request/retired-model',
    statement: 'Chat with a retired model gets 400: Model <name> <version> is retired.',
    level: 'must',
    evidence: 'recorded',
    source: 'oracle/ai-optimizer issue 263 (pasted answer)',
  },
  {
    id: 'request/format-of-the-family',
    statement:
      'GENERIC to a Cohere model gets 400: Chat request type does not match serving model.',
    level: 'should',
    evidence: 'one-report',
    source: 'BerriAI/litellm, litellm/llms/oci/chat/cohere_v2.py',
  },
  {
    id: 'request/cohere-format-to-others',
    statement: "Cohere's formats are refused by the models of other families.",
    level: 'must',
    evidence: 'recorded',
    source: 'BerriAI/litellm issue 18166 (pasted answer)',
  },
  {
    id: 'request/multi-agent',
    statement:
      'xai.grok-4.20-multi-agent does not chat: 400, Multi Agent requests are not allowed on chat completions.',
    level: 'must',
    evidence: 'recorded',
    source: 'oracle/langchain-oracle issue 221 (pasted answer)',
  },
  {
    id: 'request/openai/limit',
    statement:
      "OpenAI's models refuse maxTokens and want maxCompletionTokens; the open-weight gpt-oss models take maxTokens.",
    level: 'must',
    evidence: 'recorded',
    source:
      'oracle/langchain-oracle issue 41; oracle/ai-optimizer issue 513; BerriAI/litellm issue 27429 (pasted answers)',
  },
  {
    id: 'request/openai/sampling',
    statement:
      'The gpt-5 models refuse any temperature or topP but the default, in a JSON document inside the message.',
    level: 'must',
    evidence: 'recorded',
    source: 'oracle/langchain-oracle issues 159 and 214 (pasted answer)',
  },
  {
    id: 'request/openai/audio',
    statement:
      "OpenAI's models refuse audio parts: Content blocks are expected to be either text or image_url type.",
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle, commit log of multimodal input',
  },
  {
    id: 'request/openai/tools-need-no-effort',
    statement: 'The gpt-5.6 models take tools on chat only with reasoningEffort NONE.',
    level: 'info',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle PR 254',
    excluded: 'The words of the refusal are not known.',
  },
  {
    id: 'request/cohere/no-message-after-tool-results',
    statement: 'COHERE takes no message when the last entry of chatHistory holds tool results.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle PR 9',
  },
  {
    id: 'request/cohere/tool-description',
    statement: 'COHERE refuses a tool with an empty description.',
    level: 'should',
    evidence: 'one-report',
    source:
      'oracle/langchain-oracle, libs/oci/tests/integration_tests/chat_models/test_response_format.py',
  },
  {
    id: 'request/gemini/tool-results',
    statement: 'Gemini wants exactly one result for every call, in the turn after it.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle, integration test test_tool_calling; issue 78',
  },
  {
    id: 'request/gemini/tool-schema',
    statement:
      'Gemini refuses exclusiveMinimum and exclusiveMaximum in a tool schema, and required names without a property.',
    level: 'should',
    evidence: 'one-report',
    source: 'oracle/langchain-oracle issue 291; acedergren/opencode-oci-provider, AGENTS.md',
  },
  {
    id: 'request/grok/tool-schema',
    statement:
      'Grok refuses a tool schema that it cannot read; the message is JSON with code and error.',
    level: 'must',
    evidence: 'recorded',
    source: 'oracle/langchain-oracle issues 16 and 45 (pasted answers)',
  },
];

export const requestsRequirements: readonly Requirement[] = [
  {
    id: 'request/limit-is-obeyed',
    statement: 'maxTokens is the most that an answer has, and one that it ends says so.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel(
      'generic-chat-request.d.ts, cohere-chat-request.d.ts, cohere-chat-request-v2.d.ts',
    ),
  },
  {
    id: 'request/compartment',
    statement: 'A request names the compartment that the caller was told to use.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${sdkModel('chat-details.d.ts')}; npm oci-generativeai 2.142.0, lib/request/list-models-request.d.ts`,
  },
  {
    id: 'request/no-settings-of-its-own',
    statement: 'A setting that the caller did not give is left to the service.',
    level: 'should',
    evidence: 'inferred',
    source: sdkModel('generic-chat-request.d.ts (every setting is optional)'),
  },
  {
    id: 'request/settings-of-zero',
    statement: 'A setting of 0 is sent like any other: 0 switches topP off, and is no default.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('generic-chat-request.d.ts and cohere-chat-request.d.ts (topP)'),
  },
  {
    id: 'request/text-as-given',
    statement: 'Texts of messages arrive as they were given: no character more, less or other.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('text-content.d.ts'),
  },
  {
    id: 'request/root-compartment',
    statement: "A tenancy's OCID is that of its root compartment, which may be called in.",
    level: 'must',
    evidence: 'documented',
    source: 'Oracle Cloud Infrastructure documentation, Identity: Managing Compartments',
  },
  {
    id: 'request/tool-choice-is-obeyed',
    statement:
      'toolChoice REQUIRED has a function called, FUNCTION the one that it names, NONE not any.',
    level: 'must',
    evidence: 'sdk-model',
    source: sdkModel('tool-choice-required.d.ts, tool-choice-function.d.ts, tool-choice-none.d.ts'),
  },
  ...shapes,
  ...refusals,
  ...families,
];
