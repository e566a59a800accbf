/**
 * What the service refuses of a Responses request that fits its schema: one row a rule. Only what the
 * request and the model decide; what a tenancy may reach, its projects and its memory are judged elsewhere.
 */
import type { ChatCall } from './call.js';
import { isObject, type JsonObject, objectsOf, textOf } from './json.js';
import type { OpenAiBase } from './openai-routes.js';
import type { ErrorReply } from './reply.js';
import type { Evidence } from './variant.js';

/** A request as a rule looks at it. */
interface Asked {
  readonly call: ChatCall;
  readonly body: JsonObject;
  /** The items of an input that is a list. */
  readonly input: readonly JsonObject[];
  readonly tools: readonly JsonObject[];
  /** Begins what was said before: a response or a conversation. */
  readonly continues: boolean;
  readonly base?: OpenAiBase | undefined;
}

/** One reason to refuse. */
export interface ResponsesRule {
  /** Kebab-case. */
  readonly id: string;
  /** The refusal, or `undefined` where the rule has nothing to say. */
  readonly refuse: (asked: Asked) => ErrorReply | undefined;
  /** Where the refusal was seen, and what of it was not. */
  readonly source: string;
  /** `inferred` where the answer's body is the kit's guess, in part or whole. */
  readonly evidence: Evidence;
}

const jetuse = 'sogawa-yk/jetuse, measurement notes';
const langchain = 'oracle/langchain-oracle PR #242';

const gemini = ({ call }: Asked) => call.model.startsWith('google.');
const openai = ({ call }: Asked) => call.model.startsWith('openai.');
const multiAgent = ({ call }: Asked) => call.model.includes('multi-agent');
/** The root alias, where a multi-agent Grok reads the request itself. */
const atRoot = (asked: Asked) => asked.base === '/v1' && multiAgent(asked);
const isMessage = ({ type = 'message' }: JsonObject) => type === 'message';
const given = (value: unknown) => value !== undefined && value !== null;

const refusal = (message: string): ErrorReply => ({ status: 400, message });
const upstream = (message: string, code?: string, param?: string): ErrorReply => ({
  status: 400,
  style: 'upstream-unwrapped',
  message,
  ...(code === undefined ? {} : { code }),
  ...(param === undefined ? {} : { param }),
});
const unreadable = (why: string): ErrorReply => ({
  status: 422,
  style: 'plain-text',
  message: `Failed to deserialize the JSON body into the target type: ${why}`,
});

/** The rules, in the order in which they are asked. */
export const responsesRules: readonly ResponsesRule[] = [
  {
    id: 'multi-agent-max-tokens',
    refuse: (asked) =>
      atRoot(asked) && given(asked.body.max_tokens)
        ? refusal("'max_tokens' is not supported on /v1/responses — use 'max_output_tokens'")
        : undefined,
    source: `${langchain} (status and text; the envelope is not told)`,
    evidence: 'live',
  },
  {
    id: 'multi-agent-without-input',
    refuse: (asked) =>
      atRoot(asked) && !given(asked.body.input) ? unreadable("missing field 'input'") : undefined,
    source: `${langchain} (status and text; the envelope is not told)`,
    evidence: 'live',
  },
  {
    id: 'multi-agent-chat-items',
    refuse: (asked) =>
      atRoot(asked) && asked.input.some((item) => !('type' in item))
        ? unreadable('data did not match any variant of untagged enum ModelInput')
        : undefined,
    source: `${langchain} and mastalee928/oci-worker (status and parts of the text)`,
    evidence: 'live',
  },
  {
    id: 'without-input',
    refuse: ({ body, continues }) =>
      given(body.input) || given(body.prompt) || continues
        ? undefined
        : upstream(
            "Invalid 'input': expected a valid Responses API input payload.",
            'invalid_value',
          ),
    source: `${jetuse}: the answer to an input of the wrong form, taken for none at all`,
    evidence: 'inferred',
  },
  {
    id: 'user-field',
    refuse: ({ body }) => (given(body.user) ? refusal("Field 'user' is not supported") : undefined),
    source: `${jetuse}, SPIKE-10 (status and text; the envelope is not told)`,
    evidence: 'live',
  },
  {
    id: 'gemini-system-item',
    refuse: (asked) =>
      gemini(asked) && asked.input.some((item) => isMessage(item) && item.role === 'system')
        ? refusal('Unable to submit request because Content with system role is not supported.')
        : undefined,
    source: `${jetuse}, AGT-06, Aug 2026 (status and text; the envelope is not told)`,
    evidence: 'live',
  },
  {
    id: 'gemini-call-id-in-streams',
    refuse: (asked) =>
      gemini(asked) &&
      asked.call.stream &&
      asked.input.some(({ type, id }) => type === 'function_call' && given(id))
        ? refusal(
            'Invalid JSON data: data did not match any variant of untagged enum ResponseInput',
          )
        : undefined,
    source: `${jetuse}, AGT-06, Aug 2026 (status; the text was told shortened)`,
    evidence: 'live',
  },
  {
    id: 'output-without-call',
    refuse: ({ input, continues }) => {
      const calls = new Set(
        input.flatMap(({ type, call_id: id }) => (type === 'function_call' ? [textOf(id)] : [])),
      );
      // What is referred to is looked up later; the call may be there.
      const elsewhere = continues || input.some(({ type }) => type === 'item_reference');
      const stray = elsewhere
        ? undefined
        : input.find(
            ({ type, call_id: id }) => type === 'function_call_output' && !calls.has(textOf(id)),
          );
      return (
        stray &&
        upstream(
          `No tool call found for function call output with call_id ${textOf(stray.call_id)}.`,
          undefined,
          'input',
        )
      );
    },
    source: `${jetuse} (status; the text is OpenAI's for the same request)`,
    evidence: 'inferred',
  },
  {
    id: 'approval-without-message',
    refuse: ({ input, continues }) =>
      continues ||
      input.some(isMessage) ||
      !input.some(({ type }) => type === 'mcp_approval_response')
        ? undefined
        : upstream('Input items must contain at least one message'),
    source: `${jetuse} (the text; status and envelope are not told)`,
    evidence: 'live',
  },
  {
    id: 'gpt-oss-image',
    refuse: ({ call, input }) =>
      call.model.startsWith('openai.gpt-oss') &&
      input.some(({ content }) => objectsOf(content).some(({ type }) => type === 'input_image'))
        ? refusal('This model does not support image input.')
        : undefined,
    source: `${jetuse}, AGT-06, Aug 2026 (status; the text is ours)`,
    evidence: 'live',
  },
  {
    id: 'multi-agent-client-tools',
    refuse: (asked) =>
      multiAgent(asked) && asked.tools.some(({ type }) => type === 'function' || type === 'custom')
        ? {
            status: 400,
            style: 'upstream-bare-string',
            message: 'Client-side tools for multi-agent models require beta access',
          }
        : undefined,
    source: `${jetuse}, AGT-06, Aug 2026`,
    evidence: 'live',
  },
  {
    id: 'web-search-elsewhere',
    refuse: (asked) =>
      // Grok is left alone: Oracle's own examples search the web with it.
      !openai(asked) &&
      !asked.call.model.startsWith('xai.') &&
      asked.tools.some(({ type }) => type === 'web_search')
        ? refusal('Tool(s) [web_search] are only supported for OpenAI provider models')
        : undefined,
    source: `${jetuse} (status and text); against it oracle-samples/oci-genai-auth-python, examples`,
    evidence: 'live',
  },
  {
    id: 'file-search-filter-in',
    refuse: ({ tools }) =>
      tools.some(({ type, filters }) => type === 'file_search' && asksIn(filters))
        ? upstream(
            'Status Code from provider: 422, Provider response: {"detail":[]}',
            'invalid_value',
          )
        : undefined,
    source: `${jetuse} (code and beginning of the text; the detail is left empty)`,
    evidence: 'live',
  },
];

/** Whether a filter, or one within it, is of type `in`. Iterative: it may be nested. */
function asksIn(filters: unknown): boolean {
  const waiting: unknown[] = [filters];
  while (waiting.length > 0) {
    const filter = waiting.pop();
    if (!isObject(filter)) continue;
    if (filter.type === 'in') return true;
    waiting.push(...objectsOf(filter.filters));
  }
  return false;
}

/**
 * The service's refusal of a Responses request that fits its schema, or `undefined` when it would answer.
 *
 * @param call the request, read
 * @param body the same request as it was sent
 * @param base where it was sent to; absent: one of the two usual bases
 *
 * @example
 * responsesRefusalOf(call, body)?.message; // "Field 'user' is not supported"
 */
export function responsesRefusalOf(
  call: ChatCall,
  body: JsonObject,
  base?: OpenAiBase,
): ErrorReply | undefined {
  const { state = {} } = call;
  const asked: Asked = {
    call,
    body,
    input: objectsOf(body.input),
    tools: objectsOf(body.tools),
    continues: state.previousResponse !== undefined || state.conversation !== undefined,
    base,
  };
  for (const rule of responsesRules) {
    const refused = rule.refuse(asked);
    if (refused) return refused;
  }
  return undefined;
}
