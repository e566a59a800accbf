/** Bugs of other clients, told in public, and the cases that they fall under. Data. */
import type { CheckId } from './checks/index.js';
import { type Place, parsePattern } from './patterns.js';
import type { CaseResult } from './verdict.js';

/** A bug that somebody else had. */
export interface PublicBug {
  /**
   * Where it was told: repository and number of an issue or pull request; or a repository alone, where the kit
   * saw it when it ran that client.
   */
  readonly seen: readonly [string, ...string[]];
  /** What its users met. */
  readonly symptom: string;
  /** What the client did wrong, or did not know. */
  readonly cause: string;
  /** Patterns of the cases that show it. */
  readonly cases: readonly [string, ...string[]];
  /** The checks that turn red by it. */
  readonly checks: readonly [CheckId, ...CheckId[]];
  /**
   * Where the client raised an error (`no-error` is red): one of these words, whatever their case, stands in what
   * it reported. Absent: any error will do.
   */
  readonly reported?: readonly string[];
}

const readsAnswers = [
  'no-error',
  'text-is-as-given',
  'tool-calls-are-as-given',
  'increments-join-to-the-turn',
] as const satisfies readonly CheckId[];

/** Every public bug for which there is a case; the more special stand first. */
export const publicBugs: readonly PublicBug[] = [
  {
    seen: ['langchain-ai/langchain#26910', 'oracle-samples/locus'],
    symptom: 'Each streamed answer of a Cohere model ends with the whole text a second time.',
    cause:
      'The frame with the finish reason, or with tool calls, repeats all that was said; the client appended it. An engineer of Oracle’s confirmed that it is meant so.',
    cases: ['stream/*/cohere*', 'stream/cohere', 'framing/*/cohere*', 'agree'],
    checks: ['text-is-as-given', 'increments-join-to-the-turn'],
  },
  {
    seen: ['cohere-ai/cohere-python#756'],
    symptom: 'A stream never returns, though the answer is complete.',
    cause:
      'The client waits for [DONE] or for the end of the connection; there is none, and the connection stays open after the finish reason.',
    cases: ['framing/open', 'chat/framing/open-after-*', 'stream/cohere', 'stream/cohere-v2'],
    checks: ['returns-though-connection-is-open', 'ends-once', 'no-error'],
    reported: ['did not end', 'time', 'deadline', 'abort'],
  },
  {
    seen: ['BerriAI/litellm#39507'],
    symptom: 'Each GENERIC stream ends with a server error: a chunk is no JSON.',
    cause: '[DONE], which some families send, was parsed like any frame.',
    cases: ['stream/*/*-done', 'framing/open/after-done', 'stream/variant/generic-done'],
    checks: ['no-error', 'ends-once'],
    reported: ['json', 'done', 'parse', 'decode', 'token'],
  },
  {
    seen: ['BerriAI/litellm#25174'],
    symptom: 'A stream breaks with a JSON error that speaks of extra data.',
    cause: 'Several frames came in one read, and the read was taken for one frame.',
    cases: ['framing/together', 'chat/framing/all-in-one', 'responses/framing/all-at-once'],
    checks: readsAnswers,
    reported: ['json', 'extra', 'parse', 'decode', 'after'],
  },
  {
    seen: ['oracle/langchain-oracle#285', 'oracle/ai-optimizer#153'],
    symptom: 'Frames are lost or broken now and then, depending on the network.',
    cause: 'The parser took each read from the network for whole lines.',
    cases: [
      'framing/split',
      'chat/framing/byte-by-byte',
      'chat/framing/inside-utf-8',
      'chat/framing/calls-inside-frames',
      'responses/framing/byte-by-byte',
    ],
    checks: readsAnswers,
  },
  {
    seen: ['BerriAI/litellm#40028', 'BerriAI/litellm#35601', 'oracle/ai-optimizer#592'],
    symptom: 'A stream dies after its first token, once a certain library is installed.',
    cause:
      'With a codec at hand the client asks for a coded stream, and then reads it as if each piece stood for itself.',
    cases: ['chat/framing/coded-*', 'responses/framing/gzip'],
    checks: [...readsAnswers, 'streams-as-it-comes'],
  },
  {
    seen: ['langchain4j/langchain4j-community#378'],
    symptom: 'Nothing is streamed: the whole answer appears at once.',
    cause: 'The client read the body to its end before it handed anything on.',
    cases: ['framing/pace', 'framing/pieces', 'chat/framing/as-it-comes'],
    checks: ['streams-as-it-comes', 'answer-comes-in-pieces'],
  },
  {
    seen: ['langchain4j/langchain4j-community#341', 'langchain4j/langchain4j#3720'],
    symptom: 'A stream comes through whole, and ends with a null pointer error.',
    cause: 'The final frame may have a finish reason and no message.',
    cases: ['stream/generic/xai-*', 'stream/*/grok-*', 'stream/generic/closing-*'],
    checks: ['no-error'],
    reported: ['null', 'undefined', 'none', 'nil', 'message'],
  },
  {
    seen: ['langchain4j/langchain4j-community#392', 'oracle/langchain-oracle#108'],
    symptom: 'Parallel calls of Grok become one call, its arguments run together.',
    cause: 'Whole calls all stand at position 0; the client took the position for the call.',
    cases: ['stream/generic/tools-p1-*', 'stream/family/grok-tools'],
    checks: ['tool-calls-are-as-given'],
  },
  {
    seen: [
      'oracle/langchain-oracle#252',
      'oracle/langchain-oracle#253',
      'oracle/langchain-oracle#254',
    ],
    symptom: 'Of several calls only the first has arguments; the others get {}.',
    cause:
      'Fragments without id all stand at position 0, whichever call they belong to; they belong to the call opened last.',
    cases: [
      'stream/generic/tools-p2-two-calls',
      'stream/generic/tools-p3-two-calls',
      'stream/generic/tools-p3-same-function-twice',
      'stream/family/gpt-tools',
      'chat/stream/two-tool-calls*',
    ],
    checks: ['tool-calls-are-as-given'],
  },
  {
    seen: ['oracle/langchain-oracle#163', 'oracle/langchain-oracle#100', 'oracle-samples/locus'],
    symptom: 'Each fragment of the arguments becomes a call of its own, without a name.',
    cause: 'The id stands in the first fragment only; the client made up one for each of the rest.',
    cases: [
      'stream/generic/tools-p2-*',
      'stream/generic/tools-p3-*',
      'chat/stream/tool-call-fragments-without-id',
    ],
    checks: ['tool-calls-are-as-given'],
  },
  {
    seen: ['BerriAI/litellm#40040'],
    symptom: 'A streamed call has another id in each chunk, and the turn ends as stop.',
    cause: 'An id was made for each fragment, and a finish reason was not looked at.',
    cases: ['stream/generic/tools-p2-*', 'stream/generic/tools-finish-stop-llama'],
    checks: ['tool-calls-are-as-given', 'finish-reason-is-as-given'],
  },
  {
    seen: ['BerriAI/litellm#18654', 'BerriAI/litellm#19223'],
    symptom: 'Answers of Gemini that call a tool are refused as malformed.',
    cause: 'A TEXT part may have no text, and a call of Gemini’s has no id.',
    cases: [
      'answer/generic/text-part-without-text',
      'answer/generic/tool-call-without-id',
      'answer/generic/two-tool-calls-without-id',
      'answer/generic/tool-call-beside-part-without-text',
      'stream/generic/text-part-without-text',
      'stream/generic/tools-p4-*',
      'stream/*/gemini-*',
      'chat/answer/tool-call-without-id',
      'chat/stream/gemini-tool-call-without-id',
    ],
    checks: readsAnswers,
    reported: ['text', 'id', 'null', 'undefined', 'none', 'valid'],
  },
  {
    seen: ['BerriAI/litellm#28223'],
    symptom:
      'Answers of reasoning models are refused as malformed; finish reasons come as they are.',
    cause:
      'message and completionTokens may be absent, and vendors spell finish reasons each their way.',
    cases: [
      'answer/generic/without-message',
      'answer/generic/length-without-text',
      'stream/generic/finish-*',
      'chat/answer/without-message',
      'chat/answer/usage-without-completion',
    ],
    checks: ['no-error', 'finish-reason-is-as-given', 'usage-is-as-given'],
    reported: ['message', 'tokens', 'null', 'undefined', 'none', 'valid', 'finish'],
  },
  {
    seen: ['Portkey-AI/gateway#1538'],
    symptom: 'Streamed calls are missing, and the finish reason is wrong.',
    cause: 'The stream was read for text alone.',
    cases: ['stream/generic/tools-*', 'stream/cohere/tool-*', 'stream/*/*-calls'],
    checks: ['tool-calls-are-as-given', 'finish-reason-is-as-given'],
  },
  {
    seen: ['run-llama/llama_index#19376'],
    symptom: 'Tools cannot be used with Cohere models.',
    cause: 'COHERE has tools, calls and results in shapes of its own.',
    cases: ['request/cohere/parameter-definitions', 'request/cohere/*-results'],
    checks: ['request-carries', 'request-is-accepted'],
  },
  {
    seen: ['oracle/langchain-oracle#266'],
    symptom: 'With COHEREV2, results of tools are refused and a tool cannot be chosen.',
    cause: 'COHEREV2 nests functions and answers calls by id, unlike COHERE.',
    cases: ['request/cohere-v2/nested-tools', 'request/cohere-v2/tool-results'],
    checks: ['request-carries', 'request-is-accepted'],
  },
  {
    seen: ['oracle/langchain-oracle#78', 'oracle/langchain-oracle#81'],
    symptom: 'Results of parallel calls make Gemini answer 500 after a minute and a half.',
    cause: 'Gemini wants the results of one turn together, one for each call.',
    cases: ['request/refused/gemini-unanswered-calls', 'request/refused/gemini-results-apart'],
    checks: ['answer-is-the-refusal'],
  },
  {
    seen: ['oracle-samples/locus'],
    symptom: 'Frames whose content is wrapped in choices[0] give no text.',
    cause: 'The client knows the bare frame only.',
    cases: ['stream/generic-choices', 'stream/variant/generic-choices'],
    checks: ['text-is-as-given', 'tool-calls-are-as-given', 'increments-join-to-the-turn'],
  },
  {
    seen: ['oracle-samples/locus'],
    symptom: 'A function call of a Responses stream has no name, and an id that no result fits.',
    cause: 'Arguments come by the id of the item; the call’s own id and name stand in the item.',
    cases: ['responses/stream/function-call*', 'responses/stream/*-function-call*'],
    checks: ['tool-calls-are-as-given'],
  },
  {
    seen: ['oracle-samples/locus', 'openai/openai-python#1160'],
    symptom: 'A stream that fails midway just stops, or loses the words of the error.',
    cause: 'Error events, and endings other than completed, were passed over.',
    cases: [
      'responses/stream/error-*',
      'responses/stream/failed*',
      'responses/stream/incomplete-*',
      'chat/stream/error-*',
      'error/in-stream',
    ],
    checks: [
      'error-is-reported',
      'error-message-is-reported',
      'no-clean-finish',
      'finish-reason-is-as-given',
    ],
  },
  {
    seen: ['oracle-samples/locus'],
    symptom: 'A stream that was cut off ends quietly, as if it were whole.',
    cause: 'The end of the connection was taken for the end of the answer.',
    cases: [
      'framing/cut',
      'chat/framing/cut-*',
      'chat/stream/cut',
      'stream/*/cut-*',
      'responses/stream/cut-*',
    ],
    checks: ['cut-is-an-error', 'no-clean-finish'],
  },
  {
    seen: ['oracle-samples/locus'],
    symptom: 'After a 401 the second try is refused, too, however fresh the token is.',
    cause: 'The request was signed anew over the old date.',
    cases: ['auth/renewed/signed-anew'],
    checks: ['each-try-has-its-own-date', 'calls-are-accepted'],
  },
  {
    seen: ['oracle/langchain-oracle#242'],
    symptom: 'Responses are refused with 422 or 400, or come back empty.',
    cause:
      'The body has input and max_output_tokens, not messages and max_tokens; the text stands in the parts of output items.',
    cases: [
      'responses/answer',
      'responses/request/carries',
      'responses/rule/messages-for-input',
      'responses/rule/agents-max-tokens',
    ],
    checks: ['text-is-as-given', 'requests-say', 'answers-say'],
  },
  {
    seen: ['oracle/langchain-oracle#221'],
    symptom: 'Chats with a multi-agent model are refused.',
    cause: 'Such models are served by Responses alone.',
    cases: [
      'chat/refused/multi-agent',
      'request/refused/multi-agent',
      'routing/responses-only/multi-agent',
    ],
    checks: ['answer-is-the-refusal', 'route-is-one-of'],
  },
  {
    seen: ['oracle/langchain-oracle#226'],
    symptom: 'Sounds for gpt-audio are refused.',
    cause: 'The model is served by chat completions alone, and takes sounds in their form alone.',
    cases: ['routing/chat-only', 'request/audio'],
    checks: ['route-is-one-of', 'request-is-accepted', 'request-carries'],
  },
  {
    seen: ['vercel/ai#21153'],
    symptom: 'Llama refuses tools in a conversation that opens with a system message.',
    cause: 'The model’s own template has no place for both.',
    cases: ['chat/refused/system-beside-tools'],
    checks: ['answer-is-the-refusal'],
  },
  {
    seen: ['crewAIInc/crewAI#4959'],
    symptom: 'The limit of output tokens is refused by some models.',
    cause: 'OpenAI’s newer models want max_completion_tokens, all others max_tokens.',
    cases: ['chat/request/sent/limit-of-*', 'request/openai/limit', 'chat/refused/max-tokens'],
    checks: ['request-carries', 'request-lacks', 'request-is-accepted', 'refusal-is-the-vendors'],
  },
  {
    seen: ['oracle-samples/locus'],
    symptom: 'A streamed answer has no token counts.',
    cause: 'They come only when stream_options asks for them.',
    cases: ['chat/request/sent/usage-wish'],
    checks: ['request-carries', 'usage-is-present'],
  },
  {
    seen: ['BerriAI/litellm#18166', 'spring-projects/spring-ai#4449'],
    symptom: 'All models but Cohere’s are refused for their request format.',
    cause: 'The request had Cohere’s shape; the others take GENERIC.',
    cases: [
      'stream/plain/generic',
      'answer/plain/generic',
      'request/refused/cohere-shape-under-generic',
      'request/refused/cohere-to-gemini',
    ],
    checks: ['no-error', 'answer-is-the-refusal'],
    reported: ['400', 'format'],
  },
  {
    seen: ['pydantic/pydantic-ai#1385'],
    symptom: 'A fresh key is refused with 401 for good, and models cannot be listed with it.',
    cause:
      'A key that is older than its policy stays refused, in the words for an unknown key; the OpenAI surface has no list of models.',
    cases: ['auth/key/*/before-policy', 'chat/route/models*'],
    checks: ['refused-as-unauthenticated', 'answer-is-the-refusal', 'error-status-is-reported'],
  },
  {
    seen: ['oracle/mcp#400', 'oracle/oci-cli#460', 'oracle/oci-python-sdk#590'],
    symptom: 'A session profile is refused, because it names no user.',
    cause: 'A session token takes the place of user and fingerprint.',
    cases: ['auth/signed auth:session_token'],
    checks: ['calls-are-accepted', 'no-call-is-refused'],
  },
];

/**
 * The public bug that a red result equals: one of its cases, and the first check that turned red is one of its
 * checks; those after it may follow from the first.
 *
 * @example
 * publicBugOf(result)?.seen[0]; // 'langchain-ai/langchain#26910'
 */
export function publicBugOf(result: CaseResult): PublicBug | undefined {
  const red = result.findings.find(({ verdict }) => verdict !== 'pass');
  if (red === undefined) return undefined;
  // The check's own words before it are the same for every error.
  const told = (red.message.split('It reported: ')[1] ?? red.message).toLowerCase();
  return publicBugs.find(
    ({ checks, cases, reported }) =>
      checks.some((one) => one === red.check) &&
      (red.check !== 'no-error' || (reported?.some((word) => told.includes(word)) ?? true)) &&
      cases.some((pattern) => parsePattern(pattern).matches(result)),
  );
}

/** The public bugs that a case, in one of these cells, falls under. */
export function publicBugsOf(places: readonly Place[]): readonly PublicBug[] {
  return publicBugs.filter(({ cases }) =>
    cases.some((pattern) => places.some(parsePattern(pattern).matches)),
  );
}

/**
 * Where a bug was told, as an address.
 *
 * @example
 * addressOf('oracle/langchain-oracle#163'); // 'https://github.com/oracle/langchain-oracle/issues/163'
 */
export function addressOf(seen: string): string {
  const [repository = '', number] = seen.split('#');
  const path = number === undefined ? '' : `/issues/${number}`;
  return `https://github.com/${repository}${path}`;
}
